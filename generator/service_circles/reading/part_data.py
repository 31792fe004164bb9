"""Records as plain data and back, for texts that were validated before.

Data names classes of records; nothing else can be made of it.
"""

import dataclasses
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from service_circles.records import kinds
from service_circles.records.settings import directory_settings
from service_circles.records.values.labeled_enum import LabeledEnum

_PACKAGE = kinds.__name__.rpartition(".")[0]
_PLAIN = frozenset({str, int, float, bool, type(None)})
TUPLE, DATE, CHOICE, ROW, MODEL = range(5)
"""The first item of a list: the kind of value that it stands for."""


def to_data(value: Any) -> Any:
    """A validated value as data; TypeError for one that cannot be."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [TUPLE, *map(to_data, value)]
    if kind is date:
        return [DATE, value.toordinal()]
    if isinstance(value, LabeledEnum):
        return [CHOICE, kind.__name__, value.value]
    if isinstance(value, BaseModel):
        given = value.model_fields_set
        return [
            MODEL,
            kind.__name__,
            {name: to_data(value.__dict__[name]) for name in value.__dict__ if name in given},
        ]
    if kind.__module__.startswith(_PACKAGE) and (isinstance(value, tuple) or dataclasses.is_dataclass(value)):
        row = (
            value
            if isinstance(value, tuple)
            else [getattr(value, each.name) for each in dataclasses.fields(value)]
        )
        return [ROW, kind.__name__, *map(to_data, row)]
    raise TypeError(kind)


def from_data(data: Any) -> Any:
    """The value again; KeyError, TypeError, ValueError or IndexError for data of something else."""
    return _READERS[data[0]](data) if type(data) is list else data


def _model(data: Sequence[Any]) -> BaseModel:
    kind = _classes()[data[1]]
    fields = {name: from_data(value) for name, value in data[2].items()}
    defaults = _defaults(kind)
    if not fields.keys() <= defaults.keys():
        raise ValueError(kind)
    made: BaseModel = kind.__new__(kind)
    object.__setattr__(made, "__dict__", {**defaults, **fields})
    object.__setattr__(made, "__pydantic_fields_set__", set(fields))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    """The values of fields that were not given, in the order of the fields."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
    }


@cache
def _classes() -> dict[str, Any]:
    """The classes of records, of their parts and of values in them, by name."""
    assert directory_settings  # noqa: S101 - loaded, so that its classes are known
    return {
        name: value
        for module in [module for name, module in sys.modules.items() if name.startswith(_PACKAGE)]
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__.startswith(_PACKAGE)
    }


_READERS: Sequence[Callable[[Sequence[Any]], Any]] = (
    lambda data: tuple(map(from_data, data[1:])),
    lambda data: date.fromordinal(data[1]),
    lambda data: _classes()[data[1]](data[2]),
    lambda data: _classes()[data[1]](*map(from_data, data[2:])),
    _model,
)
