"""Places of OpenStreetMap: community centers, social facilities, libraries, clinics and the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import osmium

from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file
from service_circles.importing.sources.osm_hours import osm_hours_text
from service_circles.importing.sources.source_tables import SOURCE_ID, SourceTable, source_file
from service_circles.records.center import CenterKind, ServiceCenter

KINDS: Mapping[tuple[str, str], CenterKind] = {
    ("amenity", "community_centre"): CenterKind.SERVICE_CENTER,
    ("amenity", "social_centre"): CenterKind.SERVICE_CENTER,
    ("amenity", "townhall"): CenterKind.SERVICE_CENTER,
    ("amenity", "social_facility"): CenterKind.OTHER,
    ("amenity", "library"): CenterKind.LIBRARY,
    ("amenity", "clinic"): CenterKind.CLINIC,
    ("amenity", "doctors"): CenterKind.CLINIC,
    ("healthcare", "clinic"): CenterKind.CLINIC,
    ("healthcare", "centre"): CenterKind.CLINIC,
}
_FOR_ELDERS = frozenset({"senior", "elderly"})
_WHEELCHAIR = {"yes": "step_free", "designated": "step_free", "no": "steps"}
"""The feature of a value of `wheelchair`; `limited` says neither."""
_TAKEN = frozenset(
    [
        "name",
        "name:zh",
        "name:en",
        "phone",
        "contact:phone",
        "website",
        "contact:website",
        "opening_hours",
        "description",
        "wheelchair",
        "description:zh",
        "description:en",
        "addr:full",
        "addr:province",
        "addr:city",
        "addr:district",
        "addr:subdistrict",
        "addr:street",
        "addr:housenumber",
        "addr:postcode",
        "addr:country",
        "amenity",
        "healthcare",
        "social_facility",
        "social_facility:for",
        "building",
    ]
)
_ADDRESS = ("addr:city", "addr:district", "addr:subdistrict", "addr:street", "addr:housenumber")
_BROKEN = (RuntimeError, ValueError, OverflowError, osmium.InvalidLocationError)
Tags = Mapping[str, str]
Point = tuple[float, float]


def read_osm(path: Path) -> SheetFile:
    """The named places of an extract (.osm.pbf, .osm) as a table."""
    table = SourceTable(ServiceCenter)
    try:
        for id_, tags, point in _features(path):
            add_place(table, id_, tags, point)
    except _BROKEN:
        refuse_file("X105", path.name)
    if not table.rows:
        refuse_file("X242", path.name)
    return source_file(path.name, [table])


def read_overpass(name: str, data: Mapping[str, Any]) -> SheetFile:
    """The answer of Overpass as JSON, which has elements with tags."""
    table = SourceTable(ServiceCenter)
    for each in data["elements"]:
        tags, center = each.get("tags", {}), each.get("center", each)
        if center_kind(tags) and "lat" in center:
            add_place(table, f"{each['type']}/{each['id']}", tags, (center["lat"], center["lon"]))
    if not table.rows:
        refuse_file("X242", name)
    return source_file(name, [table])


def center_kind(tags: Tags) -> CenterKind | None:
    """The kind of place that tags mean; None for all else."""
    kind = next((KINDS[pair] for pair in tags.items() if pair in KINDS), None)
    if kind is CenterKind.OTHER and tags.get("social_facility:for") in _FOR_ELDERS:
        return CenterKind.ELDERLY_CENTER
    return kind


def add_place(table: SourceTable, id_: str, tags: Tags, point: Point) -> None:
    """Add a place with a name; count what it has that no field holds."""
    kind, name = center_kind(tags), tags.get("name") or tags.get("name:zh")
    if kind is None or not name:
        table.lost["没有名称的地方 / places without a name"] += 1
        return
    table.rows.append(dict(_fields(id_, name, kind, tags, point)))
    table.lost.update(Counter(key for key in tags if key not in _TAKEN))


def _fields(id_: str, name: str, kind: CenterKind, tags: Tags, point: Point) -> Iterator[tuple[str, str]]:
    given = {
        SOURCE_ID: id_,
        "name": name,
        "name.en": tags.get("name:en", ""),
        "kind": kind.value,
        "address": _address(tags),
        "location": f"{point[0]:.6f}, {point[1]:.6f}（WGS84）",
        "phones": tags.get("phone") or tags.get("contact:phone", ""),
        "schedule": osm_hours_text(tags.get("opening_hours", "")),
        "accessibility": _WHEELCHAIR.get(tags.get("wheelchair", ""), ""),
        "website": tags.get("website") or tags.get("contact:website", ""),
        "description": tags.get("description:zh") or tags.get("description", ""),
    }
    yield from given.items()


def _address(tags: Tags) -> str:
    if full := tags.get("addr:full"):
        return full
    parts = [tags[key] for key in _ADDRESS if key in tags]
    if any(character >= "\u3400" for part in parts for character in part):
        return "".join(parts)
    street = " ".join(tags[key] for key in ("addr:housenumber", "addr:street") if key in tags)
    return ", ".join(filter(None, [street, tags.get("addr:city", ""), tags.get("addr:postcode", "")]))


def _features(path: Path) -> Iterator[tuple[str, Tags, Point]]:
    wanted = osmium.filter.TagFilter(*KINDS)
    for thing in osmium.FileProcessor(path).with_locations().with_filter(wanted):
        if isinstance(thing, osmium.osm.Node):
            yield f"node/{thing.id}", dict(thing.tags), (thing.lat, thing.lon)
        elif isinstance(thing, osmium.osm.Way):
            points = [(node.lat, node.lon) for node in thing.nodes if node.location.valid()]
            if points:
                middle = (sum(each[axis] for each in points) / len(points) for axis in (0, 1))
                latitude, longitude = middle
                yield f"way/{thing.id}", dict(thing.tags), (latitude, longitude)
