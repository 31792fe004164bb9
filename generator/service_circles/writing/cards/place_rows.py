"""Centers and estates as lists and maps show them, with the minutes of walkers to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from service_circles.basics.read_log import shared
from service_circles.geo.walkers import Walker, whole_minutes
from service_circles.languages.translator import CHINESE, Translator, message
from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.schedules.time_texts import dates_text
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site


def center_line(center: ServiceCenter, words: Translator) -> str:
    """Kind and level of a center in short: '社区级服务中心'."""
    kind = center.own_kind or words.label(center.kind)
    return words("{level}{kind}", level=words.label(center.level), kind=kind) if center.level else kind


def is_listed(center: ServiceCenter) -> bool:
    """False for a center that is gone: it keeps its page but is not listed."""
    return center.status is not CenterStatus.DEFUNCT


def listed_centers(centers: Iterable[ServiceCenter]) -> tuple[ServiceCenter, ...]:
    """The centers that lists show."""
    return tuple(center for center in centers if is_listed(center))


@dataclass(frozen=True)
class ClosureNotice:
    """The reason and time of a closure, and the center that replaces it; `until` is the last day on which that matters."""

    text: str
    replacement: ServiceCenter | None
    until: date | None


def closure_notice(site: Site, center: ServiceCenter) -> ClosureNotice | None:
    """The notice of a closure that is not over; None without one."""
    closure, is_active = center.closure, center.status is CenterStatus.ACTIVE
    if closure is None or (is_active and (closure.valid_to or site.day) < site.day):
        return None
    words = site.words
    dates = dates_text(closure.valid_from, closure.valid_to, words) or words.label(center.status)
    text = words("{dates}关闭", dates=dates) if is_active else dates
    return ClosureNotice(
        " · ".join(filter(None, (text, closure.reason))),
        site.directory.find(ServiceCenter, closure.replacement),
        closure.valid_to if is_active else None,
    )


@dataclass(frozen=True)
class PlaceRow:
    """A place in a list: a center or an area, its number on the map, minutes on foot if known."""

    place: ServiceCenter | Area
    number: int | None = None
    minutes: int | None = None
    words: Translator = CHINESE

    @property
    def is_center(self) -> bool:
        """True for places that have opening hours."""
        return isinstance(self.place, ServiceCenter)

    @property
    def line(self) -> str:
        """The gray line below the name."""
        if isinstance(self.place, ServiceCenter):
            return center_line(self.place, self.words)
        parts = [self.words.label(self.place.kind)]
        if self.place.households:
            parts.append(self.words("{count} 户", count=f"{self.place.households:,}"))
        return " · ".join(parts)


def center_rows(site: Site, centers: Iterable[ServiceCenter]) -> tuple[PlaceRow, ...]:
    """Rows of centers without numbers."""
    return tuple(PlaceRow(center, words=site.words) for center in centers)


def rows_in_reach(site: Site, circle: ServiceCircle, walker: Walker | None = None) -> tuple[PlaceRow, ...]:
    """The places that a circle reaches besides its origins, for its own walker or another; nearest first, numbered for the map."""
    return _rows_by_circle(site)(circle.id, walker)


@once_per_site
def _rows_by_circle(site: Site) -> Callable[[str, Walker | None], tuple[PlaceRow, ...]]:
    # The page of a circle and that of its center, which are made one after the other, show the same rows.
    return lru_cache(maxsize=256)(shared(partial(_find_rows, site)))


def _find_rows(site: Site, circle_id: str, walker: Walker | None) -> tuple[PlaceRow, ...]:
    directory = site.directory
    reach = site.reaches.reach(directory.get(ServiceCircle, circle_id), walker)
    if reach is None:
        return ()
    found = (
        (directory.find(ServiceCenter, reached.id) or directory.get(Area, reached.id), reached.minutes)
        for reached in reach.places
    )
    shown = ((place, minutes) for place, minutes in found if isinstance(place, Area) or is_listed(place))
    return tuple(
        PlaceRow(place, number, whole_minutes(minutes), site.words)
        for number, (place, minutes) in enumerate(shown, start=1)
    )


@dataclass(frozen=True, slots=True)
class Homes:
    """A number of estates, and of their households as far as these are given."""

    estates: int
    households: int


def homes_reached(rows: tuple[PlaceRow, ...]) -> Homes:
    """The homes among some places."""
    estates = [row.place for row in rows if isinstance(row.place, Area)]
    return Homes(len(estates), sum(estate.households or 0 for estate in estates))


_ALL = 0.995


@dataclass(frozen=True)
class OtherWalker:
    """The reach of a circle for somebody who walks differently."""

    title: str
    hint: str
    rows: tuple[PlaceRow, ...]


def other_walkers(site: Site, circle: ServiceCircle) -> list[OtherWalker]:
    """Slow walkers, and wheelchairs and prams, where the circle is not theirs already and streets are known."""
    own = site.reaches.walker(circle)
    found = []
    for walker, hint in (
        (Walker.SLOW, message("老人、抱孩子的")),
        (Walker.WITHOUT_STEPS, message("轮椅、婴儿车")),
    ):
        if walker is not own and site.reaches.reach(circle, walker) is not None:
            title = _pace(site, walker) if walker is Walker.SLOW else site.words.label(walker)
            known = _known_to_wheels(site, circle, walker)
            found.append(OtherWalker(title, site.words(hint) + known, rows_in_reach(site, circle, walker)))
    return found


def _known_to_wheels(site: Site, circle: ServiceCircle, walker: Walker) -> str:
    """Return the share of streets known to be passable on wheels, as text; empty if all of it is."""
    reach = site.reaches.reach(circle, walker)
    share = reach.known_share if reach else None
    if share is None or share > _ALL:
        return ""
    if share < 1 - _ALL:
        return site.words("，路面未知")
    return site.words("，路面知道 {share}%", share=round(100 * share))


def pace_text(site: Site, circle: ServiceCircle) -> str:
    """'普通步速 1 米/秒'."""
    return _pace(site, site.reaches.walker(circle))


def _pace(site: Site, walker: Walker) -> str:
    pace = f"{site.reaches.meters_per_second(walker):g}"
    return site.words("{walker} {pace} 米/秒", walker=site.words.label(walker), pace=pace)
