"""Addresses of pages, relative to the site's root; they end in a slash."""

import re
from urllib.parse import quote

from service_circles.languages.language import is_right_to_left
from service_circles.languages.translator import Translator
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.values.fields import EXTENSION

_WITH_PAGES = (Record, Board)
_CHINESE = re.compile(r"([\u3400-\u9fff]+)")

EDIT_PAGE = "edit/"
"""The form in the browser, below the home page of each language."""


def address_of(thing: object) -> str:
    """The permanent address of a record, board or hand-written page; a text is an address already."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, HandwrittenPage):
        return in_address(thing.address, "/")
    if not isinstance(thing, _WITH_PAGES):
        raise TypeError(thing)
    return f"{thing.meta.folder}/{thing.id}/"


def in_address(text: str, safe: str = "") -> str:
    """A text as a part of an address, with all but letters, digits and `safe` characters percent-encoded.

    Chinese letters stay: browsers encode them themselves, and in a page they take a third of the space.
    """
    parts = _CHINESE.split(text)
    return "".join(part if at % 2 else quote(part, safe) for at, part in enumerate(parts))


def address_of_file(path: str) -> str:
    """The address of a file that is published as it is, by its path below content/."""
    return in_address(path, "/")


def path_to_root(address: str) -> str:
    """The way from a page back to the root of the site: 'centers/x/' -> '../../', '' -> './'."""
    return "../" * address.count("/") or "./"


def file_of(address: str) -> str:
    """The file that a web host serves for an address: 'centers/x/' -> 'centers/x/index.html'."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def number_text(words: Translator, number: str) -> str:
    """A number as a language writes its extension: '0000-0000 0009 ext. 801'."""
    line, _, extension = number.partition(EXTENSION)
    text = words("{number}转{extension}", number=line.strip(), extension=extension) if extension else number
    # From right to left the groups of a number would change places: so it is isolated (LRI, PDI).
    return f"\u2066{text}\u2069" if is_right_to_left(words.code) else text


def machine_number(number: str) -> str:
    """A number for programs, which know its extension by 'ext.': '0000-0000 0009 ext. 801'."""
    line, _, extension = number.partition(EXTENSION)
    return f"{line.strip()} ext. {extension}" if extension else number


def call_link(number: str) -> str:
    """The URL that dials a number, with its extension as RFC 3966 has it: '0000-0000 0009转801' has ;ext=801."""
    line, _, extension = "".join(number.split()).partition(EXTENSION)
    return f"tel:{line};ext={extension}" if extension else f"tel:{line}"
