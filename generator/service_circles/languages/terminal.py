"""Texts for terminals and logs: in Chinese and in English."""

from functools import cache

from service_circles.basics.theme_folder import THEME
from service_circles.languages.catalogs import FOLDER, read_catalog
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import CHINESE, Words


def in_chinese(text: Phrase) -> str:
    """The text as the code has it."""
    return CHINESE.phrase(text)


def in_english(text: Phrase) -> str:
    """The text as translated by our own catalog."""
    return _english().phrase(text)


def in_both(text: Phrase) -> str:
    """'社区级 / Community level'."""
    return f"{in_chinese(text)} / {in_english(text)}"


@cache
def _english() -> Words:
    catalog = read_catalog(THEME / FOLDER / "en.po")
    return Words("en", catalog.messages, form_of=catalog.form_of)
