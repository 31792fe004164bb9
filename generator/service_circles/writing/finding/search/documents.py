"""Everything that search finds: records, boards, hand-written pages and emergency numbers, with their searched texts.

The same for readers of every language; the texts that results show are in `result_rows`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.geo.datum import Point
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.life.alert import Alert
from service_circles.records.life.answer import Answer
from service_circles.records.life.entry import Entry
from service_circles.records.life.indicator import Indicator
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.contact import AccessibilityFeature, PhoneKind
from service_circles.writing.cards.emergency_numbers import (
    LocalNumber,
    anchor_of,
    emergency_name,
    local_numbers,
    public_numbers,
)
from service_circles.writing.cards.entry_cards import numbers_of_entries
from service_circles.writing.finding.search.searched_texts import Texts, folded_once, in_all_languages
from service_circles.writing.finding.search.sections import section_number
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

Thing = Record | Board | HandwrittenPage | EmergencyNumber | LocalNumber

_HEADING = re.compile(r"^ {0,3}#{1,3} +(\S+(?: +\S+)*?)(?: +#+)? *$", re.MULTILINE)
_BETWEEN_WORDS = re.compile("[、，,;；/]+")


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found. `area` is where it belongs, `offers` has the numbers of its services.

    Whoever types one of the `urgent` texts, whatever is around it, gets this first.
    """

    section: int
    id: str
    names: Texts
    others: Texts = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    area: str | None = None
    point: Point | None = None
    offers: tuple[int, ...] = ()
    urgent: tuple[str, ...] = ()


def searchable_things(site: Site) -> Iterator[Thing]:
    """Everything that can be found, in the same order for every language."""
    yield from public_numbers(site)
    yield from local_numbers(site, None, PhoneKind.EMERGENCY)
    yield from site.directory.settings.boards
    yield from site.pages
    yield from (each for each in site.directory.all(Record) if not _is_left_out(site, each))


def _is_left_out(site: Site, it: Record) -> bool:
    """True for figures from elsewhere, which would come between what residents look for, alerts that are over, and answers.

    Answers have a file of their own, which is fetched for sentences only.
    """
    if isinstance(it, Answer):
        return True
    return (isinstance(it, Indicator) and it.practice) or (isinstance(it, Alert) and it.ends < site.day)


def documents_of(site: Site) -> Iterator[Document]:
    """All documents of a site in the language it was written in, in the order of its things."""
    texts = _SearchedTexts(site)
    return (texts.document(thing) for thing in searchable_things(site))


class _SearchedTexts:
    """The texts by which things are found: their own in all languages, labels, and the areas around them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._service_numbers = {service.id: at for at, service in enumerate(site.directory.all(Service))}
        self._translations = [language.words for language in site.languages if not language.is_chinese]
        self._around: dict[str, tuple[str, ...]] = {}

    def document(self, thing: Thing) -> Document:
        """The document of a thing."""
        match thing:
            case EmergencyNumber():
                return self._emergency_number(thing)
            case LocalNumber():
                return self._local_number(thing)
            case HandwrittenPage():
                return self._page(thing)
        return self._record(thing)

    def _emergency_number(self, it: EmergencyNumber) -> Document:
        names, others = [], in_all_languages(it, "purpose")
        for language in self.site.languages:
            words = language.words
            names.append(f"{it.number} {words(it.name)}")
            others += [words(it.purpose or ""), emergency_name(words)]
        names += (f"{it.number} {name}" for name in in_all_languages(it, "name"))
        urgent = tuple(folded_once(in_all_languages(it, "keywords")))
        return Document(
            section_number("emergency"), anchor_of(it), folded_once(names), folded_once(others), urgent=urgent
        )

    def _local_number(self, it: LocalNumber) -> Document:
        """Yield the needs that the label of a phone names, such as "电梯困人、爆水管", found like the keywords of a public number."""
        labels = in_all_languages(it.phone, "label")
        return Document(
            section_number("emergency"),
            f"call-{it.phone.number}",
            folded_once(f"{it.phone.number} {name}" for name in in_all_languages(it.owner, "name")),
            folded_once([*labels, *(emergency_name(language.words) for language in self.site.languages)]),
            area=it.areas[0] if it.areas else None,
            urgent=tuple(folded_once(words for label in labels for words in _BETWEEN_WORDS.split(label))),
        )

    def _page(self, it: HandwrittenPage) -> Document:
        pages = [it, *(page for page in self.site.translated_pages if page.address == it.address)]
        titles = {page.title for page in pages}
        headings = (
            heading for page in pages for heading in _HEADING.findall(page.body) if heading not in titles
        )
        names = folded_once(page.title for page in pages)
        return Document(
            section_number("page"), address_of(it).removesuffix("/"), names, folded_once(headings)
        )

    def _record(self, it: Record | Board) -> Document:
        search = it.meta.search
        place = self.site.directory.get(ServiceCenter, it.origins[0]) if isinstance(it, ServiceCircle) else it
        found = [*in_all_languages(it, *search.others), *self._related(it), *self._labels(it)]
        found += self._searched_details(it)
        phones = (*getattr(it, "phones", ()), getattr(it, "phone", None))
        return Document(
            section_number(it.meta.name, is_small=_is_small(it)),
            it.id,
            folded_once([*in_all_languages(it, *search.names), *self._numbered(it)]),
            folded_once(found),
            tuple(phone.number for phone in phones if phone),
            _area_of(place),
            self.site.points.get(place.id),
            tuple(self._service_numbers[offered.service] for offered in it.services)
            if isinstance(it, ServiceCenter)
            else (),
        )

    def _searched_details(self, it: Record | Board) -> Iterator[str]:
        """Yield the values of the directory's own fields that search looks into."""
        searched = {field.name for field in self.site.directory.settings.own_fields if field.searchable}
        if searched and isinstance(it, ServiceCenter):
            for detail in it.details:
                if detail.field in searched:
                    yield from in_all_languages(detail, "value")

    def _numbered(self, it: Record | Board) -> Iterator[str]:
        """'心愿 1102 号': what somebody says who has an entry's number."""
        if isinstance(it, Entry):
            number = numbers_of_entries(self.site)[it.id]
            names = in_all_languages(self.site.directory.get(Ledger, it.ledger), "entry_name")
            said = [language.words for language in self.site.languages]
            yield from (
                words("{name} {number} 号", name=name, number=number) for name in names for words in said
            )

    def _related(self, it: Record | Board) -> Iterator[str]:
        """Names of the records to which one belongs."""
        directory = self.site.directory
        match it:
            case Service():
                yield from in_all_languages(directory.get(Board, it.board), "name")
            case Entry():
                yield from in_all_languages(directory.get(Ledger, it.ledger), "name", "entry_name")
                yield from self._areas_around(it.area)
            case ServiceCircle():
                origin = directory.get(ServiceCenter, it.origins[0])
                yield from in_all_languages(origin, "name")
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
            self._around[area_id] = (*in_all_languages(area, "name"), *around)
        return self._around[area_id]

    def _labels(self, it: Record | Board) -> Iterator[str]:
        if isinstance(it, ServiceCenter) and wheelchair_access(it):
            yield from (language.words("轮椅进得去") for language in self.site.languages)
        for value in (getattr(it, "kind", None), *getattr(it, "accessibility", ())):
            if value is not None and value is not AccessibilityFeature.STEPS:  # names what does not get in
                yield value.label
                yield from (words.label(value) for words in self._translations)


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
