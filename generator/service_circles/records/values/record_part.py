"""Parts of records: what authors write as fields, in one language or several."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from service_circles.records.values.fields import Line, Prose
from service_circles.records.values.translations import Fault, LanguageCode, ReadByResidents, Translation

Mark = TypeVar("Mark")
Base = TypeVar("Base")

# `defer_build`: the validator of a kind is built when the first record of that kind is read.
_FROZEN = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
_LINE: TypeAdapter[str] = TypeAdapter(Line)
_PROSE: TypeAdapter[str] = TypeAdapter(Prose)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageCode)


class Part(BaseModel):
    """A piece of a record. Frozen; unknown fields are refused."""

    model_config = _FROZEN
    is_often_repeated: ClassVar[bool] = False
    """True where many records have an equal piece, which is then held once."""

    translations: tuple[Translation, ...] = ()

    @field_validator("translations", mode="before")
    @classmethod
    def _as_the_fields_themselves(cls, given: Any) -> Any:
        """Only what residents read is given in other languages: a list as a list, a line as a line."""
        known = translated_fields(cls)
        raw = [each for each in given if isinstance(each, dict)]
        faults = [fault for each in raw for fault in _faults(each, known.get(each["field"]))]
        if faults:
            raise PydanticCustomError("translations", "translations", {"faults": faults})
        return given

    def translation(self, field: str, language: str) -> str | tuple[str, ...] | None:
        """The author's translation of a field into a language; None if there is none."""
        for each in self.translations:
            if each.field == field and each.language == language:
                if translated_fields(type(self))[field].is_list:
                    return each.texts or ((each.text,) if each.text else None)
                return each.text
        return None


def authors_fields(kind: type[Part]) -> Mapping[str, FieldInfo]:
    """The fields that authors write by these names; translations are beside them as `name.en`."""
    return {name: field for name, field in kind.model_fields.items() if name != "translations"}


def marks_of(field: FieldInfo, mark: type[Mark]) -> Iterator[Mark]:
    """The marks of a class in the annotation of a field, at any depth."""
    return (piece for piece in _pieces([*field.metadata, field.annotation]) if isinstance(piece, mark))


def classes_in(field: FieldInfo, base: type[Base]) -> Iterator[type[Base]]:
    """The subclasses of a class that the annotation of a field names, at any depth."""
    pieces = _pieces([field.annotation])
    return (piece for piece in pieces if isinstance(piece, type) and issubclass(piece, base))


def _pieces(annotations: Iterable[Any]) -> Iterator[Any]:
    for each in annotations:
        yield each
        yield from _pieces(get_args(each))


def every_part(kinds: Iterable[type[Part]]) -> list[type[Part]]:
    """The kinds, each followed by the parts first used in it."""
    found: list[type[Part]] = []
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found.append(kind)
            waiting = [
                part for field in authors_fields(kind).values() for part in classes_in(field, Part)
            ] + waiting
    return found


@dataclass(frozen=True)
class TranslatedShape:
    """The form of a field's translations: a list or a text, in one line or more."""

    is_list: bool
    in_one_line: bool


@cache
def translated_fields(kind: type[Part]) -> Mapping[str, TranslatedShape]:
    """The fields of a piece of a record that can be given in other languages."""
    found = {
        name: (field, next(marks_of(field, ReadByResidents), None))
        for name, field in kind.model_fields.items()
    }
    return {
        name: TranslatedShape(_is_list(field.annotation), mark.in_one_line)
        for name, (field, mark) in found.items()
        if mark
    }


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_is_list(inner) for inner in get_args(annotation))


def _faults(given: Mapping[str, Any], shape: TranslatedShape | None) -> Iterator[Fault]:
    """Yield the faults of a translation, judged by the field that it translates."""
    key = f"{given['field']}.{given['language']}"
    if shape is None or ("texts" in given and not shape.is_list):
        yield Fault(key, "translation")
    elif _refusal(_LANGUAGE, given["language"]):
        yield Fault(key, "translation_language")
    elif shape is not None:
        kind = _LINE if shape.in_one_line else _PROSE
        texts = given.get("texts", [given.get("text")])
        for number, text in enumerate(texts):
            if text is not None and (refusal := _refusal(kind, text)):
                yield Fault(key, *refusal, number if "texts" in given else None)


def _refusal(kind: TypeAdapter[str], text: object) -> tuple[str, Mapping[str, Any]] | None:
    """The type of pydantic's error and its limits if it refuses a text."""
    try:
        kind.validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["type"], error.errors()[0].get("ctx", {})
    return None
