"""Sizes of type with which everything on a poster fits on one sheet.

Paper has no script: what fits is computed here, from the number of letters. Lengths are points of type;
the poster's stylesheet has a rule for each size that is named here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from service_circles.basics.display_width import is_wide

SHEET_PT, WIDTH_PT = 775.0, 530.0
"""An A4 sheet within its margins."""
SPARE_PT = 6.0
NAMES_PT = (64, 52, 42, 33, 26)
HOURS_PT = (34, 30, 27, 24, 21, 18, 15)
SMALL_HOURS_PT = 18
"""At this size and below words may go to a second line."""
PHONES_PT = {1: (44, 66), 2: (26, 63), 3: (18, 54)}
"""By how many there are: their size, and how high they are with their frame."""
WHOLE_BOARDS = ((19, 9), (17, 9), (15, 9), (13, 9))
"""Size of type and most lines of a board, the best first: so many that nothing is cut."""
CUT_BOARDS = ((17, 3), (17, 2), (15, 3), (15, 2), (13, 4), (13, 3), (13, 2), (13, 1))
"""If not all fits, names of services beyond these lines are left to the page."""
MAPS_PT, SMALL_MAPS_PT = (290, 270, 250, 232, 215), (190, 165, 140)
"""Widths of the map; the small ones where even a small name leaves no more room."""
_MAP_HEIGHT = 280 / 360
_TOP_PT, _GAP_PT, _HEAD_PT, _CHANNELS_PT = 38.0, 10.0, 24.0, 95.0
_CODE_PT, _CODE_WIDTH_PT = 216.0, 180.0
_CAPTION_LINE_PT, _SMALL_PT = 14.0, 15


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
    """Sizes of type in points, the lines of each board, the map's width (0: no room), how many boards, whether channels find room."""

    name: int
    hours: int
    phones: int
    services: int
    lines: int
    map: int
    boards: int
    has_channels: bool
    has_directions: bool


@lru_cache(maxsize=8192)
def _measured(text: str) -> tuple[float, float]:
    """The width of a text, and of its longest word, in units of its size: a Chinese character is 1."""
    wide = sum(map(_letter, text))
    return wide, max((0.58 * len(word) for word in _words(text)), default=0.0)


@lru_cache(maxsize=8192)
def _letter(letter: str) -> float:
    if is_wide(letter):
        return 1.0
    return 0.62 if letter.isdigit() or letter.isupper() else 0.57


_words = re.compile(r"[!-~]+").findall


def count_lines(text: str, size_pt: float, width_pt: float, most: int = 99) -> int:
    """The number of lines that a text takes; words wrap whole, which leaves half a word empty on average."""
    wide, longest = _measured(text)
    if wide * size_pt <= width_pt:
        return int(bool(text))
    return min(most, ceil(wide * size_pt * 1.03 / max(width_pt / 2, width_pt - longest * size_pt / 2)))


def fit_poster(text: PosterText) -> PosterFit:
    """The largest sizes with which a poster stays on its sheet.

    Most of all no service is cut, then there is a map, then channels: name and hours are smaller for them.
    """
    rests = [
        (name_pt, hours_pt, SHEET_PT - SPARE_PT - _above_pt(text, name_pt, hours_pt))
        for name_pt, hours_pt in _sizes(text)
    ]
    line_pt = _line_pt(text)
    maps = (MAPS_PT, SMALL_MAPS_PT, (0,)) if text.has_map else ((0,),)
    found = (
        (name_pt, hours_pt, channels_pt, rest)
        for boards in (WHOLE_BOARDS, CUT_BOARDS)
        for maps_pt in maps
        for channels_pt in ((_CHANNELS_PT, line_pt) if text.channels else (line_pt,))
        for name_pt, hours_pt, rest_pt in rests
        if channels_pt == line_pt or (name_pt >= 33 and hours_pt > SMALL_HOURS_PT)
        if (rest := _rest(text, rest_pt - channels_pt, maps_pt, boards)) is not None
    )
    chosen = next(found, None)
    if chosen is None and text.directions:  # the code leads to them
        return fit_poster(replace(text, directions=""))
    name_pt, hours_pt, channels_pt, rest = chosen or (
        *rests[-1][:2],
        line_pt,
        _least(text, rests[-1][2] - line_pt),
    )
    services, lines, map_pt, boards = rest
    return PosterFit(
        name=name_pt,
        hours=hours_pt,
        phones=PHONES_PT[min(3, max(1, text.phones))][0],
        services=services,
        lines=lines,
        map=map_pt,
        boards=boards,
        has_channels=channels_pt == _CHANNELS_PT,
        has_directions=bool(text.directions),
    )


