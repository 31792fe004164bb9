"""Catalogs: one gettext file (PO) for each language, in the theme's folder languages/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from service_circles.languages.translator import Forms, in_context

FOLDER = "languages"
_NAME = re.compile(r'"X-Language-Name: *([^"\\]+)')


@dataclass(frozen=True, eq=False)
class Catalog:
    """The messages of a language, its name in itself, and how it counts."""

    code: str
    name: str
    messages: Mapping[str, Forms]
    form_of: Callable[[float], int]


def catalog_file(code: str, theme_folders: Sequence[Path]) -> Path | None:
    """The file with a language's messages; a project's own wins over ours."""
    files = (folder / FOLDER / f"{code}.po" for folder in theme_folders)
    return next((file for file in files if file.is_file()), None)


@lru_cache(maxsize=16)
def read_catalog(file: Path) -> Catalog:
    """The catalog in a file. Raises ValueError if it is no gettext file."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - only other languages pay for it

    with file.open("rb") as opened:
        try:
            found = read_po(opened, locale=file.stem.replace("-", "_"), abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{file.name}: {error}") from error
    name = _NAME.search(file.read_text("utf-8"))  # Babel forgets headers that it does not know
    messages = dict(_messages(found))
    return Catalog(
        file.stem, name[1] if name else file.stem, messages, _counting(found.num_plurals, file.stem)
    )


def _messages(found: object) -> Iterator[tuple[str, Forms]]:
    for message in found:  # type: ignore[attr-defined]
        key = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
        if key and all(forms):
            yield in_context(key, message.context) if message.context else key, forms


def _counting(forms: int, code: str) -> Callable[[float], int]:
    """Which form of a message goes with a number."""
    if forms < 2:
        return lambda _count: 0
    from babel import Locale  # noqa: PLC0415

    rule = Locale.parse(code, sep="-").plural_form
    order = [tag for tag in ("zero", "one", "two", "few", "many") if tag in rule.tags] + ["other"]
    return lambda count: order.index(rule(count))
