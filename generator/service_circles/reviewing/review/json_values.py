"""Values of records as JSON, with the keys and texts that YAML has."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from service_circles.records.hours.spans import DayRule, Span
from service_circles.records.values.record_part import Part, authors_fields

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def json_value(value: object) -> Any:
    """A value as JSON: parts as objects without what was left out, hours and days as texts."""
    for kind, text in _TEXTS.items():
        if isinstance(value, kind):
            return text(value)
    if isinstance(value, tuple):
        return [json_value(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _part(part: Part) -> dict[str, Any]:
    given = {
        name: json_value(value)
        for name, field in authors_fields(type(part)).items()
        if (value := getattr(part, name)) not in (None, ()) and value != field.default
    }
    others = {f"{each.field}.{each.language}": each.text or list(each.texts) for each in part.translations}
    return given | others


def _span(span: Span) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)


def _day(day: DayRule) -> str:
    return f"{day.nth or ''}{_WEEKDAYS[day.weekday]}"


_TEXTS: Mapping[type, Callable[[Any], Any]] = {
    Part: _part,
    Span: _span,
    DayRule: _day,
    Enum: lambda choice: choice.value,
}
