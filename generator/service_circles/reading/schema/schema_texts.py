"""Texts of the schema about a field: its title, description, shape and choices."""

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from service_circles.languages.phrase import FieldDescription, Phrase, label, name_with_title, phrase
from service_circles.problems.suggestion import nearest, suggest
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part, authors_fields


@dataclass(frozen=True, slots=True)
class FieldTexts:
    """A field as authors know it: its name in YAML, its Chinese title, its description."""

    name: str
    title: str
    expected: FieldDescription


@dataclass(frozen=True, slots=True)
class Expected:
    """The shape expected at a place: text, a list, or fields, then of `part`."""

    texts: FieldTexts
    shape: str
    part: type[Part] | None
    choices: type[Enum] | None
    item: type[Part] | None = None

    @property
    def example(self) -> str:
        """The beginning of an item of the list."""
        return f"- {next(iter(authors_fields(self.item)))}: …" if self.item else "- …"


def expected_at(part: type[Part], path: Sequence[str | int]) -> Expected:
    """The shape that the schema expects at a path in a part, or at the nearest field around it."""
    texts = FieldTexts("", "", FieldDescription("", ""))
    annotation: Any = part
    for step in path:
        inner = _part_in(annotation)
        name = step.partition(".")[0] if isinstance(step, str) else ""  # name.en is written as name is
        if isinstance(step, str) and inner is not None and name in authors_fields(inner):
            texts = replace(texts_of(inner, name), name=step)
            annotation = authors_fields(inner)[name].annotation
        elif isinstance(step, int) and _shape(annotation) == "list":
            annotation = get_args(_bare(annotation))[0]
        else:
            break
    shape = _shape(annotation)
    item = _part_in(get_args(_bare(annotation))[0]) if shape == "list" else None
    return Expected(texts, shape, _part_in(annotation), _choices(annotation), item)


@cache
def texts_of(part: type[Part], name: str) -> FieldTexts:
    """The texts of a field, from the schema."""
    info: FieldInfo = authors_fields(part)[name]
    zh, _, en = (info.description or "").partition(" / ")
    return FieldTexts(name, info.title or name, FieldDescription(zh, en))


def list_of_fields(part: type[Part], *, without: typing.Collection[str] = ()) -> tuple[Phrase, ...]:
    """The fields of a part, for a message."""
    names = [name for name in authors_fields(part) if name not in without]
    return tuple(name_with_title(name, texts_of(part, name).title) for name in names)


def list_of_required(part: type[Part]) -> tuple[Phrase, ...]:
    """The required fields of a part; all fields if none is required."""
    optional = [name for name, info in authors_fields(part).items() if not info.is_required()]
    return list_of_fields(part, without=optional if len(optional) < len(authors_fields(part)) else ())


def list_of_choices(choices: type[Enum]) -> tuple[object, ...]:
    """The values to choose from, with their labels."""
    return tuple(map(_choice, choices))


def _choice(choice: Enum) -> object:
    return name_with_title(choice.value, label(choice)) if isinstance(choice, LabeledEnum) else choice.value


def suggested_name(part: type[Part], word: str) -> str | None:
    """The name of the field that a misspelled or Chinese name surely means."""
    names = {texts_of(part, name).title: name for name in authors_fields(part)}
    names |= {name: name for name in authors_fields(part)}
    found = nearest(word, names)
    return names[found] if found is not None else None


def suggested_field(part: type[Part], word: str) -> Phrase | None:
    """The hint that asks whether this field was meant."""
    name = suggested_name(part, word)
    return suggest(name_with_title(name, texts_of(part, name).title) if name else None)


def only_field_missing(part: type[Part], written: typing.Collection[str]) -> str | None:
    """The required field for which a strange one may stand: if only one is missing, and only one is strange."""
    fields = authors_fields(part)
    missing = [name for name, info in fields.items() if info.is_required() and name not in written]
    strange = [name for name in written if name.partition(".")[0] not in fields]
    return missing[0] if len(missing) == len(strange) == 1 else None


def place_of_field(root: type[Part], path: Sequence[str | int], name: str) -> Phrase | None:
    """The hint that says where a field belongs that stands at the wrong level."""
    around = [step for step in path if isinstance(step, str)]
    inside = list(_paths_to(expected_at(root, path).part or root, name))
    if inside:
        below = f"{min(inside, key=len)[-1]}:"
        return phrase("“{name}”属于 {below} 下面的一层：移到它下面，往右缩进", name=name, below=below)
    for steps in range(len(around) - 1, -1, -1):
        part = _part_at(root, around[:steps])
        if part and name in authors_fields(part):
            return phrase("“{name}”要和 {beside} 左边对齐：往左移", name=name, beside=f"{around[steps]}:")
        others = list(_paths_to(part, name)) if part else []
        if others:
            below = f"{min(others, key=len)[-1]}:"
            return phrase("“{name}”属于 {below} 下面的一层：移到它下面，往右缩进", name=name, below=below)
    return None


def _part_at(root: type[Part], names: Sequence[str]) -> type[Part] | None:
    """The part below fields with these names, whether in a list or alone."""
    part: type[Part] | None = root
    for name in names:
        if part is None or name not in authors_fields(part):
            return None
        part = _inner_part(authors_fields(part)[name].annotation)
    return part


def _inner_part(annotation: Any) -> type[Part] | None:
    shape = _shape(annotation)
    return _part_in(get_args(_bare(annotation))[0] if shape == "list" else annotation)


def _paths_to(part: type[Part], name: str) -> Iterator[tuple[str, ...]]:
    """The ways down from a part to others that have a field, as names of fields; at most two steps."""
    for outer, info in authors_fields(part).items():
        inner = _inner_part(info.annotation)
        if inner is None:
            continue
        if name in authors_fields(inner):
            yield (outer,)
        for next_outer, next_info in authors_fields(inner).items():
            innermost = _inner_part(next_info.annotation)
            if innermost is not None and name in authors_fields(innermost):
                yield outer, next_outer


def suggested_choice(choices: type[Enum], word: str) -> Phrase | None:
    """The choice that a misspelled or Chinese text surely means."""
    by_text: dict[str, Enum] = {choice.label: choice for choice in choices if isinstance(choice, LabeledEnum)}
    by_text |= {str(choice.value): choice for choice in choices}
    found = nearest(word, by_text)
    return suggest(_choice(by_text[found]) if found else None)


def _bare(annotation: Any) -> Any:
    """The type without Annotated and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, types.UnionType}:
            annotation = next(choice for choice in get_args(annotation) if choice is not type(None))
        else:
            return annotation


def _part_in(annotation: Any) -> type[Part] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Part) else None


def _choices(annotation: Any) -> type[Enum] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Enum) else None


def _shape(annotation: Any) -> str:
    bare = _bare(annotation)
    if _part_in(bare) is not None:
        return "fields"
    if get_origin(bare) is tuple and not _is_named_tuple(_bare(get_args(bare)[0])):
        return "list"
    return "text"


def _is_named_tuple(annotation: Any) -> bool:
    """Hours and weekdays are read from one text into tuples of these."""
    return isinstance(annotation, type) and issubclass(annotation, tuple) and hasattr(annotation, "_fields")
