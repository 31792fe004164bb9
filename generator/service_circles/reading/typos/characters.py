"""Lookalike characters: full-width ones of Chinese input methods, and invisible ones.

Invisible ones come along with copied text, and can hide a second line or a forged name.
"""

import re
import unicodedata

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
FULL_WIDTH_DIGIT = re.compile("[０-９]")
_DIGITS = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "x"}
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_LINE_BREAKS = r"\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
INVISIBLE_PATTERN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)
_INVISIBLE = re.compile(INVISIBLE_PATTERN)
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")


def halfwidth(text: str) -> str:
    """The text with ASCII letters, digits and punctuation, without curly quotes."""
    return text.translate(_PLAIN).strip()


def plain_digits(text: str) -> str:
    """The text with ASCII digits; as long as before, so that columns stay right."""
    return text.translate(_DIGITS)


def first_invisible(line: str) -> int | None:
    """Column (from 0) of the first invisible character of a line; a joiner inside an emoji does not count."""
    return next(
        (found.start() for found in _INVISIBLE.finditer(line) if not _joins_emoji(line, found.start())), None
    )


def without_invisible(line: str) -> str:
    """The line as it is displayed; hidden line breaks become spaces."""
    visible = _LINE_BREAK.sub(" ", line)
    return _INVISIBLE.sub(
        lambda found: found.group() if _joins_emoji(visible, found.start()) else "", visible
    )


def is_line_break(character: str) -> bool:
    """True if some programs begin a new line here, and others do not."""
    return _LINE_BREAK.match(character) is not None


def unicode_name(character: str) -> str:
    """Number and name of a character that cannot be shown."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"


def _joins_emoji(line: str, at: int) -> bool:
    if line[at] != _JOINER or not 0 < at < len(line) - 1:
        return False
    before = line[at - 2] if line[at - 1] == _EMOJI_STYLE and at > 1 else line[at - 1]
    return _is_pictorial(before) and _is_pictorial(line[at + 1])


def _is_pictorial(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"}  # Sk: the skin tones
