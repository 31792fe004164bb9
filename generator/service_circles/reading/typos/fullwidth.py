"""Full-width signs of Chinese input methods, and the plain ones that they stand for."""

from __future__ import annotations

import re

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


def halfwidth(text: str) -> str:
    """The text with plain letters, digits and signs, without curly quotes."""
    return text.translate(_PLAIN).strip()


def plain_digits(text: str) -> str:
    """The text with plain digits; as long as before, so that places stay right."""
    return text.translate(_DIGITS)
