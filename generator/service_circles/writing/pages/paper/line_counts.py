"""Width of a text on paper, and its number of lines, by the widths of its letters."""

import re
from functools import lru_cache

from service_circles.basics.display_width import is_wide

_SPARE = 1.03
"""Fonts differ a little."""
_words = re.compile(r"[!-~]+|.").findall


@lru_cache(maxsize=8192)
def width_of(text: str) -> float:
    """The width of a text in units of its size: a Chinese character is 1."""
    return sum(map(_letter, text))


@lru_cache(maxsize=8192)
def _letter(letter: str) -> float:
    if is_wide(letter):
        return 1.0
    return 0.62 if letter.isdigit() or letter.isupper() else 0.53


def count_lines(text: str, size_pt: float, width_pt: float, most: int = 99) -> int:
    """The number of lines that a text takes; words wrap whole."""
    return min(most, _lines(text, size_pt, width_pt))


@lru_cache(maxsize=16384)
def _lines(text: str, size_pt: float, width_pt: float) -> int:
    if width_of(text) * size_pt <= width_pt:
        return int(bool(text))
    lines, taken = 1, 0.0
    for word in _words(text):
        wide = width_of(word) * size_pt * _SPARE
        if taken + wide > width_pt and taken:
            lines, taken = lines + 1, 0.0
        taken += wide
        if taken > width_pt:  # a word longer than a line
            lines, taken = lines + int(taken // width_pt), taken % width_pt
    return lines
