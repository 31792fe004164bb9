"""A large made-up directory, phones that stand in it, and what is nearest to them as Python finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import ceil, hypot
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.directory_of import make_directory
from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.walkers import walker_of
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.service import Service
from service_circles.schedules.opening import OpenState, status_at
from service_circles.writing.cards.place_rows import listed_centers
from service_circles.writing.finding.data_encoding import STEPS_PER_DEGREE
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.site import Site, SiteSettings

CENTERS = 1_600


def write_large_site(folder: Path) -> Site:
    """The page with all that it loads, without the hundreds of pages it leads to."""
    make_directory(folder / "project", CENTERS, files="few")
    published = make_publication(load_project(folder / "project"), SiteSettings())
    for address in ["near/", "404.html", *published.files]:
        if address.startswith(("near/", "assets/", "404")):
            file = folder / "site" / file_of(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(published.make(address) or b"")
    return published.editions[0].site


@dataclass(frozen=True)
class Nearest:
    """All centers of a site by the walk from a point, or from an estate, found without any tiles."""

    site: Site
    point: Point
    estate: str | None = None

    @classmethod
    def to(cls, site: Site, estate: str) -> Nearest:
        """The walks from an estate, whose point the phone knows in whole steps."""
        north, east = (
            round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE for degrees in site.points[estate]
        )
        return cls(site, (north, east), estate)

    def ids(self, accepts: Callable[[ServiceCenter], bool] = bool) -> list[str]:
        """The accepted ones, nearest first."""
        placed = [
            center
            for center in listed_centers(self.site.directory.all(ServiceCenter))
            if center.id in self.site.points
        ]
        return [center.id for center in sorted(filter(accepts, placed), key=self._order)]

    def meters(self, id_: str) -> float:
        """Straight meters, from steps of a meter as the phone has them."""
        steps = [round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE for degrees in self.site.points[id_]]
        return hypot(*Plane.around(self.point).east_north_m((steps[0], steps[1])))

    def walk(self, id_: str) -> tuple[int, float]:
        """Minutes and meters on foot: those of the estate's page, else estimated, but longer than what it tells."""
        standard, meters = self.site.directory.settings.circle_standard, self.meters(id_)
        pace = 60 * self.site.reaches.meters_per_second(walker_of(standard.pace)) / standard.detour_factor
        if id_ in self._told:
            return self._told[id_]
        estimated = max(1, ceil(meters / pace))
        is_beyond = self.estate and self.site.reaches.streets and estimated <= standard.minutes
        return int(standard.minutes) + 1 if is_beyond else estimated, meters

    @cached_property
    def _told(self) -> dict[str, tuple[int, float]]:
        """The walks of an estate's page: to all within the standard's minutes and to the nearest of each board."""
        if self.estate is None:
            return {}
        reach = self.site.reaches.near(self.estate)
        boards = (found.get(self.estate) for found in self.site.nearest_by_board.values())
        walks = {found.origin: found for found in boards if found}
        walks |= {found.id: found for found in (reach.places if reach else ())}
        return {id_: (ceil(walk.minutes), round(walk.distance_m)) for id_, walk in walks.items()}

    def _order(self, center: ServiceCenter) -> tuple[int, float, str]:
        minutes, meters = self.walk(center.id)
        return minutes, round(meters, 6), center.id


def is_open(site: Site, now: datetime) -> Callable[[ServiceCenter], bool]:
    """True if a center is open at a local time."""

    def accepts(center: ServiceCenter) -> bool:
        active = center.status is CenterStatus.ACTIVE
        return active and status_at(center.schedule, site.calendar, now).state is OpenState.OPEN

    return accepts


def offers(site: Site, board: str) -> Callable[[ServiceCenter], bool]:
    """True if a center has a service of a board."""
    services = {service.id for service in site.directory.where(Service, board=board)}
    return lambda center: any(here.service in services for here in center.services)


def says(site: Site, words: str) -> Callable[[ServiceCenter], bool]:
    """True if a center's name, address, or a service offered there contains the text."""
    services = site.directory.by_id(Service)

    def accepts(center: ServiceCenter) -> bool:
        offered = [services[here.service] for here in center.services]
        told = [center.name, center.address or "", *(service.name for service in offered)]
        return any(words in text for text in [*told, *(word for one in offered for word in one.keywords)])

    return accepts


def phone_at(browser: Browser, point: Point | None, *, allowed: bool = True) -> BrowserContext:
    """A phone at a point; without one it knows no position."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    if allowed:
        context.grant_permissions(["geolocation"])
    if point:
        context.set_geolocation({"latitude": point[0], "longitude": point[1]})
    return context


def listed_ids(page: Page) -> list[str]:
    """The centers in the list, once it stands."""
    expect(page.locator("#near-found")).to_be_visible()
    expect(page.locator("#near-found[aria-busy]")).to_have_count(0)
    links = page.locator("#near-list a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [link.split("/")[-2] for link in links]
