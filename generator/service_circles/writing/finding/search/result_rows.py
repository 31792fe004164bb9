"""The rows of results in one language: a name, a gray line, hours, and the values by which the script checks a result."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.alert import Alert
from service_circles.records.life.campaign import Campaign
from service_circles.records.life.channel import Channel
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.honor import Honor
from service_circles.records.life.indicator import Indicator
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.time_texts import dates_text
from service_circles.writing.cards.emergency_numbers import LocalNumber
from service_circles.writing.cards.entry_cards import entry_card
from service_circles.writing.cards.place_rows import is_listed
from service_circles.writing.finding.data_encoding import (
    HoursTable,
    Steps,
    hours_or_reason,
    own_hours,
    south_west_of,
    steps_of,
)
from service_circles.writing.finding.folding import fold_text
from service_circles.writing.finding.search.documents import Document, Thing
from service_circles.writing.finding.search.sections import SECTIONS
from service_circles.writing.site.addresses import call_link, number_text
from service_circles.writing.site.alerts_shown import period_text
from service_circles.writing.site.site import Site

_CHINESE, _LETTER, _DIGIT = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]"), re.compile(r"[0-9]")


def chunk_json(site: Site, sections: Iterable[Iterable[tuple[Document, Thing]]]) -> bytes:
    """The rows of some documents, section by section, as JSON.

    {"origin": [north, east], "rows": [[row, …] of each section], "hours": [compiled schedules]}; a row is
    [id, name, line, [its other names], [other texts that it is found by], hours, north, east, offers], without the
    empty values at its end. North and east count from the origin in steps; hours are an index, or a text. Offers are
    numbers of services, [number, hours] where a service has its own; a number to call has its link there.
    """
    known = [list(section) for section in sections]
    assert len(known) == len(SECTIONS)  # noqa: S101 - the script counts on it
    hours = HoursTable(site.hours)
    origin = south_west_of(
        steps_of(document.point) for section in known for document, _ in section if document.point
    )
    rows = [[_row(site, document, it, origin, hours) for document, it in section] for section in known]
    return hours.with_hours({"origin": origin, "rows": rows})


def _row(site: Site, document: Document, it: Thing, origin: Steps, hours: HoursTable) -> list[object]:
    name, line = name_of(it), line_of(it, site)
    folded_name, folded_line = fold_text(name), fold_text(line)
    is_of_life = isinstance(it, Record) and it.meta.is_of_life
    also = [
        text
        for form, text in document.names.items()
        if form != folded_name and not (is_of_life and not _DIGIT.search(text) and _is_foreign(text, site))
    ]
    more = [
        text
        for form, text in document.others.items()
        if form not in folded_name and form not in folded_line and not _is_foreign(text, site)
    ]
    row: list[object] = [
        document.id,
        name,
        line,
        also,
        [*more, *(number_text(site.words, phone) for phone in document.phones)],
        hours.number(_hours_of(it, site)),
        *_from(origin, document),
        _offers(it, site, document, hours) or _centers_offering(it, site) or _call_link(it),
    ]
    while row[-1] in (None, "", []):
        row.pop()
    return row


def _is_foreign(text: str, site: Site) -> bool:
    """True for a phrase in the other script. Places and services are found by their names in every language; what is said
    about them, and what goes on, in the site's own."""
    has_chinese = _CHINESE.search(text) is not None
    if site.language.is_chinese:
        return not has_chinese and " " in text and _LETTER.search(text) is not None
    return has_chinese


def _offers(it: Thing, site: Site, document: Document, hours: HoursTable) -> list[object]:
    if not isinstance(it, ServiceCenter):
        return []
    own = own_hours(it, site)
    numbers = zip(it.offers, document.offers, strict=True)
    return [[number, hours.number(own[id_])] if id_ in own else number for id_, number in numbers]


def _from(origin: Steps, document: Document) -> tuple[int | None, int | None]:
    if document.point is None:
        return None, None
    north, east = steps_of(document.point)
    return north - origin[0], east - origin[1]


def name_of(it: Thing) -> str:
    """The name of a result."""
    if isinstance(it, HandwrittenPage):
        return it.title
    if isinstance(it, LocalNumber):
        return f"{it.phone.number} {it.owner.name}"
    return f"{it.number} {it.name}" if isinstance(it, EmergencyNumber) else it.name


def _hours_of(it: Thing, site: Site) -> Schedule | str | None:
    if isinstance(it, ServiceCenter):
        return hours_or_reason(it, site)
    return it.schedule if isinstance(it, Channel) else None


def _centers_offering(it: Thing, site: Site) -> int | None:
    return (
        sum(map(is_listed, site.directory.where(ServiceCenter, offers=it.id)))
        if isinstance(it, Service)
        else None
    )


def _call_link(it: Thing) -> str | None:
    if isinstance(it, LocalNumber):
        return call_link(it.phone.number)
    return call_link(it.number) if isinstance(it, EmergencyNumber) else None


def line_of(it: Thing, site: Site) -> str:
    """The gray line of a result; it needs nothing that is computed, since the index is made beside the pages."""
    return " · ".join(filter(None, _line_parts(it, site)))


def _line_parts(it: Thing, site: Site) -> Iterator[str | None]:
    directory, words = site.directory, site.words
    match it:
        case EmergencyNumber():
            yield it.purpose
        case LocalNumber():
            yield it.phone.label
        case HandwrittenPage():
            yield it.front_matter.get("description")
        case Service():
            yield it.summary or directory.get(Board, it.board).name
        case ServiceCircle():
            yield words("步行 {minutes} 分钟", minutes=f"{site.reaches.minutes(it):g}")
            yield directory.get(ServiceCenter, it.origins[0]).name
        case ServiceCenter() if it.address:
            yield it.address
        case _:
            yield from _life_parts(it, site)


def _life_parts(it: Record | Board, site: Site) -> Iterator[str | None]:
    match it:
        case Entry():
            card = entry_card(site, it)
            yield from (card.ledger.name, card.stage_name, card.area.name)
        case Alert():
            yield from (site.words.label(it.level), period_text(site, it))
        case Event():
            center = site.directory.find(ServiceCenter, it.center)
            yield site.words.label(it.kind)
            yield center.name if center else _areas_around(site, it.area)
        case Campaign():
            yield dates_text(it.starts, it.ends, site.words)
        case Indicator():
            yield from (it.slogan, it.place or _areas_around(site, it.area), it.topic)
        case Honor():
            yield it.series or it.given_by
        case _:
            yield from (_text_of(it, name, site) for name in it.meta.search.line)


def _text_of(it: Record | Board, name: str, site: Site) -> str | None:
    value: Any = getattr(it, name)
    if isinstance(value, LabeledEnum):
        return site.words.label(value)
    return _areas_around(site, value) if name in {"area", "parent"} else value


def _areas_around(site: Site, area_id: str | None) -> str:
    """The names of an area and those around it below the district, outermost first; alone a district's own."""
    path = site.directory.path_to(area_id) if area_id else ()
    below = [area.name for area in path if not area.kind.is_above_streets]
    return " ".join(below or [area.name for area in path])
