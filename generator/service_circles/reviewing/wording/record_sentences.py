"""The sentence of each changed record, and a few words on records that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.comparing.changed_records import RecordChange, record_changes
from service_circles.comparing.part_changes import FieldChange, step_of
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.records.values.record_part import Part, authors_fields
from service_circles.reviewing.wording.change_texts import ChangeTexts
from service_circles.reviewing.wording.value_texts import ValueTexts
from service_circles.schedules.public_holidays import calendar_for

_SHOWN_OF_NEW = ("area", "center", "address", "phones", "schedule", "date", "minutes", "origins")


def sentences(
    before: ServiceDirectory, after: ServiceDirectory, words: Translator = CHINESE
) -> tuple[str, ...]:
    """A sentence per changed record: 'Center: Saturday opening hours 09:00–12:00 → 09:00–17:00; …'."""
    texts = RecordSentences.between(before, after, words)
    return tuple(texts.sentence(change) for change in record_changes(before, after))


@dataclass(frozen=True, eq=False)
class RecordSentences:
    """Writes sentences in one language."""

    texts: ChangeTexts

    @classmethod
    def between(cls, before: ServiceDirectory, after: ServiceDirectory, words: Translator) -> RecordSentences:
        """The sentences of changes between two versions of a directory."""
        return cls(ChangeTexts(ValueTexts(before, after, words), calendar_for(after.settings)))

    def sentence(self, change: RecordChange, more: tuple[str, ...] = ()) -> str:
        """The name of the record and all that changes; `more` phrases come last."""
        words = self.texts.words
        changes = words("；").join((*self.phrases(change), *more))
        return words("{name}：{changes}", name=self.name(change.part), changes=changes)

    def name(self, part: Part) -> str:
        """The name of a record; the settings are called so."""
        return self.texts.values.name_of(part) if isinstance(part, Record) else self.texts.words("全站设置")

    def phrases(self, change: RecordChange) -> list[str]:
        """The changes of a record, each as a phrase."""
        words = self.texts.words
        if change.before is None:
            return [words("新增{kind}", kind=self.kind(change.part)), *self._facts(change.part)]
        if change.after is None:
            return [words("删去了这个{kind}", kind=self.kind(change.part))]
        renamed = [words("编号由 {before} 改为 {after}", before=change.former_id, after=change.id)]
        fields = [field for field in change.fields if field.top != "id" and not _is_new_former_id(field)]
        found = [*(renamed if change.former_id else ()), *self.texts.phrases(fields)]
        return found or [words("只改了写法，意思没变")]

    def kind(self, part: Part) -> str:
        """The kind of a record: 'center'."""
        return (
            self.texts.words.phrase(Phrase(part.meta.title, context="kind"))
            if isinstance(part, Record)
            else ""
        )

    def _facts(self, part: Part) -> Iterator[str]:
        """Return the facts that residents would first ask about a new record."""
        fields, values = authors_fields(type(part)), self.texts.values
        for name in _SHOWN_OF_NEW:
            value = getattr(part, name, None)
            if value not in (None, (), fields[name].default if name in fields else None):
                step = step_of(name, fields[name])
                yield self.texts.words(
                    "{title} {given}", title=values.title(step), given=values.value(value, step)
                )


def _is_new_former_id(change: FieldChange) -> bool:
    """True for what goes with a new id; a former id that is removed is a change of its own."""
    return change.top == "formerly" and change.before is None
