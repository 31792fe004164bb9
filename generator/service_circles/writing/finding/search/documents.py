"""Everything that search finds: records, boards, hand-written pages and emergency numbers, with their searched texts.

The same for readers of every language; the texts that results show are in `result_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from service_circles.geo.datum import Point
from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.area import Area, AreaKind
from service_circles.records.campaign import Campaign
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import KINDS_OF_LIFE, RECORD_CLASSES
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.fields import Part
from service_circles.writing.cards.emergency_numbers import anchor_of, emergency_name, public_numbers
from service_circles.writing.finding.folding import folded
from service_circles.writing.site.site import Site

Thing = Record | Board | HandwrittenPage | EmergencyNumber
Texts = dict[str, str]
"""Texts as they were written, by their folded form, each of these once."""

_HEADING = re.compile(r"^ {0,3}#{1,3} +(.+?)(?: +#+)? *$", re.MULTILINE)


Section = IntEnum(
    "Section",
    "SERVICE BOARD CHANNEL LEDGER EVENT GROUP PAGE ORGANIZATION AREA HOME_AREA CENTER SMALL_CENTER CIRCLE CAMPAIGN HONOR "
    "INDICATOR ENTRY EMERGENCY",
    start=0,
)
"""The sections of the index, in the order in which equally good results stand; large areas and centers before small ones."""

_KINDS = {Section.HOME_AREA: "area", Section.SMALL_CENTER: "center"}
_FOLDERS = {kind.kind_name: kind.folder for kind in RECORD_CLASSES} | {
    "board": "boards",
    "page": "",
    "emergency": "emergency",
}
_FIELDS: Mapping[type[Part], tuple[Section, tuple[str, ...], tuple[str, ...]]] = {
    Service: (Section.SERVICE, ("name", "keywords"), ("summary",)),
    Board: (Section.BOARD, ("name", "short"), ("description",)),
    Channel: (Section.CHANNEL, ("name",), ("purpose", "how")),
    Organization: (Section.ORGANIZATION, ("name",), ("address",)),
    Area: (Section.AREA, ("name",), ("address",)),
    ServiceCenter: (Section.CENTER, ("name",), ("address",)),
    ServiceCircle: (Section.CIRCLE, ("name",), ()),
    Ledger: (Section.LEDGER, ("name",), ("purpose", "entry_name", "how")),
    Entry: (Section.ENTRY, ("name",), ()),
    Event: (Section.EVENT, ("name",), ("remit",)),
    Group: (Section.GROUP, ("name",), ("meets", "how_to_join")),
    Campaign: (Section.CAMPAIGN, ("name",), ()),
    Indicator: (Section.INDICATOR, ("name",), ("slogan", "place", "topic")),
    Honor: (Section.HONOR, ("name",), ("series", "given_by")),
}
"""The section of each kind, the fields that name it, and other fields by which it is found."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found. `area` is where it belongs, `offers` has the numbers of its services."""

    section: Section
    id: str
    names: Texts
    others: Texts = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    area: str | None = None
    point: Point | None = None
    offers: tuple[int, ...] = ()


def section_folders() -> list[tuple[str, str]]:
    """The kind of each section's documents, and the folder of their pages."""
    kinds = (_KINDS.get(section, section.name.lower()) for section in Section)
    return [(kind, _FOLDERS[kind]) for kind in kinds]


def things_of(site: Site) -> Iterator[Thing]:
    """Everything that can be found, in the same order for every language; services first."""
    directory = site.directory
    yield from public_numbers(site)
    yield from directory.all(Service)
    yield from directory.settings.boards
    yield from directory.all(Channel)
    yield from site.pages
    yield from directory.all(Organization)
    yield from directory.all(Area)
    yield from directory.all(ServiceCenter)
    yield from directory.all(ServiceCircle)
    # Figures from elsewhere would stand among what residents look for here.
    yield from (
        each
        for kind in KINDS_OF_LIFE
        for each in directory.all(kind)
        if not (isinstance(each, Indicator) and each.practice)
    )


def documents_of(site: Site) -> Iterator[Document]:
    """All documents of a site in the language it was written in, in the order of its things."""
    texts = _SearchedTexts(site)
    return (texts.document(thing) for thing in things_of(site))


