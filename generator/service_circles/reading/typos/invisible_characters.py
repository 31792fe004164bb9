"""Signs nobody can see: they come along with copied text, and can hide a second line or a forged word."""

from __future__ import annotations

import re
import unicodedata

_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_LINE_BREAKS = r"\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
PATTERN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)
_INVISIBLE = re.compile(PATTERN)
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")


def first_invisible(line: str) -> int | None:
    """Where the first invisible sign of a line is, from 0. A joiner inside an emoji is none."""
    return next(
        (found.start() for found in _INVISIBLE.finditer(line) if not _joins_emoji(line, found.start())), None
    )


def without_invisible(line: str) -> str:
    """The line as it looks; hidden line breaks become spaces."""
    visible = _LINE_BREAK.sub(" ", line)
    return _INVISIBLE.sub(
        lambda found: found.group() if _joins_emoji(visible, found.start()) else "", visible
    )


def is_line_break(sign: str) -> bool:
    """Whether some programs begin a new line here, and others do not."""
    return _LINE_BREAK.match(sign) is not None


def name_of(sign: str) -> str:
    """Its number and name, since it cannot be shown."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'CONTROL')}"


def _joins_emoji(line: str, at: int) -> bool:
    if line[at] != _JOINER or not 0 < at < len(line) - 1:
        return False
    before = line[at - 2] if line[at - 1] == _EMOJI_STYLE and at > 1 else line[at - 1]
    return _is_pictorial(before) and _is_pictorial(line[at + 1])


def _is_pictorial(sign: str) -> bool:
    return unicodedata.category(sign) in {"So", "Sk"}  # Sk: the skin tones
