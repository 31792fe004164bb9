"""The pictures of shared links: one for each center and area that has a place; other pages share that of the whole directory."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from service_circles.basics.theme_folder import THEME
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.map_figures import MapFigure, area_figure, center_figure
from service_circles.writing.cards.place_rows import center_rows, listed_centers
from service_circles.writing.drawings.link_picture_drawing import link_picture, map_styles
from service_circles.writing.drawings.maps.map_limits import MOST_DOTS
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

PICTURE = "link.png"
"""The file's name, beside the page; it is the same in every language."""
_FOLDERS = frozenset({Area.meta.folder, ServiceCenter.meta.folder})


def has_pictures(site: Site) -> bool:
    """True unless the directory does without. A picture has to be named by its full URL, so the site has to know its own."""
    return site.directory.settings.link_pictures and bool(site.absolute(""))


def picture_url(site: Site, address: str) -> str | None:
    """The full URL of the picture of a page: of the center or area that it belongs to, else of the whole directory."""
    if not has_pictures(site):
        return None
    folder, _, rest = address.partition("/")
    id_ = rest.partition("/")[0]
    if folder in _FOLDERS and id_ in site.points:
        return site.absolute(f"{folder}/{id_}/{PICTURE}", site.languages[0])
    top = next(iter(site.directory.where(Area, parent=None)), None)
    return (
        site.absolute(address_of(top) + PICTURE, site.languages[0]) if top and top.id in site.points else None
    )


def picture_files(site: Site, cache: Path | None = None) -> Mapping[str, Callable[[], bytes]]:
    """Functions that draw each picture, by address; pictures are kept in a folder of caches."""
    return dict(_files(site, cache)) if has_pictures(site) else {}


def _files(site: Site, cache: Path | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    styles = map_styles(THEME, site.directory.settings.accent)
    places: tuple[Area | ServiceCenter, ...] = (*site.directory.all(Area), *site.directory.all(ServiceCenter))
    for record in places:
        if record.id in site.points:
            yield address_of(record) + PICTURE, partial(_draw, site, record, styles, cache)


def _draw(site: Site, record: Area | ServiceCenter, styles: str, cache: Path | None) -> bytes:
    figure = _area_map(site, record) if isinstance(record, Area) else _center_map(site, record)
    emblem = site.assets.files[site.assets["emblem.svg"]].decode()
    return link_picture(figure.svg if figure else "", emblem, styles, cache)


def _center_map(site: Site, center: ServiceCenter) -> MapFigure | None:
    circles = site.directory.where(ServiceCircle, origins=center.id)
    return center_figure(site, center, circles[0] if circles else None)


def _area_map(site: Site, area: Area) -> MapFigure | None:
    centers = listed_centers(site.directory.within(ServiceCenter, area.id))
    placed = islice((center for center in centers if center.id in site.points), MOST_DOTS)
    return area_figure(site, area, center_rows(site, placed))
