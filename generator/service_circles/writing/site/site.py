"""The values that pages are made of: the directory, everything computed from it, and its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, urlsplit

from service_circles.basics.read_log import shared_property
from service_circles.comparing.change_log import ChangeLog
from service_circles.coverage.circle_reaches import Reaches
from service_circles.coverage.directory_figures import Figures
from service_circles.geo.datum import Point
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import walker_of, whole_minutes
from service_circles.languages.language import SIMPLIFIED, Language
from service_circles.languages.translator import Translator
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterStatus, ServiceAtCenter, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.closures import closed_hours, is_in_use
from service_circles.schedules.public_holidays import Calendar
from service_circles.writing.assets.shared_files import Assets
from service_circles.writing.site.addresses import EDIT_PAGE, path_to_root
from service_circles.writing.site.feedback_links import Ask, Feedback, FeedbackLink, Subject
from service_circles.writing.site.hours_shown import HoursOfSite

FARTHEST_MINUTES = 30
"""Nobody is sent farther on foot."""
HOURS_KEPT = timedelta(days=31)
"""Dated hours that ended longer ago than this are left out of what scripts look up; a clock may be slow by less."""


@dataclass(frozen=True)
class SiteSettings:
    """The URL that the site is published under, the template of edit links with {path} and {line}, and its own face."""

    site_url: str | None = None
    edit_url: str | None = None
    extra_css: tuple[str, ...] = ()
    """Stylesheets of the project, as paths below content/, after ours on every page."""
    logo: str | None = None
    """A picture in place of the emblem in the header, as a path below content/."""


@dataclass(frozen=True, eq=False)
class Site:
    """The directory with everything computed from it, apart from what authors wrote."""

    directory: ServiceDirectory
    calendar: Calendar
    settings: SiteSettings
    assets: Assets
    reaches: Reaches
    pages: tuple[HandwrittenPage, ...] = ()
    translated_pages: tuple[HandwrittenPage, ...] = ()
    language: Language = SIMPLIFIED
    languages: tuple[Language, ...] = (SIMPLIFIED,)
    """All that the site is published in; the first lives at its root."""
    day: date = date.min
    """The day that its pages are of."""
    changes: ChangeLog | None = None
    """Changes before it; None if they are not published."""

    @property
    def words(self) -> Translator:
        """The translator of the interface to the site's language."""
        return self.language.words

    @property
    def points(self) -> Mapping[str, Point]:
        """(latitude, longitude) in WGS84 of every center and area that has a location, by id."""
        return self.reaches.points

    @shared_property
    def hours(self) -> HoursOfSite:
        """The hours shown for each schedule."""
        return HoursOfSite(self.calendar, self.words, self._hours_since, self.day)

    @property
    def _hours_since(self) -> date:
        return self.day - min(HOURS_KEPT, self.day - date.min)

    @shared_property
    def _closed_hours(self) -> Mapping[tuple[str, str | None], Schedule]:
        return closed_hours(self.directory, self._hours_since)

    def hours_at(self, center: ServiceCenter, offered: ServiceAtCenter | None = None) -> Schedule:
        """The hours of a center, or of a service there, with the days on which the place is closed."""
        own = offered.schedule if offered else None
        key = (center.id, offered.service if offered and own else None)
        return self._closed_hours.get(key) or own or center.schedule

    @shared_property
    def whole_area(self) -> Area | None:
        """The only area at the top, which is the whole directory; None if there are several."""
        tops = self.directory.where(Area, parent=None)
        return tops[0] if len(tops) == 1 else None

    def street_of(self, area_id: str) -> Area | None:
        """The outermost area around an area (or itself) below its district; None for a district."""
        path = self.directory.path_to(area_id)
        return next((area for area in path if not area.kind.is_above_streets), None)

    @shared_property
    def figures(self) -> Figures:
        """The figures of reach, of the directory and its areas."""
        return Figures(self.reaches, self.calendar, self.day)

    def centers_near(self, area_id: str) -> tuple[tuple[ServiceCenter, int], ...]:
        """Centers within the standard's minutes on foot of an area, nearest first, with whole minutes."""
        reach = self.reaches.near(area_id)
        centers = self.directory.by_id(ServiceCenter)
        found = reach.places if reach else ()
        return tuple(
            (centers[place.id], whole_minutes(place.minutes)) for place in found if place.id in centers
        )

    def walks_from(self, area_id: str) -> Mapping[str, ReachedPlace]:
        """The known walks from an estate by center: to those near it, and from the nearest of each board.

        A walk back may differ, as an escalator runs one way; from home counts.
        """
        centers, reach = self.directory.by_id(ServiceCenter), self.reaches.near(area_id)
        nearest = (found.get(area_id) for found in self.nearest_by_board.values())
        walks = {place.origin: place for place in nearest if place}
        return walks | {place.id: place for place in (reach.places if reach else ()) if place.id in centers}

    @shared_property
    def nearest_by_board(self) -> Mapping[str, Mapping[str, ReachedPlace]]:
        """For each board and estate the nearest center with a service of the board, within half an hour."""
        walker = walker_of(self.directory.settings.circle_standard.pace)
        return {
            board.id: self.reaches.nearest(self._offering(board.id), walker, FARTHEST_MINUTES)
            for board in self.directory.settings.boards
        }

    def _offering(self, board_id: str) -> list[str]:
        services = {service.id for service in self.directory.where(Service, board=board_id)}
        return [
            center.id
            for center in self.directory.all(ServiceCenter)
            if is_in_use(center, self.day) and any(offered.service in services for offered in center.services)
        ]

    @shared_property
    def has_atlas(self) -> bool:
        """True if anything has a place on a map of the whole directory: a center, or a community's outline."""
        centers, areas = self.directory.all(ServiceCenter), self.directory.all(Area)
        outlined = any(area.boundary for area in areas if area.kind.depth < AreaKind.ESTATE.depth)
        return outlined or any(center.id in self.points for center in centers)

    @shared_property
    def has_near(self) -> bool:
        """True if a reader can be shown which centers are near."""
        gone = CenterStatus.DEFUNCT
        return any(
            center.id in self.points
            for center in self.directory.all(ServiceCenter)
            if center.status is not gone
        )

    @shared_property
    def boards_in_use(self) -> tuple[Board, ...]:
        """The boards with a service; a directory that only begins has few of them."""
        boards = self.directory.settings.boards
        return tuple(board for board in boards if self.directory.where(Service, board=board.id))

    @shared_property
    def empty_lists(self) -> frozenset[str]:
        """The addresses of lists without any record, to which the frame of pages does not lead."""
        lists = (ServiceCenter, Service, ServiceCircle)
        return frozenset(f"{kind.meta.folder}/" for kind in lists if not self.directory.all(kind))

    @shared_property
    def has_life(self) -> bool:
        """True if there are records of community life beside places and services."""
        return any(self.directory.all(kind) for kind in KINDS if kind.meta.is_of_life)

    @shared_property
    def base_path(self) -> str:
        """The path that the site is published under, with slashes around it."""
        path = urlsplit(self.settings.site_url or "/").path
        return path if path.endswith("/") else path + "/"

    def absolute(self, address: str, language: Language | None = None) -> str | None:
        """The full URL of a page's or file's address, if the site knows where it is published.

        It is in the site's own or another language.
        """
        url, prefix = self.settings.site_url, (language or self.language).prefix
        return f"{url.rstrip('/')}/{prefix}{quote(address)}" if url else None

    def edit_url(self, file: str, line: int | None = None) -> str | None:
        """The URL to edit a file of the project at a line; None without a repository."""
        template = self.settings.edit_url
        if template is None:
            return None
        template = template.replace("{path}", quote(file))
        return template.replace("{line}", str(line)) if line else template.removesuffix("#L{line}")

    @shared_property
    def feedback(self) -> Feedback:
        """The ways to tell the publisher something."""
        return Feedback(self.directory.settings, self.language, self.languages[0].words)

    def feedback_about(self, record: Record, address: str) -> Ask:
        """Links to tell the publisher something about a record."""
        position = self.directory.positions.get(record.id)
        edit_url = self.edit_url(position.file, position.line) if position else None
        form_url = f"{path_to_root(address)}{EDIT_PAGE}?record={record.id}"
        has_form = self.directory.settings.editing is not None
        page = self._whole(address)
        subject = Subject(record.name, page, record.id, edit_url, form_url if has_form else None)
        return self.feedback.about(subject, record)

    def feedback_about_page(self, title: str, address: str, file: str | None = None) -> Ask:
        """Links to tell the publisher something about another page; `file` has its text."""
        edit_url = self.edit_url(file) if file else None
        return self.feedback.about(Subject(title, self._whole(address), edit_url=edit_url))

    def nothing_found(self, address: str) -> tuple[FeedbackLink, ...]:
        """Links to tell the publisher that the search at an address found nothing."""
        return self.feedback.nothing_found(self._whole(address))

    def _whole(self, address: str) -> str:
        """The URL of an address; its path where the host is not known."""
        return self.absolute(address) or f"{self.base_path}{self.language.prefix}{quote(address)}"
