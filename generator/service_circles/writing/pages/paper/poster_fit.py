"""Sizes of type with which everything on a poster fits on one sheet.

Paper has no script: what fits is computed here, from the number of letters. Lengths are points of type;
the poster's stylesheet has a rule for each size that is named here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service_circles.writing.pages.paper.line_counts import count_lines, width_of

SHEET_PT, WIDTH_PT = 775.0, 530.0
"""An A4 sheet within its margins."""
SPARE_PT = 6.0
NAMES_PT = (64, 52, 42, 33, 26)
HOURS_PT = (34, 30, 27, 24, 21, 18, 15)
SMALL_HOURS_PT = 18
"""At this size and below words may go to a second line."""
MOST_ACCESS_LINES = 3
WHOLE_LINES = 9
WHOLE_BOARDS = tuple((size, WHOLE_LINES) for size in (19, 17, 15, 13, 12))
"""Size of type and most lines of a board, the best first: so many that nothing is cut."""
CUT_BOARDS = ((17, 3), (17, 2), (15, 3), (15, 2), (13, 4), (13, 3), (13, 2), (13, 1))
"""If not all fits, names of services beyond these lines are left to the page."""
MAPS_PT, SMALL_MAPS_PT = (290, 270, 250, 232, 215), (190, 165, 140)
"""Widths of the map; the small ones where even a small name leaves no more room."""
_MAP_HEIGHT = 280 / 360
_TOP_PT, _HEAD_PT, _CHANNELS_PT = 38.0, 24.0, 95.0
_CAPTION_LINE_PT, _SMALL_PT = 14.0, 15


@dataclass(frozen=True, eq=False)
class _Spacing:
    """Room that a poster leaves: gaps, the code (its width, what it takes of both), phones, accessibility.

    `phones`, by how many there are: their size, and how high they are with their frame.
    """

    gap_pt: float
    code_pt: int
    code_height_pt: float
    code_width_pt: float
    phones: Mapping[int, tuple[int, int]]
    access_pt: int


_USUAL = _Spacing(10.0, 158, 216.0, 180.0, {1: (44, 66), 2: (26, 63), 3: (18, 54)}, 15)
_TIGHT = _Spacing(7.0, 124, 172.0, 146.0, {1: (33, 50), 2: (22, 57), 3: (18, 54)}, 13)
"""Before a map or a service is left out."""


@dataclass(frozen=True)
class PosterText:
    """The texts of a poster."""

    name: str
    address: str
    directions: str
    notice: str
    week: Sequence[tuple[str, Sequence[str]]]
    below_week: Sequence[tuple[str, str]]
    phones: int
    boards: Sequence[str]
    accessibility: str
    foot: Sequence[str]
    has_code: bool
    has_map: bool
    caption: str
    channels: int
    channels_line: str = ""
    """The names of the entrances, where their codes find no room."""


@dataclass(frozen=True)
class PosterFit:
    """Sizes of type in points, the lines of each board, the widths of code and map (0: no room), how many boards, whether channels find room."""

    code: int
    name: int
    hours: int
    phones: int
    services: int
    lines: int
    map: int
    boards: int
    has_channels: bool
    has_directions: bool


def fit_poster(text: PosterText) -> PosterFit:
    """The largest sizes with which a poster stays on its sheet.

    Most of all no service is cut, then there is a map, then channels: name and hours are smaller for them. Directions
    are left out where services or the map find room without them, since the code leads to them.
    """
    shorter = (replace(text, directions=""),) if text.directions else ()
    return max(map(_fitted, (*shorter, text)), key=_quality)


def _quality(fit: PosterFit) -> tuple[int, bool, bool, bool]:
    is_whole = fit.lines == WHOLE_LINES
    return fit.boards, is_whole, fit.map > 0, is_whole and fit.has_directions


def _fitted(text: PosterText) -> PosterFit:
    rests = {
        spacing: [
            (name_pt, hours_pt, SHEET_PT - SPARE_PT - _above_pt(text, spacing, name_pt, hours_pt))
            for name_pt, hours_pt in _sizes(text)
        ]
        for spacing in (_USUAL, _TIGHT)
    }
    maps = (MAPS_PT, SMALL_MAPS_PT, (0,)) if text.has_map else ((0,),)
    found = (
        (spacing, name_pt, hours_pt, has_channels, rest)
        for boards in (WHOLE_BOARDS, CUT_BOARDS)
        for maps_pt in maps
        for spacing, has_channels in ((_USUAL, text.channels > 0), (_USUAL, False), (_TIGHT, False))
        for name_pt, hours_pt, rest_pt in rests[spacing]
        if not has_channels or (name_pt >= 33 and hours_pt > SMALL_HOURS_PT)
        if (rest := _rest(text, rest_pt - _below_pt(text, spacing, has_channels), maps_pt, boards))
        is not None
    )
    chosen = next(found, None)
    spacing, name_pt, hours_pt, has_channels, rest = chosen or _least(text, *rests[_TIGHT][-1])
    services, lines, map_pt, boards = rest
    return PosterFit(
        code=spacing.code_pt,
        name=name_pt,
        hours=hours_pt,
        phones=_phones(text, spacing)[0],
        services=services,
        lines=lines,
        map=map_pt,
        boards=boards,
        has_channels=has_channels,
        has_directions=bool(text.directions),
    )


def _phones(text: PosterText, spacing: _Spacing) -> tuple[int, int]:
    return spacing.phones[min(3, max(1, text.phones))]


def _sizes(text: PosterText) -> Iterator[tuple[int, int]]:
    """Sizes of name and hours, the largest first: on one line, then on two, then as it comes."""
    fitting = [size for size in NAMES_PT if count_lines(text.name, size, WIDTH_PT) <= (1 if size > 42 else 2)]
    for name_pt in fitting or NAMES_PT[-1:]:
        for hours_pt in HOURS_PT:
            is_small = hours_pt <= SMALL_HOURS_PT
            if hours_pt <= name_pt and (name_pt <= 42 if is_small else not _wraps(text, hours_pt)):
                yield name_pt, hours_pt


def _above_pt(text: PosterText, spacing: _Spacing, name_pt: int, hours_pt: int) -> float:
    """The height of all but services, map and channels."""
    heights = [
        count_lines(text.name, name_pt, WIDTH_PT, 3) * name_pt * 1.2
        + count_lines(text.address, 21, WIDTH_PT - 24, 2) * 28.4
        + count_lines(text.directions, 15, WIDTH_PT - 24, 2) * 20.7
        + (27 + count_lines(text.notice, 20, WIDTH_PT - 30, 3) * 27 if text.notice else 0),
        _when_pt(text, spacing, hours_pt),
        _phones(text, spacing)[1] if text.phones else 0,
        count_lines(text.accessibility, spacing.access_pt, WIDTH_PT - 25, MOST_ACCESS_LINES)
        * spacing.access_pt
        * 1.38,
        6 + 14.3 * sum(count_lines(words, 10.5, WIDTH_PT, 3) for words in text.foot),
    ]
    return _TOP_PT + sum(height + spacing.gap_pt for height in heights if height)


def _below_pt(text: PosterText, spacing: _Spacing, has_channels: bool) -> float:
    """The height of the channels, or of the line that names the entrances."""
    if has_channels:
        return _CHANNELS_PT
    lines = lines_of_entrances(text.channels_line)
    return lines * 17.5 + spacing.gap_pt if lines else 0.0


def lines_of_entrances(line: str) -> int:
    """The number of lines that the names of entrances take; the sheet shows two."""
    return count_lines(line, 13, WIDTH_PT - 22)


def has_room_for(purpose: str) -> bool:
    """True if what a channel is for fits beside its code."""
    return count_lines(purpose, 10.5, 88) <= 3


def _when_pt(text: PosterText, spacing: _Spacing, size_pt: int) -> float:
    days_pt, times_pt = _columns_pt(text, spacing)
    height_pt = _HEAD_PT
    for days, times in text.week:
        wide_pt = sum(width_of(time) * size_pt + size_pt / 2 for time in times)
        lines = sum(count_lines(time, size_pt, times_pt) for time in times) if wide_pt > times_pt else 1
        height_pt += max(lines, count_lines(days, size_pt, days_pt)) * size_pt * 1.3 + 5
    for days, words in text.below_week:
        lines = count_lines(words, _SMALL_PT, times_pt if days else days_pt + times_pt)
        height_pt += max(lines, count_lines(days, _SMALL_PT, days_pt)) * _SMALL_PT * 1.33 + 5
    return max(height_pt, spacing.code_height_pt if text.has_code else 0)


def _columns_pt(text: PosterText, spacing: _Spacing) -> tuple[float, float]:
    """The widths of days and times, beside the code if there is one."""
    width_pt = WIDTH_PT - (spacing.code_width_pt if text.has_code else 0)
    return width_pt * 0.38 - 8, width_pt * 0.62


def _wraps(text: PosterText, size_pt: int) -> bool:
    """True if days or a time would be torn apart."""
    days_pt, times_pt = _columns_pt(text, _USUAL)
    return any(
        count_lines(days, size_pt, days_pt) > 1
        or any(count_lines(time, size_pt, times_pt) > 1 for time in times)
        for days, times in text.week
    )


Rest = tuple[int, int, int, int]
"""Size of services, their lines, the map's width, and how many boards."""


