"""The list of due records for a group chat: what each page says now, and a link for each answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from service_circles.comparing.part_changes import step_of
from service_circles.languages.translator import Translator
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.records.values.record_part import authors_fields
from service_circles.reviewing.freshness.due_records import DueRecord
from service_circles.reviewing.wording.value_texts import ValueTexts
from service_circles.schedules.time_texts import date_text, month_text
from service_circles.writing.site.addresses import EDIT_PAGE, address_of

_FACTS = ("phones", "schedule", "address", "website")


@dataclass(frozen=True, eq=False)
class DueTexts:
    """Texts on due records in a language; `site_url` is where the site is published."""

    directory: ServiceDirectory
    words: Translator
    site_url: str | None
    has_form: bool

    @property
    def values(self) -> ValueTexts:
        """The texts of values."""
        return ValueTexts(self.directory, self.directory, self.words)

    def name(self, due: DueRecord) -> str:
        """The name of the record."""
        return self.values.name_of(due.record)

    def area(self, due: DueRecord) -> str:
        """The name of its area; of what belongs to none, that of the directory."""
        return self.values.name_of(due.area) if due.area else self.directory.settings.name

    def facts(self, record: Record) -> str:
        """Return the facts that are most often wrong, as published now, so that many can answer without looking anywhere."""
        fields, values = authors_fields(type(record)), self.values
        given = ((name, getattr(record, name, None)) for name in _FACTS)
        return self.words("；").join(
            values.value(value, step_of(name, fields[name])) for name, value in given if value
        )

    def still_right(self, due: DueRecord) -> str:
        """The link that ends in a change request with today's date; empty without a form."""
        return f"{self._form(due)}#do-verify" if self._form(due) else ""

    def changed(self, due: DueRecord) -> str:
        """The link to change the record: the form, else its page with the publisher's ways."""
        if self.site_url is None:
            return ""
        return self._form(due) or f"{self.site_url.rstrip('/')}/{address_of(due.record)}"

    def _form(self, due: DueRecord) -> str:
        if self.site_url is None or not self.has_form:
            return ""
        return f"{self.site_url.rstrip('/')}/{EDIT_PAGE}?record={due.record.id}"


def due_text(found: Iterable[DueRecord], texts: DueTexts, month: date) -> str:
    """The list, to be pasted where colleagues are."""
    found = tuple(found)
    words = texts.words
    lines = [words("{month}要核对：{count} 条", month=month_text(month, words), count=len(found))]
    for area, group in groupby(found, key=texts.area):
        lines += ["", area]
        for due in group:
            lines += _lines(due, texts)
    if found and not texts.has_form:
        lines += ["", words("还对的，回一句“对”，由编辑运行 circles verify 编号")]
    return "".join(f"{line}\n" for line in lines)


def _lines(due: DueRecord, texts: DueTexts) -> Iterator[str]:
    words = texts.words
    checked = (
        words("上次核对 {date}", date=date_text(due.checked, words)) if due.checked else words("从没核对过")
    )
    about = words.listed(filter(None, (due.role, checked)))
    yield words("· {name}（{about}）", name=texts.name(due), about=about)
    facts = texts.facts(due.record)
    if facts:
        yield f"  {facts}"
    if texts.still_right(due):
        yield f"  {words('还对：{link}', link=texts.still_right(due))}"
    if texts.changed(due):
        yield f"  {words('改了：{link}', link=texts.changed(due))}"
