"""Fields in other languages: `name.en: …` beside `name: …`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

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


def gather_translation(fields: dict[str, Any], key: str, value: Any) -> None:
    """Move the value of a key such as `name.en` to the list of translations."""
    name, _, language = key.partition(".")
    several = "texts" if isinstance(value, list) else "text"
    fields.setdefault(GATHERED, []).append({"field": name, "language": language, several: value})