def _rest(
    text: PosterText, rest_pt: float, maps_pt: Sequence[int], boards: Sequence[tuple[int, int]]
) -> Rest | None:
    """Services beside a map of one of some widths, as large as they go; None if not all of them fit."""
    for map_pt in maps_pt:
        caption_pt = 2 + _CAPTION_LINE_PT * count_lines(text.caption, 10.5, map_pt or WIDTH_PT)
        if map_pt and map_pt * _MAP_HEIGHT + caption_pt > rest_pt:
            continue
        width_pt = WIDTH_PT - (map_pt + 16 if map_pt else 0) - 36
        for size_pt, most in boards:
            boards_pt = _boards_pt(text.boards, size_pt, most, width_pt)
            if boards_pt <= rest_pt and (size_pt > 17 or map_pt <= MAPS_PT[-1]):
                return size_pt, most, map_pt, len(text.boards)
    return None


def _boards_pt(boards: Sequence[str], size_pt: int, most: int, width_pt: float) -> float:
    lines = (count_lines(words, size_pt, width_pt, most) for words in boards)
    return sum(max(icon_pt(size_pt), each * size_pt * 1.32) + 5 for each in lines) + _HEAD_PT * bool(boards)


def icon_pt(size_pt: int) -> float:
    """The height of a board's icon."""
    return size_pt * 1.4


def _least(
    text: PosterText, name_pt: int, hours_pt: int, rest_pt: float
) -> tuple[_Spacing, int, int, bool, Rest]:
    """The sizes where not all services find room."""
    size_pt, lines = CUT_BOARDS[-1]
    room_pt = rest_pt - _below_pt(text, _TIGHT, has_channels=False) - _HEAD_PT
    boards = max(0, min(len(text.boards), int(room_pt / (icon_pt(size_pt) + 5))))
    return _TIGHT, name_pt, hours_pt, False, (size_pt, lines, 0, boards)
