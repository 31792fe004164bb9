"""The booklet of a community: large print for those who have no phone, or cannot read small letters on one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service_circles.geo.walkers import whole_minutes
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.values.contact import Phone, PhoneKind
from service_circles.writing.cards.emergency_numbers import public_numbers
from service_circles.writing.cards.map_figures import area_figure
from service_circles.writing.cards.place_rows import PlaceRow, listed_centers
from service_circles.writing.cards.sharing import BOOKLET
from service_circles.writing.drawings.qr_codes import qr_address, qr_code
from service_circles.writing.pages.paper.line_counts import count_lines
from service_circles.writing.pages.paper.paper_hours import PaperHours, paper_hours
from service_circles.writing.pages.paper.poster_fit import NAMES_PT
from service_circles.writing.pages.paper.posters import channels_on_paper
from service_circles.writing.pages.places.channels import channels_of
from service_circles.writing.pages.places.service_pages import services_at
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_CENTERS = 10
MOST_SERVICES = 40
MOST_BROUGHT = 5
MOST_DUTY_PHONES = 5
COVER_WIDTH_PT = 500.0
_AFTER_HOURS = (PhoneKind.EMERGENCY, PhoneKind.DUTY)
ENOUGH_CENTERS = 3
"""A community that has and reaches fewer also lists those of its street."""


@dataclass(frozen=True)
class CenterInBooklet:
    """A center with its number on the map, and minutes on foot from the nearest estate of the community if known."""

    center: ServiceCenter
    number: int | None
    minutes: int | None
    hours: PaperHours


@dataclass(frozen=True)
class ServiceInBooklet:
    """A service in short, and where it is offered."""

    service: Service
    bring: tuple[str, ...]
    where: str


def booklet_page(site: Site, area: Area) -> Page:
    """The booklet of a community."""
    words = site.words
    return Page(
        address_of(area) + BOOKLET,
        "booklet.html",
        words("大字本：{name}", name=area.name),
        lambda: _values(site, area),
        words("{name}的大字本：电话、服务点、要带什么，可以打印", name=area.name),
        indexed=False,
    )


def _values(site: Site, area: Area) -> Values:
    found = list(_centers(site, area))[:MOST_CENTERS]
    rows = tuple(
        PlaceRow(center, number, words=site.words) for number, (center, _) in enumerate(found, start=1)
    )
    services = _services(site, tuple(center for center, _ in found))
    channels = channels_on_paper(site, area.id)
    code = qr_address(site.absolute(address_of(area)))
    records: list[Record] = [center for center, _ in found]
    records += [shown.service for _, group in services for shown in group]
    return {
        "record": area,
        "path": site.directory.path_to(area.id)[:-1],
        "name_size": _name_size(area.name),
        "code": qr_code(code) if code else None,
        "short_address": code.partition("//")[2].rstrip("/").split("/") if code else (),
        "numbers": public_numbers(site),
        "lines": [channel for channel in channels_of(site, area) if channel.phone],
        "duty": list(_duty_phones(center for center, _ in found))[:MOST_DUTY_PHONES],
        "centers": [
            CenterInBooklet(center, row.number, minutes, paper_hours(site, center.schedule))
            for row, (center, minutes) in zip(rows, found, strict=True)
        ],
        "services": services,
        "channels": [shown for shown in channels if shown.code],
        "map": area_figure(site, area, rows),
        "verified": latest(records),
    }


def _duty_phones(centers: Iterable[ServiceCenter]) -> Iterator[tuple[ServiceCenter, Phone]]:
    """Phones that somebody answers when the door is closed."""
    for center in centers:
        yield from ((center, phone) for phone in center.phones if phone.kind in _AFTER_HOURS)


def _name_size(name: str) -> int:
    """The size of a community's name on the cover, in points: on one line, or a long one on two."""
    fitting = (
        size for size in NAMES_PT if count_lines(name, size, COVER_WIDTH_PT) <= (1 if size > 42 else 2)
    )
    return next(fitting, NAMES_PT[-1])


def latest(records: Iterable[Record]) -> date | None:
    """The day when one of some records was last verified."""
    return max((record.verified.date for record in records if record.verified), default=None)


def _centers(site: Site, area: Area) -> Iterator[tuple[ServiceCenter, int | None]]:
    """The community's own centers, those near its estates, and the street's if these are few; each once."""
    directory = site.directory
    near = _minutes_from_estates(site, area)
    own = listed_centers(directory.within(ServiceCenter, area.id))
    around = [directory.get(ServiceCenter, id_) for id_ in sorted(near, key=lambda id_: (near[id_], id_))]
    found = {center.id: center for center in (*own, *listed_centers(around))}
    if len(found) < ENOUGH_CENTERS and area.parent:
        found |= {
            center.id: center for center in listed_centers(directory.where(ServiceCenter, area=area.parent))
        }
    for center in found.values():
        yield center, whole_minutes(near[center.id]) if center.id in near else None


def _minutes_from_estates(site: Site, area: Area) -> dict[str, float]:
    """The centers within the standard's minutes of an estate here, with the fewest minutes to each."""
    minutes: dict[str, float] = {}
    for below in site.directory.within(Area, area.id):
        if below.kind is AreaKind.ESTATE and below.id in site.points:
            for center, needed in site.centers_near(below.id):
                minutes[center.id] = min(needed, minutes.get(center.id, needed))
    return minutes


def _services(
    site: Site, centers: tuple[ServiceCenter, ...]
) -> Sequence[tuple[Board, list[ServiceInBooklet]]]:
    """The services of the centers, board by board, up to MOST_SERVICES."""
    left, found = MOST_SERVICES, []
    for board, group in services_at(site, centers):
        if left <= 0:
            break
        shown = [
            ServiceInBooklet(
                here.service,
                here.service.guide.bring[:MOST_BROUGHT] if here.service.guide else (),
                site.words.listed(center.name for center in here.centers[:3]),
            )
            for here in group[:left]
        ]
        left -= len(shown)
        found.append((board, shown))
    return found
