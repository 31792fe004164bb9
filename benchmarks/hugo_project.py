"""The peer's project: our templates for Hugo, the project's own YAML, and the values that Hugo cannot compute.

Given ready, in one JSON file and outside the measured time: walking reach, links to map apps, opening
hours as text. Left out of Hugo's pages: the drawn maps and the hours compiled for the script.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from math import ceil
from pathlib import Path

from benchmarks.long_lists import long_lists
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.languages.translator import CHINESE
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterKind, CenterLevel, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.organization import OrganizationKind
from service_circles.records.values.contact import AccessibilityFeature, PhoneKind
from service_circles.records.values.schedule import Schedule
from service_circles.writing.cards.place_rows import PlaceRow, other_walkers, pace_text, rows_in_reach
from service_circles.writing.drawings.icons import icon
from service_circles.writing.drawings.maps.map_app_links import navigation_links
from service_circles.writing.pages.places.centers import WHEELCHAIR
from service_circles.writing.pages.reach.reach_pages import reach_address
from service_circles.writing.rendering.page_frame import frame_of
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.moments import end_of_day
from service_circles.writing.site.site import Site, SiteSettings

TEMPLATES = Path(__file__).parent / "hugo"
TITLE, DESCRIPTION = "TITLE-OF-PAGE", "DESCRIPTION-OF-PAGE"
_LABELED = {
    "level": CenterLevel, "center": CenterKind, "area": AreaKind, "organization": OrganizationKind,
    "phone": PhoneKind, "feature": AccessibilityFeature,
}  # fmt: skip


def publication_of(project: Path) -> Publication:
    """All pages of a project, which nothing has been made of yet."""
    return make_publication(load_project(project), SiteSettings())


def make_hugo_project(project: Path, folder: Path) -> None:
    """Write a Hugo project that builds the record pages of a directory project."""
    renderer = publication_of(project).editions[0].renderer
    shutil.copytree(TEMPLATES, folder)
    config = folder / "hugo.yaml"
    config.write_text(config.read_text("utf-8").replace("RECORDS", str(project / "content")), "utf-8")
    (folder / "data").mkdir()
    computed = json.dumps(computed_values(renderer.site), ensure_ascii=False, default=str)
    (folder / "data" / "computed.json").write_text(computed, "utf-8")
    for depth, address in ((1, "kind/"), (2, "kind/id/")):
        _write_shell(folder / "layouts" / "_partials", depth, renderer, address)


def _write_shell(partials: Path, depth: int, renderer: Renderer, address: str) -> None:
    """Head, header and footer as our pages have them, so that bytes per page can be compared."""
    frame = frame_of(renderer, address, TITLE, DESCRIPTION)
    head = frame.head.replace(TITLE, "{{ .Title }}").replace(DESCRIPTION, "{{ .Title }}")
    for name, markup in {"head": head, "header": frame.header, "footer": frame.footer}.items():
        (partials / f"{name}-{depth}.html").write_text(markup, "utf-8")


def computed_values(site: Site) -> dict[str, object]:
    """Return the values that the peers are given ready: reach, hours as text, links to map apps, long lists."""
    directory = site.directory
    boards, estates = directory.settings.boards, [a for a in directory.all(Area) if a.kind is AreaKind.ESTATE]
    schedules = {center.schedule: f"h{number}" for number, center in enumerate(directory.all(ServiceCenter))}
    icons = {
        "account-check",
        "crosshairs-gps",
        "phone",
        "directions",
        "share-variant",
        *(board.icon for board in boards),
    }
    reached = {circle.id: rows_in_reach(site, circle) for circle in directory.all(ServiceCircle)}
    return {
        "boards": [board.model_dump() for board in boards],
        "icons": {name: icon(name) for name in sorted(icons)},
        "labels": {name: {word.value: word.label for word in words} for name, words in _LABELED.items()},
        "organization_kinds": [kind.value for kind in OrganizationKind],
        "stale_after": _stale_after(site),
        "schedules": {key: _schedule(site, schedule) for schedule, key in schedules.items()},
        "centers": {
            center.id: _center(center, schedules[center.schedule]) for center in directory.all(ServiceCenter)
        },
        "circles": {
            circle.id: _reach(site, circle, reached[circle.id]) for circle in directory.all(ServiceCircle)
        },
        "pace_words": pace_text(site, directory.all(ServiceCircle)[0]),
        "missed": {
            circle.id: _missed(site, circle, {row.place.id for row in reached[circle.id]})
            for circle in directory.all(ServiceCircle)
        },
        "near": {
            area.id: [(center.id, minutes) for center, minutes in site.centers_near(area.id)]
            for area in estates
        },
        "boards_near": {area.id: [_nearest(site, area, board.id) for board in boards] for area in estates},
        "lists": long_lists(site),
        "reach_pages": {area.id: reach_address(site, area) for area in directory.all(Area)},
    }


def _stale_after(site: Site) -> dict[str, str]:
    """Return the day from which the notice of an old check shows, by the date of the check."""
    days = site.directory.settings.verified_within_days
    dates = {center.verified.date for center in site.directory.all(ServiceCenter) if center.verified}
    return {str(day): end_of_day(site.directory.settings.time_zone, day + timedelta(days)) for day in dates}


def _center(center: ServiceCenter, schedule: str) -> dict[str, object]:
    links = navigation_links(center.name, center.address, center.location)
    wheelchair = CHINESE(WHEELCHAIR[wheelchair_access(center)])
    return {
        "schedule": schedule,
        "navigation": [(link.app, link.url) for link in links],
        "wheelchair": wheelchair,
    }


def _schedule(site: Site, schedule: Schedule) -> dict[str, object]:
    shown = site.hours.of(schedule)
    return {"summary": shown.summary, "opening_hours": shown.specification, **asdict(shown.table)}


def _reach(site: Site, circle: ServiceCircle, rows: Iterable[PlaceRow]) -> dict[str, object]:
    others = [
        {"title": other.title, "hint": other.hint, "rows": _pairs(other.rows)}
        for other in other_walkers(site, circle)
    ]
    return {"rows": _pairs(rows), "others": others}


def _pairs(rows: Iterable[PlaceRow]) -> list[tuple[str, int | None]]:
    return [(row.place.id, row.minutes) for row in rows]


def _nearest(site: Site, estate: Area, board: str) -> dict[str, object]:
    found = site.nearest_by_board[board].get(estate.id)
    if found is None:
        return {"center": None, "in_time": False}
    in_time = found.minutes <= site.directory.settings.circle_standard.minutes
    return {"center": found.origin, "minutes": ceil(found.minutes), "in_time": in_time}


def _missed(site: Site, circle: ServiceCircle, reached: set[str]) -> list[str]:
    below = (area for id_ in circle.areas for area in site.directory.within(Area, id_))
    return [area.id for area in below if area.kind is AreaKind.ESTATE and area.id not in reached]
