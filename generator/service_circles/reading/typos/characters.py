"""Lookalike characters: full-width ones of Chinese input methods, and invisible ones.

Invisible ones come along with copied text, and can hide a second line or a forged name.
"""

import re
import unicodedata

from service_circles.records.values.fields import HIDDEN_CHARACTERS

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    ord("—"): "-",
    ord("–"): "-",
    ord("。"): ".",
    ord("、"): ",",
    ord("“"): None,
    ord("”"): None,
    ord("‘"): None,
    ord("’"): None,
}
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f")
_JOINING_LETTER = re.compile("[\u0600-\u0dff][\u200c\u200d]|[\u1820-\u18aa][\u180b-\u180e]")
_LINE_BREAKS = r"\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
INVISIBLE_PATTERN = rf"[\x00-\x08\x0b\x0c\x0e-\x1f\u200d{HIDDEN_CHARACTERS}]"
_INVISIBLE = re.compile(INVISIBLE_PATTERN)
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")


def halfwidth(text: str) -> str:
    """The text with ASCII letters, digits and punctuation, without curly quotes."""
    return text.translate(_PLAIN).strip()


def first_invisible(line: str) -> int | None:
    """Column (from 0) of the first invisible character of a line; one that belongs there does not count."""
    return next(
        (found.start() for found in _INVISIBLE.finditer(line) if not _belongs(line, found.start())), None
    )


def without_invisible(line: str) -> str:
    """The line as it is displayed; hidden line breaks become spaces."""
    visible = _LINE_BREAK.sub(" ", line)
    return _INVISIBLE.sub(lambda found: found.group() if _belongs(visible, found.start()) else "", visible)


def is_line_break(character: str) -> bool:
    """True if some programs begin a new line here, and others do not."""
    return _LINE_BREAK.match(character) is not None


def unicode_name(character: str) -> str:
    """Number and name of a character that cannot be shown."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"


def _belongs(line: str, at: int) -> bool:
    """True inside an emoji, and where the script of the letter before needs it."""
    if line[at] in _TAGS:
        return _FLAG.search(line[max(at - 7, 0) : at + 8]) is not None
    if line[at] == _JOINER and _joins_emoji(line, at):
        return True
    return _JOINING_LETTER.fullmatch(line[max(at - 1, 0) : at + 1]) is not None


def _joins_emoji(line: str, at: int) -> bool:
    if not 0 < at < len(line) - 1:
        return False
    before = line[at - 2] if line[at - 1] == _EMOJI_STYLE and at > 1 else line[at - 1]
    return _is_pictorial(before) and _is_pictorial(line[at + 1])


def _is_pictorial(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"}  # Sk: the skin tones
