"""Parts of records: what authors write as fields, in one language or several."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from service_circles.records.values.fields import Line, Prose
from service_circles.records.values.translations import (
    Fault,
    LanguageCode,
    TranslatedShape,
    Translation,
    translated_fields,
)

_FROZEN = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
_LINE: TypeAdapter[str] = TypeAdapter(Line)
_PROSE: TypeAdapter[str] = TypeAdapter(Prose)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageCode)


class Part(BaseModel):
    """A piece of a record. Frozen; unknown fields are refused."""

    model_config = _FROZEN

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
