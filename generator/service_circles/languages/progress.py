"""Translated share of the interface: the texts of pages, and the messages that editors see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from service_circles.basics.theme_folder import THEME
from service_circles.languages.catalogs import FOLDER, catalog_of, english, forms_of, key_of
from service_circles.languages.language import OWN_NAMES, SOURCE

_OF_MESSAGES = re.compile(r"[A-Z]\d{3}\x04")
_READ_BY = re.compile(r'^"X-Read-By-Native: *(.*?)\\n"', re.MULTILINE)


@dataclass(frozen=True)
class Progress:
    """A language with the texts it has of all: of pages, of messages; and whether somebody whose language it is has read it."""

    code: str
    name: str
    pages: tuple[int, int]
    messages: tuple[int, int]
    is_read: bool


def progress_of_all(theme_folders: Sequence[Path]) -> Iterator[Progress]:
    """Every language that has a catalog, and Chinese, which needs none."""
    whole = english().messages
    pages = tuple(key for key in whole if not _OF_MESSAGES.match(key))
    of_pages, of_messages = len(pages), len(whole) - len(pages)
    for code, name in OWN_NAMES.items():
        yield Progress(code, name, (of_pages, of_pages), (of_messages, of_messages), code == SOURCE)
    codes = {file.stem for folder in theme_folders for file in (folder / FOLDER).glob("*.po")}
    for code in sorted(codes - OWN_NAMES.keys()):
        catalog = catalog_of(code, theme_folders)
        if catalog is None:
            continue
        shown = sum(key in catalog.messages for key in pages)
        told = sum(key in catalog.messages for key in whole) - shown
        yield Progress(
            code, catalog.name, (shown, of_pages), (told, of_messages), _is_read(code, theme_folders)
        )


def texts_to_translate(code: str, theme_folders: Sequence[Path]) -> str | None:
    """Return the texts that a language lacks, in the format of catalogs with the English as comments; None without a catalog."""
    from babel.messages.pofile import read_po, write_po  # noqa: PLC0415 - no other command needs it

    catalog = catalog_of(code, theme_folders)
    if catalog is None:
        return None
    with (THEME / FOLDER / "en.po").open("rb") as opened:
        lacking = read_po(opened)
    for message in list(lacking):
        if not message.id or key_of(message) in catalog.messages:
            lacking.delete(message.id, message.context)
            continue
        message.auto_comments = [" / ".join(forms_of(message))]
        message.string = ("", "") if message.pluralizable else ""
    text = BytesIO()
    write_po(text, lacking, width=0, omit_header=True)
    return text.getvalue().decode()


def _is_read(code: str, theme_folders: Sequence[Path]) -> bool:
    """True if the header of a catalog names a date on which a native reader went through it; our English was."""
    files = [folder / FOLDER / f"{code}.po" for folder in theme_folders]
    heads = (file.read_text("utf-8")[:2_000] for file in files if file.is_file())
    return any((found := _READ_BY.search(head)) is not None and found[1] not in ("", "no") for head in heads)
