"""The files that a district makes for portals alone: its places, services, coming events and alerts, in all its languages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from pydantic import BaseModel

from service_circles.community.occurrences import occurrences
from service_circles.geo.datum import wgs84_corners
from service_circles.records.area import Area, AreaKind
from service_circles.records.life.event import Event
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.writing.cards.event_rows import place_of
from service_circles.writing.federation.federation_format import (
    ALERTS,
    EVENTS,
    PLACES,
    SERVICES,
    Names,
    SharedAlert,
    SharedAlerts,
    SharedEvent,
    SharedEvents,
    SharedPlace,
    SharedPlaces,
    SharedService,
    SharedServices,
)
from service_circles.writing.finding.search.searched_texts import in_all_languages
from service_circles.writing.site.alerts_shown import current_alerts, period_text, shown_alert
from service_circles.writing.site.site import Site

EVENT_DAYS = 60
"""A portal shows what takes place in so many days; it may collect us late."""
_MOST_ALSO = 100
_NOT_SHARED = (AreaKind.GRID, AreaKind.BUILDING)
"""Nobody looks for home by the number of a grid."""

Sites = Sequence[Site]
"""The site in each of its languages, the one it was written in first."""


def shared_files(sites: Sites) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each file with the function that makes it; none unless the directory takes part in a federation."""
    if sites[0].directory.settings.federation:
        for address, content in (
            (PLACES, _places),
            (SERVICES, _services),
            (EVENTS, _events),
            (ALERTS, _alerts),
        ):
            yield address, partial(_file, content, sites)


def _file(content: Callable[[Sites], BaseModel], sites: Sites) -> bytes:
    return (
        content(sites).model_dump_json(indent=1, exclude_defaults=True).encode() + b"\n"
    )  # a line per value, so that a change is a small difference


def names_in(sites: Sites, text_in: Callable[[Site], str]) -> Names:
    """A text by language, without what is empty."""
    texts = {site.language.code: text_in(site) for site in sites}
    return {code: text for code, text in texts.items() if text}


def names_of(sites: Sites, kind: type[Record]) -> Callable[[str], Mapping[str, str]]:
    """The function from an id of a kind to its names by language."""
    tables = {site.language.code: site.directory.by_id(kind) for site in sites}
    return lambda id_: {code: table[id_].name for code, table in tables.items()}


def _places(sites: Sites) -> SharedPlaces:
    site, names = sites[0], names_of(sites, Area)
    tops = site.directory.where(Area, parent=None)
    areas = [area for top in tops for area in site.directory.within(Area, top.id)]
    shared = [area for area in areas if area.kind not in _NOT_SHARED]
    boundary = site.whole_area.boundary if site.whole_area else None
    return SharedPlaces(
        places=tuple(
            SharedPlace(
                id=area.id,
                kind=area.kind,
                parent=_shared_parent(site, area),
                names=names(area.id),
                at=_rounded(site.points.get(area.id)),
            )
            for area in shared
        ),
        outline=tuple(_rounded(corner) for corner in wgs84_corners(boundary)) if boundary else (),
    )


def _shared_parent(site: Site, area: Area) -> str | None:
    around = reversed(site.directory.path_to(area.id)[:-1])
    return next((each.id for each in around if each.kind not in _NOT_SHARED), None)


def _rounded(point: tuple[float, float] | None) -> tuple[float, float] | None:
    return (round(point[0], 6), round(point[1], 6)) if point else None


def _services(sites: Sites) -> SharedServices:
    names = names_of(sites, Service)
    return SharedServices(
        services=tuple(
            SharedService(
                id=service.id,
                names=names(service.id),
                also=tuple(dict.fromkeys(in_all_languages(service, "keywords")))[:_MOST_ALSO],
            )
            for service in sites[0].directory.all(Service)
        )
    )


def _events(sites: Sites) -> SharedEvents:
    site, names = sites[0], names_of(sites, Event)
    last = site.day + timedelta(EVENT_DAYS - 1)
    found = (
        (event, [each for each in occurrences(event, site.calendar, site.day, last) if each.takes_place])
        for event in site.directory.all(Event)
    )
    return SharedEvents(
        events=tuple(
            SharedEvent(
                id=event.id,
                names=names(event.id),
                place=names_in(sites, partial(_place_in, event.id)),
                hours=days[0].hours,
                days=tuple(each.date for each in days if each.hours == days[0].hours),
            )
            for event, days in found
            if days
        )
    )


def _place_in(event_id: str, site: Site) -> str:
    return place_of(site, site.directory.get(Event, event_id))


def _alerts(sites: Sites) -> SharedAlerts:
    by_language = [{shown.alert.id: shown.alert for shown in current_alerts(site)} for site in sites]
    return SharedAlerts(
        alerts=tuple(
            SharedAlert(
                id=id_,
                level=alert.level,
                names={
                    site.language.code: found[id_].name
                    for site, found in zip(sites, by_language, strict=True)
                },
                period={
                    site.language.code: period_text(site, found[id_])
                    for site, found in zip(sites, by_language, strict=True)
                },
                starts=alert.starts,
                ends=alert.ends,
                until=shown_alert(sites[0], alert).until,
            )
            for id_, alert in by_language[0].items()
        )
    )
