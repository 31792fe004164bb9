"""An area, and the tree of all areas."""

from collections.abc import Mapping
from dataclasses import dataclass

from service_circles.community.partners_and_structure import four_parties
from service_circles.coverage.counted_centers import center_figures
from service_circles.geo.straight_reach import ReachedPlace
from service_circles.geo.walkers import whole_minutes
from service_circles.languages.translator import Translator
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel, ServiceCenter
from service_circles.records.life.channel import Channel
from service_circles.records.life.honor import Honor
from service_circles.records.organization import Organization
from service_circles.records.settings.board import Board
from service_circles.records.settings.circle_standard import CenterTarget
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.map_figures import area_figure
from service_circles.writing.cards.place_rows import PlaceRow, center_rows, listed_centers
from service_circles.writing.drawings.maps.map_limits import MOST_NUMBERED
from service_circles.writing.feeds.schema_org import area_data
from service_circles.writing.pages.places.area_life import life_sections
from service_circles.writing.pages.places.channels import channels_of, in_season
from service_circles.writing.pages.places.service_pages import services_at
from service_circles.writing.pages.reach.reach_pages import counted_kinds, reach_address
from service_circles.writing.pages.saved_pages import list_address
from service_circles.writing.site.area_lists import MOST_ROWS, first_part, placed_centers
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

MOST_SERVICES = 200
MOST_AREAS = 300
"""Above this many, the list of all areas ends at streets, or at districts if those are too many as well."""

_DEPTH_OF_ESTATES = 3


@dataclass(frozen=True)
class LevelRow:
    """Centers of a level in use, those that the standard counts and all, beside the target of the directory."""

    level: CenterLevel
    count: int
    of_any_kind: int
    target: CenterTarget | None

    @property
    def is_wider(self) -> bool:
        """True if there are centers of kinds that do not count."""
        return self.of_any_kind != self.count


@dataclass(frozen=True)
class Totals:
    """Households and residents; 0 where nobody gave any."""

    households: int = 0
    population: int = 0


@dataclass(frozen=True)
class BoardNearby:
    """The nearest center for a board, and the minutes on foot to it; None if there is none in half an hour."""

    board: Board
    center: ServiceCenter | None
    minutes: int | None
    in_time: bool


def area_page(site: Site, area: Area) -> Page:
    """The page of an area."""
    return record_page(
        area, lambda: _area_values(site, area), site.words("{name}的服务中心、能办的事和地图", name=area.name)
    )


def _area_values(site: Site, area: Area) -> Values:
    directory = site.directory
    centers = listed_centers(directory.within(ServiceCenter, area.id))
    part = first_part(site, placed_centers(centers), area=area)
    children = directory.where(Area, parent=area.id)
    near = _near(site, area)
    rows = center_rows(site, part.here) if near else _numbered(site, part.here)
    return {
        "path": directory.path_to(area.id)[:-1],
        "children": children,
        "counts": part.counts,
        "child_label": _child_label(children, site.words),
        "rows": rows[:MOST_ROWS],
        "center_count": len(centers),
        "levels": level_rows(site, area),
        "kinds": counted_kinds(site),
        "services": services_at(site, centers) if len(centers) <= MOST_SERVICES else [],
        "channels": _channels(site, area),
        "has_more_channels": bool(site.directory.all(Channel)),
        "organizations": directory.where(Organization, areas=area.id),
        "date_words": lambda day: date_text(day, site.words),
        "honors": [(award, directory.get(Honor, award.honor)) for award in area.honors],
        "near": near,
        "boards_near": _boards_near(site, area),
        "map": area_figure(site, area, near or rows, places=0 if near else len(centers)),
        "json_ld": area_data(site, area),
        "totals": totals(site, area),
        "parties": four_parties(area),
        "reach_page": reach_address(site, area),
        **life_sections(site, area),
        "save_list": list_address(area) if centers else None,
    }


def _numbered(site: Site, centers: tuple[ServiceCenter, ...]) -> tuple[PlaceRow, ...]:
    placed = [center for center in centers if center.id in site.points]
    numbers = {center.id: number for number, center in enumerate(placed[:MOST_NUMBERED], start=1)}
    return tuple(PlaceRow(center, numbers.get(center.id), words=site.words) for center in centers)


def _child_label(children: tuple[Area, ...], words: Translator) -> str:
    kinds = {words.label(child.kind) for child in children}
    return words.listed(sorted(kinds)) if len(kinds) <= 2 else words("下级地方")


def _channels(site: Site, area: Area) -> tuple[Channel, ...]:
    """Entrances to show: inside a community only those of its own, since those for everybody are one link away."""
    found = in_season(site, channels_of(site, area))
    if area.kind.depth < _DEPTH_OF_ESTATES:
        return found
    return tuple(channel for channel in found if channel.areas)


def _near(site: Site, area: Area) -> tuple[PlaceRow, ...]:
    """Centers within the standard's minutes of an estate, nearest first, numbered for the map."""
    if area.kind is not AreaKind.ESTATE or area.id not in site.points:
        return ()
    found = enumerate(site.centers_near(area.id), start=1)
    return tuple(PlaceRow(center, number, minutes, site.words) for number, (center, minutes) in found)


def _boards_near(site: Site, area: Area) -> list[BoardNearby]:
    """The nearest center of each board, for an estate."""
    if area.kind is not AreaKind.ESTATE or area.id not in site.points:
        return []
    walks = site.walks_from(area.id)
    return [_board_nearby(site, area, board, walks) for board in site.directory.settings.boards]


def _board_nearby(site: Site, area: Area, board: Board, walks: Mapping[str, ReachedPlace]) -> BoardNearby:
    found = site.nearest_by_board[board.id].get(area.id)
    if found is None:
        return BoardNearby(board, None, None, in_time=False)
    walk = walks[found.origin]
    in_time = walk.minutes <= site.directory.settings.circle_standard.minutes
    center = site.directory.get(ServiceCenter, found.origin)
    return BoardNearby(board, center, whole_minutes(walk.minutes), in_time)


def level_rows(site: Site, area: Area | None) -> list[LevelRow]:
    """Centers per level of an area or of the whole directory, counted; the whole has targets beside them."""
    found = center_figures(site.directory, area, site.day).levels
    targets = {target.level: target for target in site.directory.settings.targets}
    return [
        LevelRow(level, each.count, each.of_any_kind, targets[level] if each.target is not None else None)
        for level, each in found.items()
    ]


def totals(site: Site, area: Area) -> Totals:
    """Households and residents: as given for the area, else added up from those below it."""
    return Totals(_total(site, area, "households"), _total(site, area, "population"))


def _total(site: Site, area: Area, name: str) -> int:
    given = getattr(area, name)
    if given is not None:
        return int(given)
    return sum(_total(site, child, name) for child in site.directory.where(Area, parent=area.id))


def areas_page(site: Site) -> Page:
    """All areas as a tree."""
    return list_page(
        Area, site.words("按地方找"), lambda: _areas_values(site), site.words("区、街道、社区和小区")
    )


def _areas_values(site: Site) -> Values:
    roots = site.directory.where(Area, parent=None)
    below = sum(len(site.directory.where(Area, parent=root.id)) for root in roots)
    return {"roots": roots, "most_areas": MOST_AREAS, "has_streets": len(roots) + below <= MOST_AREAS}
