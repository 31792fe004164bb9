"""The display width of a text in a terminal or on a phone's home screen: Chinese characters count double."""

from unicodedata import combining, east_asian_width


def is_wide(character: str) -> bool:
    """True for characters as wide as two Latin letters: most of Chinese."""
    return east_asian_width(character) in "WF"


def display_width(text: str) -> int:
    """The columns that a text takes in a font of fixed width."""
    return sum(0 if combining(character) else 1 + is_wide(character) for character in text)
