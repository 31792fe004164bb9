"""What results show, in one language: a name, a gray line, hours; with what the script needs to check a result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatch

from service_circles.basics.json_text import json_bytes
from service_circles.geo.datum import Point
from service_circles.reading.pages.handwritten_pages import HandwrittenPage
from service_circles.records.area import Area, AreaKind
from service_circles.records.campaign import Campaign
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.channel import Channel
from service_circles.records.circle import ServiceCircle
from service_circles.records.entry import Entry
from service_circles.records.event import Event
from service_circles.records.group import Group
from service_circles.records.honor import Honor
from service_circles.records.indicator import Indicator
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.time_texts import dates_text
from service_circles.writing.cards.entry_cards import card_of
from service_circles.writing.cards.place_rows import is_listed
from service_circles.writing.finding.folding import plain
from service_circles.writing.finding.search.documents import PARTS, Document, Thing
from service_circles.writing.site.site import Site

_UNITS_PER_DEGREE = 100_000
"""About a meter."""


@dataclass(frozen=True)
class Shown:
    """Name and gray line of a result; its hours, or in words why there are none; for a service, at how many centers."""

    name: str
    line: str = ""
    hours: Schedule | str | None = None
    centers: int = 0


@singledispatch
def shown(thing: Thing, site: Site) -> Shown:  # noqa: ARG001
    """What a result shows of a thing of a site in its language."""
    raise TypeError(thing)


@shown.register
def _(it: EmergencyNumber, site: Site) -> Shown:  # noqa: ARG001
    return Shown(f"{it.number} {it.name}", it.purpose or "")


@shown.register
def _(it: Service, site: Site) -> Shown:
    centers = sum(map(is_listed, site.directory.centers_offering(it.id)))
    return Shown(it.name, it.summary or site.directory.board_by_id[it.board].name, centers=centers)


@shown.register
def _(it: Board, site: Site) -> Shown:  # noqa: ARG001
    return Shown(it.name, it.description or "")


@shown.register
def _(it: Channel, site: Site) -> Shown:  # noqa: ARG001
    return Shown(it.name, it.purpose, it.schedule)


@shown.register
def _(it: HandwrittenPage, site: Site) -> Shown:  # noqa: ARG001
    return Shown(it.title, it.front_matter.get("description", ""))


@shown.register
def _(it: Organization, site: Site) -> Shown:
    return Shown(it.name, _line(site.words.label(it.kind), it.address or ""))


@shown.register
def _(it: Area, site: Site) -> Shown:
    return Shown(it.name, _line(site.words.label(it.kind), _around(site, it.parent)))


@shown.register
def _(it: ServiceCenter, site: Site) -> Shown:
    line = it.address or _line(site.words.label(it.kind), _around(site, it.area))
    if it.status is CenterStatus.ACTIVE:
        return Shown(it.name, line, it.schedule)
    return Shown(it.name, line, _line(site.words.label(it.status), it.status_note or ""))


@shown.register
def _(it: ServiceCircle, site: Site) -> Shown:
    minutes = site.words("步行 {minutes} 分钟", minutes=f"{site.reaches.minutes(it):g}")
    return Shown(it.name, _line(minutes, site.directory.center_by_id[it.origins[0]].name))


@shown.register
def _(it: Ledger, site: Site) -> Shown:  # noqa: ARG001
    return Shown(it.name, it.purpose)


@shown.register
def _(it: Entry, site: Site) -> Shown:
    card = card_of(site, it)
    return Shown(it.name, _line(card.ledger.name, card.stage_name, card.area.name))


@shown.register
def _(it: Event, site: Site) -> Shown:
    center = site.directory.center_by_id.get(it.center or "")
    return Shown(it.name, _line(site.words.label(it.kind), center.name if center else _around(site, it.area)))


@shown.register
def _(it: Group, site: Site) -> Shown:
    return Shown(it.name, _line(site.words.label(it.kind), _around(site, it.area)))


@shown.register
def _(it: Campaign, site: Site) -> Shown:
    return Shown(it.name, dates_text(it.starts, it.ends, site.words))


@shown.register
def _(it: Indicator, site: Site) -> Shown:
    # What is computed is on its page: the index is made beside the pages and need not compute it again.
    return Shown(it.name, _line(it.slogan or "", it.place or _around(site, it.area), it.topic or ""))


@shown.register
def _(it: Honor, site: Site) -> Shown:  # noqa: ARG001
    return Shown(it.name, it.series or it.given_by or "")


def _line(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _around(site: Site, area_id: str | None) -> str:
    """The names of an area and those around it below the district, outermost first; alone a district's own."""
    path = site.directory.path_to(area_id) if area_id else ()
    below = [area.name for area in path if area.kind is not AreaKind.DISTRICT]
    return " ".join(below or [area.name for area in path])


def chunk_text(site: Site, parts: Iterable[Iterable[tuple[Document, Thing]]]) -> bytes:
    """The rows of some documents, part by part, as JSON.

    {"hours": [compiled schedules], "origin": [north, east], "rows": [[row, …] of each of PARTS]}; a row is
    [id, name, line, [its other names], [what else it is found by], hours, north, east, offers], without what is
    empty at its end. North and east count from the origin in 1/100,000 degree; hours are an index, or words.
    """
    known = [[(document, shown(thing, site)) for document, thing in part] for part in parts]
    points = [document.point for part in known for document, _ in part if document.point]
    origin = _origin(points)
    hours = _HoursOfChunk(site)
    rows = [[_row(document, it, origin, hours) for document, it in part] for part in known]
    assert len(rows) == len(PARTS)  # noqa: S101 - the script counts on it
    return b'{"hours":[%s],"origin":%s,"rows":%s}' % (
        ",".join(hours.compiled).encode(),
        json_bytes(origin),
        json_bytes(rows),
    )


class _HoursOfChunk:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbers: dict[str, int] = {}

    def number(self, schedule: Schedule) -> int:
        return self._numbers.setdefault(self._site.hours.of(schedule).compiled, len(self._numbers))

    @property
    def compiled(self) -> list[str]:
        return list(self._numbers)


def _origin(points: Sequence[Point]) -> tuple[int, int]:
    if not points:
        return 0, 0
    return _units(min(point[0] for point in points)), _units(min(point[1] for point in points))


def _units(degrees: float) -> int:
    return round(degrees * _UNITS_PER_DEGREE)


def _row(document: Document, it: Shown, origin: tuple[int, int], hours: _HoursOfChunk) -> list[object]:
    name, line = plain(it.name), plain(it.line)
    also = [text for bare, text in document.names.items() if bare != name]
    more = [text for bare, text in document.others.items() if bare not in name and bare not in line]
    north = east = None
    if document.point:
        north, east = _units(document.point[0]) - origin[0], _units(document.point[1]) - origin[1]
    when = hours.number(it.hours) if isinstance(it.hours, Schedule) else it.hours
    offers: object = list(document.offers) or it.centers or None
    row = [document.id, it.name, it.line, also, [*more, *document.phones], when, north, east, offers]
    while row[-1] in (None, "", []):
        row.pop()
    return row
