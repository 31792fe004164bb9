"""What can be found: every record, board and hand-written page, with all the words it is found by.

The same for readers of every language; what results show is in `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from service_circles.geo.datum import Point
from service_circles.problems.problem import Both
from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.area import Area, AreaKind
from service_circles.records.campaign import Campaign
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.labels import LABELS
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import Part
from service_circles.writing.finding.folding import plain
from service_circles.writing.pages.emergency import anchor_of, emergency_name, public_numbers
from service_circles.writing.site.site import Site

PARTS = (
    "service", "board", "channel", "ledger", "event", "group", "page", "organization", "area", "area", "center",
    "center", "circle", "campaign", "honor", "indicator", "entry",
    "emergency",
)  # fmt: skip
"""The kinds in the order in which equally good results stand; large areas and centers before small ones."""
(
    SERVICE, BOARD, CHANNEL, LEDGER, EVENT, GROUP, PAGE, ORGANIZATION, AREA, HOME_AREA, CENTER,
    SMALL_CENTER, CIRCLE, CAMPAIGN, HONOR, INDICATOR, ENTRY,
    EMERGENCY,
) = range(len(PARTS))  # fmt: skip
Thing = Record | Board | HandwrittenPage | EmergencyNumber
Texts = dict[str, str]
"""Texts as they were written, by what search compares of them, each of these once."""

_HEADING = re.compile(r"^ {0,3}#{1,3} +(.+?)(?: +#+)? *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found. `part` is its place in PARTS, `area` where it belongs, `offers` numbers of services."""

    part: int
    id: str
    names: Texts
    others: Texts = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    area: str | None = None
    point: Point | None = None
    offers: tuple[int, ...] = ()


def things_of(site: Site) -> Iterator[Thing]:
    """Everything that can be found, in the same order for every language; services first."""
    directory = site.directory
    yield from public_numbers(site)
    yield from directory.services
    yield from directory.settings.boards
    yield from directory.channels
    yield from site.pages
    yield from directory.organizations
    yield from directory.areas
    yield from directory.centers
    yield from directory.circles
    yield from (each for each in directory.records_of_life() if not _is_of_other_places(each))


def _is_of_other_places(record: Record) -> bool:
    """Whether it is a figure from elsewhere: it would stand among what residents look for here."""
    return isinstance(record, Indicator) and record.practice


def documents_of(site: Site) -> Iterator[Document]:
    """All documents of a site in the language it was written in, in the order of its things."""
    words = _Words(site)
    return (document(thing, words) for thing in things_of(site))


