"""All that pages are made of: the directory, what is computed from it, and where it is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from urllib.parse import quote, urlsplit

from generator.geo.datum import to_wgs84
from generator.geo.reach import NearbyIndex, Reach, reach_of
from generator.reading.markdown_pages import HandwrittenPage
from generator.records.area import Area, AreaKind
from generator.records.center import ServiceCenter
from generator.records.circle import Pace, ServiceCircle
from generator.records.directory import ServiceDirectory
from generator.records.places import Location
from generator.records.record import Record
from generator.schedules.calendar import Calendar
from generator.writing.assets import Assets

Point = tuple[float, float]


@dataclass(frozen=True)
class SiteSettings:
    """Where the site is published, and the template of edit links with {path} and {line}."""

    site_url: str | None = None
    edit_url: str | None = None


@dataclass(frozen=True)
class Site:
    """The directory with everything computed from it, kept apart from what authors gave."""

    directory: ServiceDirectory
    calendar: Calendar
    settings: SiteSettings
    assets: Assets
    pages: tuple[HandwrittenPage, ...] = ()
    _reaches: dict[str, Reach] = field(default_factory=dict)

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """(latitude, longitude) in WGS84 of every center and area that has a location, by id."""
        return {record.id: _wgs84(record.location) for record in self._placed() if record.location}

    def _placed(self) -> Iterator[ServiceCenter | Area]:
        yield from self.directory.centers
        yield from self.directory.areas

    @cached_property
    def _nearby(self) -> NearbyIndex:
        estates = {area.id for area in self.directory.areas if area.kind is AreaKind.ESTATE}
        centers = self.directory.center_by_id
        return NearbyIndex(
            {id_: point for id_, point in self.points.items() if id_ in centers or id_ in estates}
        )

    def minutes(self, circle: ServiceCircle) -> float:
        """Minutes on foot of a circle: its own or the directory's."""
        return circle.minutes or self.directory.settings.circle_standard.minutes

    def pace(self, circle: ServiceCircle) -> Pace:
        """Pace of a circle: its own or the directory's."""
        return circle.pace or self.directory.settings.circle_standard.pace

    def reach(self, circle: ServiceCircle) -> Reach | None:
        """What a circle reaches; None where no origin has a location."""
        if circle.id not in self._reaches:
            origins = {id_: self.points[id_] for id_ in circle.origins if id_ in self.points}
            if not origins:
                return None
            self._reaches[circle.id] = reach_of(
                origins,
                self._nearby,
                minutes=self.minutes(circle),
                meters_per_second=self.pace(circle).meters_per_second,
                detour_factor=self.directory.settings.circle_standard.detour_factor,
            )
        return self._reaches[circle.id]

    def centers_near(self, area_id: str) -> tuple[tuple[ServiceCenter, int], ...]:
        """Centers within the standard's minutes on foot of an area's point, nearest first."""
        standard = self.directory.settings.circle_standard
        reach = reach_of(
            {area_id: self.points[area_id]},
            self._nearby,
            minutes=standard.minutes,
            meters_per_second=standard.pace.meters_per_second,
            detour_factor=standard.detour_factor,
        )
        centers = self.directory.center_by_id
        return tuple(
            (centers[found.id], ceil(found.minutes)) for found in reach.places if found.id in centers
        )

    @cached_property
    def has_atlas(self) -> bool:
        """Whether anything has a place on a map of the whole directory: a center, or a community's outline."""
        centers, areas = self.directory.centers, self.directory.areas
        outlined = any(area.boundary for area in areas if area.kind.depth < AreaKind.ESTATE.depth)
        return outlined or any(center.id in self.points for center in centers)

    @property
    def base_path(self) -> str:
        """The path that the site is published under, with slashes around it."""
        path = urlsplit(self.settings.site_url or "/").path
        return path if path.endswith("/") else path + "/"

    def absolute(self, address: str) -> str | None:
        """The full URL of an address, if the site knows where it is published."""
        url = self.settings.site_url
        return f"{url.rstrip('/')}/{address}" if url else None

    def correction_url(self, record: Record) -> str | None:
        """Where to correct a record: the publisher's form, or the very line in the repository."""
        if self.directory.settings.correction_url:
            return self.directory.settings.correction_url
        position = self.directory.positions.get(record.id)
        if not self.settings.edit_url or position is None:
            return None
        return self.settings.edit_url.replace("{path}", quote(position.file)).replace(
            "{line}", str(position.line)
        )


def _wgs84(location: Location) -> Point:
    return to_wgs84(location.latitude, location.longitude, location.datum)
