"""How large everything on a poster can be, so that all of it stands on one sheet.

Paper has no script: what fits is worked out here, from the number of letters. Lengths are points of type;
the poster's stylesheet has a rule for each size named here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

SHEET_PT = 776.0
"""The height of an A4 sheet within its margins."""
WIDTH_PT = 530.0
HOURS_WIDTH_PT = 350.0
CODE_HEIGHT_PT = 226.0
_GAP_PT = 11.0
_TOP_PT, _FOOT_PT = 34.0, 44.0
_CHANNELS_PT = 96.0
_LEAST_REST_PT = 120.0
_MAP_PT = 186.0
_MAP_WIDTH_PT = 226.0
NAMES_PT = ((64, 1), (52, 1), (42, 2), (33, 2), (26, 3))
HOURS_PT = (30, 26, 23, 20, 17, 14, 12)
PHONES_PT = (44, 32, 22)
SERVICES = ((19, 3), (19, 2), (17, 2), (17, 1), (15, 1), (13, 1))
"""Size of type and lines of each board, the best first."""


@dataclass(frozen=True)
class PosterText:
    """What a poster says, piece by piece; pairs stand beside each other."""

    name: str
    address: str
    directions: str
    notices: Sequence[str]
    hours: Sequence[tuple[str, str]]
    phones: int
    boards: Sequence[str]
    accessibility: str
    has_code: bool
    has_map: bool
    channels: int


@dataclass(frozen=True)
class PosterFit:
    """Sizes of type in points, the lines of each board, how many boards, and whether channels find room."""

    name: int
    hours: int
    phones: int
    services: int
    lines: int
    boards: int
    has_channels: bool
    has_rest: bool


def letters_wide(text: str) -> float:
    """The width of a text in units of its size: a Chinese character is 1, others a little more than on average."""
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.6 for letter in text)


def lines_of(text: str, size_pt: float, width_pt: float) -> int:
    """The lines that a text takes, with some room for words that go to the next line whole."""
    wide_pt = letters_wide(text) * size_pt
    return ceil(wide_pt * 1.08 / width_pt) if wide_pt > width_pt else int(bool(text))


def fitted(text: PosterText) -> PosterFit:
    """The largest sizes with which a poster stays on its sheet."""
    name, name_lines = _name(text.name)
    hours, hours_pt = _hours(text)
    phones = PHONES_PT[min(text.phones, len(PHONES_PT)) - 1] if text.phones else PHONES_PT[0]
    used_pt = _TOP_PT + _FOOT_PT + name * 1.2 * name_lines + 8 * _GAP_PT
    used_pt += 29 * min(2, lines_of(text.address, 21, WIDTH_PT)) + 21 * min(2, lines_of(text.directions, 15, WIDTH_PT))
    used_pt += sum(24 + 28 * min(2, lines_of(notice, 20, WIDTH_PT)) for notice in text.notices)
    used_pt += max(hours_pt, CODE_HEIGHT_PT if text.has_code else 0)
    used_pt += phones * 1.2 + 24 if text.phones else 0
    used_pt += 21 * min(2, lines_of(text.accessibility, 15, WIDTH_PT))
    rest_pt = SHEET_PT - used_pt
    services, lines, boards = _services(text, rest_pt)
    needed_pt = max(_MAP_PT if text.has_map else 0, _board_pt(services, lines) * boards)
    return PosterFit(
        name=name,
        hours=hours,
        phones=phones,
        services=services,
        lines=lines,
        boards=boards,
        has_channels=text.channels > 0 and rest_pt >= needed_pt + _CHANNELS_PT,
        has_rest=rest_pt >= _LEAST_REST_PT,
    )


def _name(name: str) -> tuple[int, int]:
    """The size of the name, and its lines."""
    for size, most_lines in NAMES_PT:
        lines = lines_of(name, size, WIDTH_PT)
        if lines <= most_lines:
            return size, lines
    return NAMES_PT[-1]


def _hours(text: PosterText) -> tuple[int, float]:
    """The size of the hours, and how high they are."""
    width_pt = HOURS_WIDTH_PT if text.has_code else WIDTH_PT
    for size in HOURS_PT:
        lines = sum(
            max(lines_of(days, size, width_pt * 0.38), lines_of(words, size, width_pt * 0.58))
            for days, words in text.hours
        )
        height_pt = 28 + lines * size * 1.32 + len(text.hours) * 4
        if height_pt <= CODE_HEIGHT_PT:
            break
    return size, height_pt


def _services(text: PosterText, rest_pt: float) -> tuple[int, int, int]:
    """Size and lines of services, and how many boards there is room for."""
    width_pt = WIDTH_PT - (_MAP_WIDTH_PT + 16 if text.has_map else 0) - 38
    for size, most_lines in SERVICES:
        lines = max((min(most_lines, lines_of(words, size, width_pt)) for words in text.boards), default=1)
        if _board_pt(size, lines) * len(text.boards) + 28 <= rest_pt:
            return size, most_lines, len(text.boards)
    size, lines = SERVICES[-1]
    return size, lines, max(0, int((rest_pt - 28) // _board_pt(size, lines)))


def _board_pt(size: float, lines: int) -> float:
    """The height of a board with its services."""
    return max(26, size * 1.32 * lines) + 6
