"""Changes that deserve a second look in a review, because a mistake there would harm residents."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum

from service_circles.comparing.changed_records import SETTINGS, RecordChange
from service_circles.comparing.hours_changes import has_lost_hours
from service_circles.comparing.moves import meters_moved
from service_circles.comparing.page_changes import PageChange
from service_circles.comparing.part_changes import FieldChange
from service_circles.languages.phrase import Phrase, phrase
from service_circles.records.center import CenterStatus, Closure
from service_circles.records.record import Record
from service_circles.records.values.contact import Location, PhoneKind
from service_circles.records.values.schedule import Schedule

FARTHEST_UNNOTICED_M = 200
_HOST = re.compile(r"(?:https?:)?//([^/\s)\"'<>\]]+)|mailto:[^@\s]*@([^\s?)\"'<>\]]+)")
_NUMBERS = frozenset({"phones", "phone", "number", "emergency"})


class Attention(Enum):
    """The reasons, the gravest first."""

    REMOVED = "removed"
    LISTING = "listing"
    LOST_ADDRESS = "lost_address"
    PHONE = "phone"
    MOBILE = "mobile"
    CLOSED = "closed"
    DATUM = "datum"
    MOVED = "moved"
    HOURS = "hours"
    OTHER_HOST = "other_host"
    SETTINGS = "settings"

    @property
    def reason(self) -> Phrase:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    Attention.REMOVED: phrase("删去了"),
    Attention.LISTING: phrase("列出或不列出变了"),
    Attention.LOST_ADDRESS: phrase("旧网址会打不开：改了编号，要在 formerly 里写旧编号"),
    Attention.PHONE: phrase("电话变了"),
    Attention.MOBILE: phrase("公布了手机号"),
    Attention.CLOSED: phrase("关门、暂停或撤销"),
    Attention.DATUM: phrase("坐标系变了"),
    Attention.MOVED: phrase("位置移动超过 {meters} 米", meters=FARTHEST_UNNOTICED_M),
    Attention.HOURS: phrase("原来开着的时间关了"),
    Attention.OTHER_HOST: phrase("链接换到了别的网站"),
    Attention.SETTINGS: phrase("全站都受影响"),
}
_ORDER = list(Attention)


def attention_of(change: RecordChange, created: Iterable[Record], day: date) -> tuple[Attention, ...]:
    """The reasons for a second look at a record; `created` are the records that came with it."""
    return tuple(sorted(set(_reasons(change, created, day)), key=_ORDER.index))


def attention_of_page(change: PageChange) -> tuple[Attention, ...]:
    """The reasons for a second look at a hand-written page."""
    if change.after is None:
        return (Attention.REMOVED,)
    before = change.before.body if change.before else ""
    return (Attention.OTHER_HOST,) if change.before and _hosts(change.after.body) - _hosts(before) else ()


def _reasons(change: RecordChange, created: Iterable[Record], day: date) -> Iterator[Attention]:
    before = change.before
    if change.after is None and isinstance(before, Record):
        if any(type(record) is type(before) and record.name == before.name for record in created):
            yield Attention.LOST_ADDRESS
        elif not before.meta.is_of_life:
            yield Attention.REMOVED
    if change.kind == SETTINGS:
        yield Attention.SETTINGS
    for field in change.fields:
        yield from _reasons_of_field(field, day)


def _reasons_of_field(change: FieldChange, day: date) -> Iterator[Attention]:
    before, after = change.before, change.after
    if before is not None and any(step.name in _NUMBERS for step in change.steps) and _is_number(change):
        yield Attention.PHONE
    if PhoneKind.PUBLIC_MOBILE in (after, getattr(after, "kind", None)):
        yield Attention.MOBILE
    if change.top == "formerly" and after is None:
        yield Attention.LOST_ADDRESS
    if change.top == "listing":
        yield Attention.LISTING
    if isinstance(after, CenterStatus) and after is not CenterStatus.ACTIVE:
        yield Attention.CLOSED
    if isinstance(after, Closure) or (change.top == "closure" and after is not None):
        yield Attention.CLOSED
    yield from _reasons_of_values(before, after, day)


def _reasons_of_values(before: object, after: object, day: date) -> Iterator[Attention]:
    if isinstance(before, Location) and isinstance(after, Location):
        if before.datum is not after.datum:
            yield Attention.DATUM
        if meters_moved(before, after) > FARTHEST_UNNOTICED_M:
            yield Attention.MOVED
    if isinstance(before, Schedule) and isinstance(after, Schedule) and has_lost_hours(before, after, day):
        yield Attention.HOURS
    if isinstance(before, str) and isinstance(after, str) and _hosts(after) - _hosts(before):
        yield Attention.OTHER_HOST


def _is_number(change: FieldChange) -> bool:
    """True for the number itself or a whole phone, not for its label."""
    return change.is_item or change.steps[-1].name in _NUMBERS


def _hosts(text: str) -> set[str]:
    return {(found[1] or found[2]).lower() for found in _HOST.finditer(text)}
