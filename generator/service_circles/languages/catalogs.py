"""Catalogs: one gettext file (PO) for each language, in the theme's folder languages/."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING

from service_circles.basics.theme_folder import THEME
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import CHINESE, Forms, Translator, in_context

if TYPE_CHECKING:
    from babel.messages.catalog import Message

FOLDER = "languages"
_WHOLE = (100, 5, 2, 3, 11, 1, 0)
_NAME = re.compile(r'^"X-Language-Name: *(.+?)\\n"', re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Catalog:
    """The messages of a language, its name in itself, and how it counts."""

    code: str
    name: str
    messages: Mapping[str, Forms]
    form_of: Callable[[float], int]
    plural_rule: str


def catalog_of(code: str, theme_folders: Sequence[Path]) -> Catalog | None:
    """The catalog of a language: ours, with a project's own messages in place of ours."""
    files = (folder / FOLDER / f"{code}.po" for folder in theme_folders)
    found = [read_catalog(file) for file in files if file.is_file()]
    if not found:
        return None
    messages = {key: forms for catalog in reversed(found) for key, forms in catalog.messages.items()}
    return replace(found[-1], messages=messages)


@lru_cache(maxsize=16)
def read_catalog(file: Path) -> Catalog:
    """The catalog in a file. Raises ValueError, with file and line, if it is not a gettext file."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - a check without problems needs no catalog

    try:
        with file.open("rb") as opened:
            parsed = read_po(opened, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{file.name}:{error.lineno + 1}: {error}") from error
    messages = {
        key_of(message): forms_of(message) for message in parsed if message.id and all(forms_of(message))
    }
    name = _NAME.search(file.read_text("utf-8"))  # Babel drops headers that it does not know
    return Catalog(
        file.stem,
        name[1] if name else file.stem,
        messages,
        partial(_form_of, c2py(parsed.plural_expr), file.stem),  # c2py refuses all but arithmetic
        parsed.plural_expr,
    )


def key_of(message: Message) -> str:
    """Return the key of a message: its text, after its context if it has one."""
    return in_context(message.id if isinstance(message.id, str) else message.id[0], message.context or "")


def forms_of(message: Message) -> Forms:
    """Return the plural forms of a translation, one where its text has no number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _form_of(rule: Callable[[int], int], code: str, count: float) -> int:
    """The plural form of a number. Gettext does not know fractions: each takes the form of a whole number that counts alike."""
    if count == int(count):
        return rule(int(count))
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - hardly ever

    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return -1
    alike = locale.plural_form(count)
    return next((rule(whole) for whole in _WHOLE if locale.plural_form(whole) == alike), -1)


def in_chinese(text: Phrase) -> str:
    """The text as the code has it."""
    return CHINESE.phrase(text)


def in_english(text: Phrase) -> str:
    """The text as translated by our own catalog."""
    return english().phrase(text)


def in_both(text: Phrase) -> str:
    """'社区级 / Community level'."""
    return f"{in_chinese(text)} / {in_english(text)}"


@cache
def english() -> Translator:
    """The translator of our own catalog."""
    catalog = read_catalog(THEME / FOLDER / "en.po")
    return Translator("en", catalog.messages, form_of=catalog.form_of, plural_rule=catalog.plural_rule)
