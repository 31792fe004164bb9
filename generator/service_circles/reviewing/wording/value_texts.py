"""Values of fields as residents and reviewers read them: labels, names, dates, times, places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from service_circles.comparing.part_changes import Step, step_of
from service_circles.languages.translator import Translator, quoted
from service_circles.records.center import Closure
from service_circles.records.directory import ServiceDirectory
from service_circles.records.hours.spans import DayRule, Span
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.values.contact import Boundary, Location, Phone
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part, authors_fields
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.time_texts import date_text, dates_text, days_text, spans_text
from service_circles.schedules.week_table import week_summary

_MOST_NAMED = 5
_FIELDS_OF_A_PART = 3


@dataclass(frozen=True, eq=False)
class ValueTexts:
    """Texts of values, with the names that two versions of a directory give to ids."""

    before: ServiceDirectory
    after: ServiceDirectory
    words: Translator

    @cached_property
    def _names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for directory in (self.before, self.after):
            found |= {board.id: self.name_of(board) for board in directory.all(Board)}
            found |= {record.id: self.name_of(record) for record in directory.all(Record)}
        return found

    def name_of(self, record: Record | Board) -> str:
        """The name in the language of the texts, else the author's."""
        given = record.translation("name", self.words.code)
        return quoted(given if isinstance(given, str) else record.name)

    def title(self, step: Step) -> str:
        """The title of a field in the schema; other languages read its name."""
        title = step.title if self.words.code.startswith("zh") else step.name.replace("_", " ")
        return f"{title} ({step.language})" if step.language else title

    def value(self, value: object, step: Step) -> str:
        """A value of a field, on one line."""
        if isinstance(value, str):
            return self._names.get(value, quoted(value)) if step.refers_to_records else quoted(value)
        if isinstance(value, tuple):
            return self._tuple(value, step)
        return quoted(self._part(value) if isinstance(value, Part) else self._simple(value))

    def _simple(self, value: object) -> str:
        if isinstance(value, bool):
            return self.words("是") if value else self.words("否")
        if isinstance(value, LabeledEnum):
            return self.words.label(value)
        if isinstance(value, date):
            return date_text(value, self.words)
        return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)

    def _tuple(self, values: tuple[object, ...], step: Step) -> str:
        if values and all(isinstance(value, Span) for value in values):
            return spans_text(values, self.words)  # type: ignore[arg-type]
        if values and all(isinstance(value, DayRule) for value in values):
            return days_text(values, self.words)  # type: ignore[arg-type]
        named = self.words.listed(self.value(value, step) for value in values[:_MOST_NAMED])
        return f"{named}…" if len(values) > _MOST_NAMED else named

    def _part(self, part: Part) -> str:
        if isinstance(part, Schedule):
            return week_summary(part, self.words)
        if isinstance(part, Location):
            return f"{part.latitude}, {part.longitude} ({part.datum.value})"
        if isinstance(part, Closure):
            dates = dates_text(part.valid_from, part.valid_to, self.words)
            return " ".join(filter(None, (dates, part.reason, self._names.get(part.replacement or ""))))
        if isinstance(part, Boundary):
            return self.words("{count} 个点", count=len(part.points))
        if isinstance(part, Phone):
            return part.number + (f" {part.label}" if part.label else "")
        given = [(name, field, getattr(part, name)) for name, field in authors_fields(type(part)).items()]
        texts = [
            self.title(step_of(name, field)) if value is True else self.value(value, step_of(name, field))
            for name, field, value in given
            if value not in (None, (), False) and value != field.default
        ]
        return " ".join(texts[:_FIELDS_OF_A_PART])
