"""Text without control, bidi and other hidden characters, which could forge lines of a log."""

import unicodedata


def visible(text: str) -> str:
    """The text with a dot in place of every hidden character."""
    return "".join("·" if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} else each for each in text)