class _Words:
    """What documents say beside their own words: labels, and the areas around them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.service_numbers = {service.id: at for at, service in enumerate(site.directory.services)}
        self._speaks_english = any(language.code == "en" for language in site.languages)
        self._around: dict[str, tuple[str, ...]] = {}

    def label(self, word: object) -> tuple[str, ...]:
        """What readers call a word of the schema; nothing without one."""
        if word is None:
            return ()
        both: Both = LABELS[word]  # type: ignore[index]
        return (both.zh, both.en) if self._speaks_english else (both.zh,)

    def around(self, area_id: str | None) -> tuple[str, ...]:
        """The names of an area and of those around it, innermost first."""
        if area_id is None:
            return ()
        found = self._around.get(area_id)
        if found is None:
            area = self.site.directory.area_by_id[area_id]
            found = self._around[area_id] = (*_in_all_languages(area, "name"), *self.around(area.parent))
        return found


def _in_all_languages(part: Part, *fields: str) -> list[str]:
    """Some fields as they were written and as they are translated."""
    found: list[str] = []
    for name in fields:
        found += _as_list(getattr(part, name))
        for each in part.translations:
            if each.field == name:
                found += each.texts or _as_list(each.text)
    return found


def _texts(*written: str) -> Texts:
    texts: Texts = {}
    for text in written:
        bare = plain(text)
        if bare and bare not in texts:
            texts[bare] = text
    return texts


def _as_list(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _numbers(phones: Iterable[Phone | None]) -> tuple[str, ...]:
    return tuple(phone.number for phone in phones if phone)


@singledispatch
def document(thing: Thing, words: _Words) -> Document:  # noqa: ARG001
    """The document of a thing."""
    raise TypeError(thing)


@document.register
def _(it: EmergencyNumber, words: _Words) -> Document:
    names, others = [], _in_all_languages(it, "purpose")
    for language in words.site.languages:
        told = language.words
        names.append(f"{it.number} {told(it.name)}")
        others += [told(it.purpose or ""), emergency_name(told)]
    names += (f"{it.number} {name}" for name in _in_all_languages(it, "name"))
    return Document(EMERGENCY, anchor_of(it), _texts(*names), _texts(*others))


@document.register
def _(it: Service, words: _Words) -> Document:
    board = words.site.directory.board_by_id[it.board]
    names = _texts(*_in_all_languages(it, "name", "keywords"))
    others = _texts(*_in_all_languages(it, "summary"), *_in_all_languages(board, "name"))
    return Document(SERVICE, it.id, names, others, _numbers(it.phones))


@document.register
def _(it: Board, words: _Words) -> Document:  # noqa: ARG001
    names = _texts(*_in_all_languages(it, "name", "short"))
    return Document(BOARD, it.id, names, _texts(*_in_all_languages(it, "description")))


@document.register
def _(it: Channel, words: _Words) -> Document:  # noqa: ARG001
    names, others = _texts(*_in_all_languages(it, "name")), _texts(*_in_all_languages(it, "purpose", "how"))
    return Document(CHANNEL, it.id, names, others, _numbers([it.phone]))


@document.register
def _(it: HandwrittenPage, words: _Words) -> Document:
    translated = [page for page in words.site.translated_pages if page.address == it.address]
    names = _texts(it.title, *(page.title for page in translated))
    headings = (heading for page in (it, *translated) for heading in _HEADING.findall(page.source.text))
    return Document(PAGE, it.address.removesuffix("/"), names, _texts(*headings))


@document.register
def _(it: Organization, words: _Words) -> Document:
    others = _texts(*_in_all_languages(it, "address"), *words.label(it.kind))
    area = it.areas[0] if it.areas else None
    return Document(
        ORGANIZATION, it.id, _texts(*_in_all_languages(it, "name")), others, _numbers(it.phones), area
    )


@document.register
def _(it: Area, words: _Words) -> Document:
    part = AREA if it.kind.depth < AreaKind.ESTATE.depth else HOME_AREA
    others = _texts(*_in_all_languages(it, "address"), *words.around(it.parent), *words.label(it.kind))
    point = words.site.points.get(it.id)
    return Document(part, it.id, _texts(*_in_all_languages(it, "name")), others, (), it.id, point)


@document.register
def _(it: ServiceCenter, words: _Words) -> Document:
    is_large = it.level in (CenterLevel.DISTRICT, CenterLevel.STREET)
    return Document(
        CENTER if is_large else SMALL_CENTER,
        it.id,
        _texts(*_in_all_languages(it, "name")),
        _texts(
            *_in_all_languages(it, "address"),
            *words.around(it.area),
            *words.label(it.kind),
            *(label for feature in it.accessibility for label in words.label(feature)),
        ),
        _numbers(it.phones),
        it.area,
        words.site.points.get(it.id),
        tuple(words.service_numbers[offered.service] for offered in it.services),
    )


@document.register
def _(it: ServiceCircle, words: _Words) -> Document:
    origin = words.site.directory.center_by_id[it.origins[0]]
    others = _texts(*_in_all_languages(origin, "name"), *words.around(origin.area))
    point = words.site.points.get(origin.id)
    return Document(CIRCLE, it.id, _texts(*_in_all_languages(it, "name")), others, (), origin.area, point)


_SAYS: Mapping[type[Record], tuple[int, tuple[str, ...]]] = {
    Ledger: (LEDGER, ("purpose", "entry_name", "how")),
    Entry: (ENTRY, ()),
    Event: (EVENT, ("remit",)),
    Group: (GROUP, ("meets", "how_to_join")),
    Campaign: (CAMPAIGN, ()),
    Indicator: (INDICATOR, ("slogan", "place", "topic")),
    Honor: (HONOR, ("series", "given_by")),
}
"""The part of records of community life, and the fields by which they are found beside their names."""


@document.register
def _(it: Ledger | Entry | Event | Group | Campaign | Indicator | Honor, words: _Words) -> Document:
    part, fields = _SAYS[type(it)]
    area = getattr(it, "area", None)
    others = [*_in_all_languages(it, *fields), *words.label(getattr(it, "kind", None)), *words.around(area)]
    if isinstance(it, Entry):
        others += _in_all_languages(words.site.directory.ledger_by_id[it.ledger], "name", "entry_name")
    phones = _numbers([it.phone]) if isinstance(it, Group) else ()
    return Document(part, it.id, _texts(*_in_all_languages(it, "name")), _texts(*others), phones, area)
