"""The map of who is not reached: blind spots with the numbers of the list, all other places as small marks."""

from collections.abc import Iterable, Iterator
from functools import partial

from service_circles.coverage.area_figures import Reached, ReachFigures
from service_circles.geo.datum import Point
from service_circles.geo.polygons import hull
from service_circles.languages.translator import Translator
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.writing.cards.map_figures import MapFigure, map_figure, outlines
from service_circles.writing.drawings.maps.map_frame import Frame
from service_circles.writing.drawings.maps.map_limits import MOST_MISSED
from service_circles.writing.drawings.maps.map_view import MapView, Marker, MarkerKind, Outline, OutlineKind
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

MOST_MARKS = 1_500
"""Above this many places of a kind, those that would lie on one another are drawn once."""
_CELL = 5.0
MOST_OUTLINES = 60
"""Above this many areas inside, a map has only the outlines of the areas around them."""


def reach_map(site: Site, figures: ReachFigures, up: str) -> MapFigure | None:
    """The map of an area, or of the whole directory; None without any outline or blind spot."""
    spots = figures.blind_spots
    markers = tuple(
        Marker(
            spot.estate.name,
            site.points[spot.estate.id],
            MarkerKind.ESTATE,
            number,
            up + address_of(spot.estate),
        )
        for number, spot in enumerate(spots, start=1)
        if len(spots) <= MOST_MISSED and spot.estate.id in site.points
    )
    shown = tuple(_outlines(site, figures.area))
    if not (markers or shown):
        return None
    name = figures.area.name if figures.area else site.directory.settings.name
    title = site.words("{name}：谁还走不到", name=name)
    view = MapView(title, "map", markers=markers, outlines=shown)
    return map_figure(site, view, tuple(_legend(figures, site.words)), partial(_marks, site, figures))


def _legend(figures: ReachFigures, words: Translator) -> Iterator[tuple[str, str]]:
    if figures.blind_spots:
        numbered = len(figures.blind_spots) <= MOST_MISSED
        yield "missed", words("走不到的小区（数字见名单）") if numbered else words("走不到的小区")
    yield "reached", words("走得到的小区")
    yield "center", words("服务点")


def _outlines(site: Site, area: Area | None) -> Iterator[Outline]:
    roots = site.directory.where(Area, parent=None)
    around = (area,) if area else roots
    below = [child for each in around for child in site.directory.where(Area, parent=each.id)]
    if len(below) > MOST_OUTLINES:
        yield from _hulls(site, around)
        return
    for areas, kind in ((around, OutlineKind.MAIN), (below, OutlineKind.CHILD)):
        yield from outlines((each for each in areas if each.kind is not AreaKind.ESTATE), kind)


def _hulls(site: Site, areas: tuple[Area, ...]) -> Iterator[Outline]:
    """The boundaries of areas, where they have none the hulls of what is in them; one around many areas."""
    if len(areas) > MOST_OUTLINES:
        yield Outline(site.directory.settings.name, hull(site.points.values()), OutlineKind.CHILD)
        return
    for area in areas:
        inside = (each.id for each in site.directory.within(Area, area.id))
        drawn = hull(site.points[id_] for id_ in inside if id_ in site.points)
        yield from outlines((area,), OutlineKind.CHILD)
        if area.boundary is None and len(drawn) > 2:
            yield Outline(area.name, drawn, OutlineKind.CHILD)


def _marks(site: Site, figures: ReachFigures, frame: Frame) -> Iterator[str]:
    """One path for all marks of a kind: a hundred of them cost a page no more than one."""
    area, counted = figures.area, site.figures.centers
    inside = {each.id for each in site.directory.within(ServiceCenter, area.id)} if area else None
    in_use = (center.id for center in counted if inside is None or center.id in inside)
    reached = [found.estate.id for found in figures.estates if found.reached is Reached.YES]
    homes = _spots(site, reached, frame)
    yield _path("sign-reached", homes, "h0")
    yield _path("sign-hollow", homes, "h0")
    yield _path("sign-center", _spots(site, in_use, frame), "h0")
    if len(figures.blind_spots) > MOST_MISSED:
        missed = _spots(site, (found.estate.id for found in figures.blind_spots), frame)
        yield _path("sign-missed", missed, "m-3.5-3.5l7 7m0-7l-7 7")


def _spots(site: Site, ids: Iterable[str], frame: Frame) -> list[Point]:
    spots = [frame.spot(site.points[id_]) for id_ in ids if id_ in site.points]
    if len(spots) <= MOST_MARKS:
        return spots
    return list({(round(x / _CELL), round(y / _CELL)): (x, y) for x, y in spots}.values())


def _path(style: str, spots: list[Point], mark: str) -> str:
    drawn = "".join(f"M{x:.1f} {y:.1f}{mark}" for x, y in spots)
    return f'<path class="{style}" d="{drawn}"/>' if drawn else ""