class _SearchedTexts:
    """The texts by which things are found: their own in all languages, labels, and the areas around them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._service_numbers = {service.id: at for at, service in enumerate(site.directory.all(Service))}
        self._translations = [language.words for language in site.languages if not language.is_chinese]
        self._around: dict[str, tuple[str, ...]] = {}

    def document(self, thing: Thing) -> Document:
        """The document of a thing."""
        if isinstance(thing, EmergencyNumber):
            return self._emergency_number(thing)
        if isinstance(thing, HandwrittenPage):
            return self._page(thing)
        return self._record(thing)

    def _emergency_number(self, it: EmergencyNumber) -> Document:
        names, others = [], _in_all_languages(it, "purpose")
        for language in self.site.languages:
            words = language.words
            names.append(f"{it.number} {words(it.name)}")
            others += [words(it.purpose or ""), emergency_name(words)]
        names += (f"{it.number} {name}" for name in _in_all_languages(it, "name"))
        return Document(Section.EMERGENCY, anchor_of(it), _folded_once(names), _folded_once(others))

    def _page(self, it: HandwrittenPage) -> Document:
        pages = [it, *(page for page in self.site.translated_pages if page.address == it.address)]
        headings = (heading for page in pages for heading in _HEADING.findall(page.source.text))
        names = _folded_once(page.title for page in pages)
        return Document(Section.PAGE, it.address.removesuffix("/"), names, _folded_once(headings))

    def _record(self, it: Record | Board) -> Document:
        section, names, others = _FIELDS[type(it)]
        place = self.site.directory.get(ServiceCenter, it.origins[0]) if isinstance(it, ServiceCircle) else it
        found = [*_in_all_languages(it, *others), *self._related(it), *self._labels(it)]
        phones = (*getattr(it, "phones", ()), getattr(it, "phone", None))
        return Document(
            _SMALL[section] if _is_small(it) else section,
            it.id,
            _folded_once(_in_all_languages(it, *names)),
            _folded_once(found),
            tuple(phone.number for phone in phones if phone),
            _area_of(place),
            self.site.points.get(place.id),
            tuple(self._service_numbers[offered.service] for offered in it.services)
            if isinstance(it, ServiceCenter)
            else (),
        )

    def _related(self, it: Record | Board) -> Iterator[str]:
        """Names of the records to which one belongs."""
        directory = self.site.directory
        match it:
            case Service():
                yield from _in_all_languages(directory.get(Board, it.board), "name")
            case Entry():
                yield from _in_all_languages(directory.get(Ledger, it.ledger), "name", "entry_name")
                yield from self._areas_around(it.area)
            case ServiceCircle():
                origin = directory.get(ServiceCenter, it.origins[0])
                yield from _in_all_languages(origin, "name")
                yield from self._areas_around(origin.area)
            case Area():
                yield from self._areas_around(it.parent)
            case _:
                yield from self._areas_around(getattr(it, "area", None))

    def _areas_around(self, area_id: str | None) -> tuple[str, ...]:
        """The names of an area and of those around it, innermost first."""
        if area_id is None:
            return ()
        if area_id not in self._around:
            area = self.site.directory.get(Area, area_id)
            around = self._areas_around(area.parent)
            self._around[area_id] = (*_in_all_languages(area, "name"), *around)
        return self._around[area_id]

    def _labels(self, it: Record | Board) -> Iterator[str]:
        for value in (getattr(it, "kind", None), *getattr(it, "accessibility", ())):
            if value is not None:
                yield value.label
                yield from (words.label(value) for words in self._translations)


_SMALL = {Section.AREA: Section.HOME_AREA, Section.CENTER: Section.SMALL_CENTER}


def _is_small(it: Record | Board) -> bool:
    if isinstance(it, Area):
        return it.kind.depth >= AreaKind.ESTATE.depth
    return isinstance(it, ServiceCenter) and it.level not in (CenterLevel.DISTRICT, CenterLevel.STREET)


def _area_of(it: Record | Board) -> str | None:
    if isinstance(it, Area):
        return it.id
    if isinstance(it, Organization):
        return it.areas[0] if it.areas else None
    return getattr(it, "area", None)


def _in_all_languages(part: Part, *fields: str) -> list[str]:
    """Some fields as they were written and as they are translated."""
    found: list[str] = []
    for name in fields:
        found += _as_list(getattr(part, name))
        for each in part.translations:
            if each.field == name:
                found += each.texts or _as_list(each.text)
    return found


def _as_list(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _folded_once(texts: Iterable[str]) -> Texts:
    """Texts by their folded form; of equal forms the first stays."""
    found: Texts = {}
    for text in texts:
        form = folded(text)
        if form:
            found.setdefault(form, text)
    return found
