"""Everything that search finds: records, boards, hand-written pages and emergency numbers, with their searched texts.

The same for readers of every language; the texts that results show are in `result_rows`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service_circles.geo.datum import Point
from service_circles.languages.translator import message
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.entry import Entry
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.indicator import Indicator
from service_circles.records.kinds import KINDS
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part
from service_circles.writing.cards.emergency_numbers import anchor_of, emergency_name, public_numbers
from service_circles.writing.finding.folding import fold_text
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

Thing = Record | Board | HandwrittenPage | EmergencyNumber
Texts = dict[str, str]
"""Texts as they were written, by their folded form, each of these once."""

_HEADING = re.compile(r"^ {0,3}#{1,3} +(\S+(?: +\S+)*?)(?: +#+)? *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the index: the documents of a kind, or the small ones of it."""

    kind: RecordKind
    is_small: bool = False


_OTHER_KINDS = (
    RecordKind("emergency", "emergency", message("紧急电话"), Searched(rank=0, is_scanned=True)),
    RecordKind("page", "", message("文章"), Searched(rank=140, later=1.5, is_scanned=True)),
)
_ALL_KINDS = (*_OTHER_KINDS, Board.meta, *(kind.meta for kind in KINDS))
SECTIONS = tuple(
    Section(kind, is_small)
    for kind in sorted(_ALL_KINDS, key=lambda kind: kind.search.rank)
    for is_small in ([False, True] if kind.search.has_small else [False])
)
"""Ordered as equally good results are."""
_NUMBERS = {(section.kind.name, section.is_small): number for number, section in enumerate(SECTIONS)}


def section_number(kind: str, *, is_small: bool = False) -> int:
    """The place in SECTIONS of the documents of a kind."""
    return _NUMBERS[kind, is_small]


@dataclass(frozen=True, slots=True)
class Document:
    """Something to be found. `area` is where it belongs, `offers` has the numbers of its services."""

    section: int
    id: str
    names: Texts
    others: Texts = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    area: str | None = None
    point: Point | None = None
    offers: tuple[int, ...] = ()


def searchable_things(site: Site) -> Iterator[Thing]:
    """Everything that can be found, in the same order for every language."""
    yield from public_numbers(site)
    yield from site.directory.settings.boards
    yield from site.pages
    # Figures from elsewhere would come between the results that residents look for.
    records = site.directory.all(Record)
    yield from (each for each in records if not (isinstance(each, Indicator) and each.practice))


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
        return Document(section_number("emergency"), anchor_of(it), _folded_once(names), _folded_once(others))

    def _page(self, it: HandwrittenPage) -> Document:
        pages = [it, *(page for page in self.site.translated_pages if page.address == it.address)]
        headings = (heading for page in pages for heading in _HEADING.findall(page.body))
        names = _folded_once(page.title for page in pages)
        return Document(
            section_number("page"), address_of(it).removesuffix("/"), names, _folded_once(headings)
        )

    def _record(self, it: Record | Board) -> Document:
        search = it.meta.search
        place = self.site.directory.get(ServiceCenter, it.origins[0]) if isinstance(it, ServiceCircle) else it
        found = [*_in_all_languages(it, *search.others), *self._related(it), *self._labels(it)]
        phones = (*getattr(it, "phones", ()), getattr(it, "phone", None))
        return Document(
            section_number(it.meta.name, is_small=_is_small(it)),
            it.id,
            _folded_once(_in_all_languages(it, *search.names)),
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
        form = fold_text(text)
        if form:
            found.setdefault(form, text)
    return found
