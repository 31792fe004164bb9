"""The end of a record's page: who checked it and when, and how to say that it is wrong."""

from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.languages.translator import Translator
from service_circles.records.record import Record
from service_circles.records.values.contact import Phone
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.feedback_links import Ask
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class RecordEnd:
    """`stale` is the text for a record that was last checked too long ago: pages show it after the day `stale_after`."""

    ask: Ask
    phone: Phone | None
    stale_after: date | None
    stale: str


def record_end(site: Site, record: Record, address: str | None = None) -> RecordEnd:
    """The end of a record's page; `address` if it is not the one where everybody finds the record."""
    days = site.directory.settings.verified_within_days
    stale_after = record.verified.date + timedelta(days) if record.verified else None
    return RecordEnd(
        site.feedback_about(record, address or address_of(record)),
        first_phone(record),
        stale_after,
        _stale(days, site.words),
    )


def first_phone(record: Record) -> Phone | None:
    """The number to call about a record, if it has one."""
    phones: tuple[Phone, ...] = getattr(record, "phones", ())
    return phones[0] if phones else getattr(record, "phone", None)


def _stale(days: int, words: Translator) -> str:
    if days >= 730:
        return words("已经两年多没有核对了。")
    if days >= 365:
        return words("已经一年多没有核对了。")
    if days >= 180:
        return words("已经半年多没有核对了。")
    return words("已经有些日子没有核对了。")
