"""Fields in other languages: `name.en: …` beside `name: …`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ConfigDict, StringConstraints

LANGUAGE_SHAPE = "[a-z]{2,3}(-[A-Z][a-z]{3})?"
LanguageCode = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE_SHAPE}$")]
"""A language as BCP 47 has it: zh-Hans, zh-Hant, en."""

GATHERED = "translations"
"""The field of the schema that holds all translations of a part of a record."""


@dataclass(frozen=True)
class ReadByResidents:
    """Marks texts that are read by residents, and so can be given in other languages."""

    in_one_line: bool


class Translation(BaseModel):
    """A field in another language: one text, or several of a list."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    field: str
    language: LanguageCode
    text: str | None = None
    texts: tuple[str, ...] = ()


class Fault(NamedTuple):
    """A fault of a translation, in pydantic's terms; `number` counts the texts of a list."""

    key: str
    kind: str
    limits: Mapping[str, Any] = MappingProxyType({})
    number: int | None = None


@dataclass(frozen=True)
class TranslatedShape:
    """The form of a field's translations: a list or a text, in one line or more."""

    is_list: bool
    in_one_line: bool


@lru_cache(maxsize=256)
def translated_fields(kind: type[BaseModel]) -> Mapping[str, TranslatedShape]:
    """The fields of a piece of a record that can be given in other languages."""
    found = {
        name: (field, next(_marks([*field.metadata, field.annotation]), None))
        for name, field in kind.model_fields.items()
    }
    return {
        name: TranslatedShape(_is_list(field.annotation), mark.in_one_line)
        for name, (field, mark) in found.items()
        if mark
    }


def _marks(found: Iterable[Any]) -> Iterator[ReadByResidents]:
    for each in found:
        if isinstance(each, ReadByResidents):
            yield each
        elif not isinstance(each, type):
            yield from _marks([*get_args(each), *getattr(each, "__metadata__", ())])


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_is_list(inner) for inner in get_args(annotation))


def gather_translation(fields: dict[str, Any], key: str, value: Any) -> None:
    """Move the value of a key such as `name.en` to the list of translations."""
    name, _, language = key.partition(".")
    several = "texts" if isinstance(value, list) else "text"
    fields.setdefault(GATHERED, []).append({"field": name, "language": language, several: value})