def _sizes(text: PosterText) -> Iterator[tuple[int, int]]:
    """Sizes of name and hours, the largest first: on one line, then on two, then as it comes."""
    fitting = [size for size in NAMES_PT if count_lines(text.name, size, WIDTH_PT) <= (1 if size > 42 else 2)]
    for name_pt in fitting or NAMES_PT[-1:]:
        for hours_pt in HOURS_PT:
            is_small = hours_pt <= SMALL_HOURS_PT
            if hours_pt <= name_pt and (name_pt <= 42 if is_small else not _wraps(text, hours_pt)):
                yield name_pt, hours_pt


def _above_pt(text: PosterText, name_pt: int, hours_pt: int) -> float:
    """The height of all but services, map and channels."""
    heights = [
        count_lines(text.name, name_pt, WIDTH_PT, 3) * name_pt * 1.2
        + count_lines(text.address, 21, WIDTH_PT - 24, 2) * 28.4
        + count_lines(text.directions, 15, WIDTH_PT - 24, 2) * 20.7
        + (27 + count_lines(text.notice, 20, WIDTH_PT - 30, 3) * 27 if text.notice else 0),
        _when_pt(text, hours_pt),
        PHONES_PT[min(3, text.phones)][1] if text.phones else 0,
        count_lines(text.accessibility, 15, WIDTH_PT - 25, 2) * 20.7,
        6 + 14.3 * sum(count_lines(words, 10.5, WIDTH_PT, 3) for words in text.foot),
    ]
    return _TOP_PT + sum(height + _GAP_PT for height in heights if height)


def _line_pt(text: PosterText) -> float:
    """The height of the line that names the entrances."""
    lines = count_lines(text.channels_line, 13, WIDTH_PT - 22, 2)
    return lines * 17.5 + _GAP_PT if lines else 0.0


def _when_pt(text: PosterText, size_pt: int) -> float:
    days_pt, times_pt = _columns_pt(text)
    height_pt = _HEAD_PT
    for days, times in text.week:
        wide_pt = sum(_measured(time)[0] * size_pt + size_pt / 2 for time in times)
        lines = sum(count_lines(time, size_pt, times_pt) for time in times) if wide_pt > times_pt else 1
        height_pt += max(lines, count_lines(days, size_pt, days_pt)) * size_pt * 1.3 + 5
    for days, words in text.below_week:
        lines = count_lines(words, _SMALL_PT, times_pt if days else days_pt + times_pt)
        height_pt += max(lines, count_lines(days, _SMALL_PT, days_pt)) * _SMALL_PT * 1.33 + 5
    return max(height_pt, _CODE_PT if text.has_code else 0)


def _columns_pt(text: PosterText) -> tuple[float, float]:
    """The widths of days and times, beside the code if there is one."""
    width_pt = WIDTH_PT - (_CODE_WIDTH_PT if text.has_code else 0)
    return width_pt * 0.38 - 8, width_pt * 0.62


def _wraps(text: PosterText, size_pt: int) -> bool:
    """True if days or a time would be torn apart."""
    days_pt, times_pt = _columns_pt(text)
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


def _least(text: PosterText, rest_pt: float) -> Rest:
    """The sizes where not all services find room."""
    size_pt, lines = CUT_BOARDS[-1]
    boards = max(0, min(len(text.boards), int((rest_pt - _HEAD_PT) / (icon_pt(size_pt) + 5))))
    return size_pt, lines, 0, boards
