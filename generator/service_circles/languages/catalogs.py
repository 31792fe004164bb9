"""Catalogs: one gettext file (PO) for each language, in the theme's folder languages/."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from gettext import c2py
from pathlib import Path

from service_circles.languages.translator import Forms, in_context

FOLDER = "languages"
_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) +)?("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, eq=False)
class Catalog:
    """The messages of a language, its name in itself, and how it counts."""

    code: str
    name: str
    messages: Mapping[str, Forms]
    form_of: Callable[[float], int]


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
    """The catalog in a file. Raises ValueError if it is not a gettext file."""
    messages: dict[str, Forms] = {}
    for entry in _entries(file):
        forms = tuple(text for keyword, text in entry.items() if keyword.startswith("msgstr"))
        if all(forms):
            messages[in_context(entry.get("msgid", ""), entry.get("msgctxt", ""))] = forms
    header = messages.pop("", ("",))[0]
    name = re.search("X-Language-Name: *(.+)", header)
    plural = re.search("plural=([^;]+)", header)
    form_of = partial(_form_of, c2py(plural[1] if plural else "0"))
    return Catalog(file.stem, name[1] if name else file.stem, messages, form_of)


def _form_of(rule: Callable[[int], int], count: float) -> int:
    """The plural form of a number; fractions, which gettext does not know, take the last."""
    return rule(int(count)) if count == int(count) else -1


def _entries(file: Path) -> Iterator[Mapping[str, str]]:
    """The texts of each entry by their keywords. (To import Babel alone takes as long as many a check.)"""
    entry: dict[str, str] = {}
    keyword = ""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if not found:
            raise ValueError(f"{file.name}:{number}: this line is not one of a gettext file")
        if found[1] in {"msgctxt", "msgid"} and keyword.startswith("msgstr"):
            yield entry
            entry = {}
        keyword = found[1] or keyword
        entry[keyword] = entry.get(keyword, "") + json.loads(found[2])
    yield entry
