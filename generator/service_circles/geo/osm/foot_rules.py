"""Rules of where one may walk, from OpenStreetMap's tags of ways and barriers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import lru_cache

from service_circles.geo.osm.conditional_access import by_day, closed_by_day
from service_circles.geo.osm.levels import GROUND, Levels, levels_of
from service_circles.geo.osm.passages import Passage, passage_of
from service_circles.geo.osm.wheel_rules import Wheels, wheels_on_way

Tags = Mapping[str, str]


class Gated(Enum):
    """Private inner roads and gates of estates let everybody through (permeable), or only residents (closed)."""

    PERMEABLE = "permeable"
    CLOSED = "closed"


class Street(IntEnum):
    """Coarse class of a street, for drawing; stored in networks, so numbers stay."""

    MAIN = 0
    STREET = 1
    LANE = 2
    PATH = 3
    STEPS = 4
    LINK = 5
    """A path that was missing in OpenStreetMap and given by the directory."""
    ACROSS = 6
    """A straight line across a square, which no map draws."""


@dataclass(frozen=True, slots=True)
class FootWay:
    """A way that can be walked: along its nodes, against them, or both."""

    street: Street
    forward: bool = True
    backward: bool = True
    levels: Levels = GROUND
    wheels: Wheels = Wheels.UNKNOWN
    passage: Passage = Passage.NONE


def _classes(street: Street, *highways: str) -> dict[str, Street]:
    return dict.fromkeys(highways, street)


_WALKED = {
    **_classes(Street.MAIN, "trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link"),
    **_classes(Street.STREET, "tertiary", "tertiary_link", "unclassified", "residential", "living_street"),
    **_classes(Street.STREET, "road"),
    **_classes(Street.LANE, "service", "track"),
    **_classes(Street.PATH, "footway", "pedestrian", "path", "corridor", "elevator", "platform"),
    **_classes(Street.STEPS, "steps"),
}
_WALKED_IF_ALLOWED = {
    **_classes(Street.MAIN, "motorway", "motorway_link"),
    **_classes(Street.LANE, "busway"),
    **_classes(Street.PATH, "cycleway", "bridleway"),
}
_WALKED_WITHOUT_HIGHWAY = {("railway", "platform"), ("public_transport", "platform"), ("man_made", "pier")}
WALKED_KEYS = ("highway", *sorted({key for key, _ in _WALKED_WITHOUT_HIGHWAY}))
"""A way without any of these cannot be walked."""

_ALLOWED = {"yes", "designated", "permissive", "official", "public"}
_PRIVATE = {"private", "residents", "permit"}
_FORBIDDEN = {
    *("no", "use_sidepath", "military", "emergency", "restricted", "employees", "staff", "delivery"),
    *("agricultural", "forestry", "bus", "psv", "taxi"),
}
_SIDEWALKS = {"yes", "both", "left", "right"}
_SOLID = {"wall", "fence", "hedge", "city_wall", "retaining_wall", "guard_rail"}
_CLIMBED = {
    "demanding_mountain_hiking", "alpine_hiking", "demanding_alpine_hiking", "difficult_alpine_hiking",
}  # fmt: skip
"""From T3 on hands are needed: nobody goes to a center there."""


def foot_way(tags: Tags, gated: Gated) -> FootWay | None:
    """Class, directions and floors of a way, or None if it cannot be walked by day.

    `oneway` is for wheels; `oneway:foot` is for feet.
    """
    return _foot_way(frozenset(tag for tag in tags.items() if tag[0] != "name"), gated)


@lru_cache(maxsize=4096)
def _foot_way(of_way: frozenset[tuple[str, str]], gated: Gated) -> FootWay | None:
    """The same of tags apart from the name: in a city many ways have just the same."""
    tags = by_day(dict(of_way))
    street = _street(tags)
    if street is None or closed_by_day(tags) or not _CLIMBED.isdisjoint(_values(tags.get("sac_scale", ""))):
        return None
    along, against = _directions(tags)
    forward = along and may_enter(tags, gated, "foot:forward")
    backward = against and may_enter(tags, gated, "foot:backward")
    if not (forward or backward):
        return None
    return FootWay(street, forward, backward, levels_of(tags), wheels_on_way(tags), passage_of(tags))


def _street(tags: Tags) -> Street | None:
    """Class of a way that people walk: as such, where there is room for them, or where a tag says so."""
    highway = tags.get("highway")
    if highway is None:
        return Street.PATH if not _WALKED_WITHOUT_HIGHWAY.isdisjoint(tags.items()) else None
    if highway in _WALKED or not _has_room(tags):
        return _WALKED.get(highway)
    return _WALKED_IF_ALLOWED.get(highway)


def _has_room(tags: Tags) -> bool:
    sides = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
    if any(tags.get(side) in _SIDEWALKS for side in sides):
        return True
    if tags.get("highway") == "cycleway" and tags.get("segregated") == "yes":
        return True
    return any(tags.get(key) in _ALLOWED for key in ("foot", "foot:forward", "foot:backward"))


def blocks_way(tags: Tags, gated: Gated) -> bool:
    """True if the barrier at a node stops a walker by day: locked, closed, not for the public, or without an opening."""
    if "barrier" not in tags:
        return False
    tags = by_day(tags)
    if closed_by_day(tags):
        return True
    if tags.get("foot") in _ALLOWED:
        return False
    if tags.get("locked") == "yes" or not may_enter(tags, gated):
        return True
    return tags["barrier"] in _SOLID and "access" not in tags


def may_enter(tags: Tags, gated: Gated, direction: str = "foot") -> bool:
    """True if people on foot may enter; tags for pedestrians win over tags for everybody, those for one direction over both."""
    foot = tags.get(direction, tags.get("foot"))
    values = _values(foot or tags.get("access", ""))
    if foot is None and tags.get("motorroad") == "yes":
        return False
    if not values <= _PRIVATE | _FORBIDDEN or not values:
        return True
    return bool(values & _PRIVATE) and gated is Gated.PERMEABLE


def _values(text: str) -> set[str]:
    """The values of a list like `agricultural;forestry`: whoever any of them lets in may enter."""
    return {value.strip() for value in text.split(";") if value.strip()}


def _directions(tags: Tags) -> tuple[bool, bool]:
    """Forward and backward; an escalator runs one way only if its direction is given."""
    oneway = tags.get("oneway:foot")
    conveying = tags.get("conveying")
    against = oneway in {"-1", "reverse"} or (oneway is None and conveying == "backward")
    along = oneway in {"yes", "1", "true"} or (oneway is None and conveying == "forward")
    return not against, not along
