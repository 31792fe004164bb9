"""Rules of where one may walk, from OpenStreetMap's tags of ways and barriers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from service_circles.geo.osm.levels import GROUND, Levels, levels_of

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


@dataclass(frozen=True, slots=True)
class FootWay:
    """A way that can be walked: along its nodes, against them, or both."""

    street: Street
    forward: bool = True
    backward: bool = True
    levels: Levels = GROUND


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
    **_classes(Street.LANE, "busway", "construction"),
    **_classes(Street.PATH, "cycleway", "bridleway"),
}
_ALLOWED = {"yes", "designated", "permissive"}
_FORBIDDEN = {"no", "use_sidepath"}
_PRIVATE = {"private", "residents", "permit"}
_SOLID = {"wall", "fence", "hedge", "city_wall", "retaining_wall", "guard_rail"}


def foot_way(tags: Tags, gated: Gated) -> FootWay | None:
    """Class, directions and floors of a way, or None if it cannot be walked.

    `oneway` is for wheels; `oneway:foot` is for feet.
    """
    highway = tags.get("highway", "")
    street = _WALKED.get(highway)
    if street is None and tags.get("foot") in _ALLOWED:
        street = _WALKED_IF_ALLOWED.get(highway)
    if street is None or not _may_enter(tags, gated):
        return None
    forward, backward = _directions(tags)
    return FootWay(street, forward, backward, levels_of(tags))


def blocks_way(tags: Tags, gated: Gated) -> bool:
    """True if the barrier at a node stops a walker: locked, not for the public, or without an opening."""
    if "barrier" not in tags:
        return False
    if tags.get("foot") in _ALLOWED:
        return False
    if tags.get("locked") == "yes" or not _may_enter(tags, gated):
        return True
    return tags["barrier"] in _SOLID and "access" not in tags


def _may_enter(tags: Tags, gated: Gated) -> bool:
    # Tags for pedestrians win over tags for everybody.
    foot = tags.get("foot")
    if foot in _ALLOWED:
        return True
    access = foot or tags.get("access")
    if access in _PRIVATE:
        return gated is Gated.PERMEABLE
    return access not in _FORBIDDEN and (foot is not None or tags.get("motorroad") != "yes")


def _directions(tags: Tags) -> tuple[bool, bool]:
    """Forward and backward; an escalator runs one way only if its direction is given."""
    oneway = tags.get("oneway:foot")
    conveying = tags.get("conveying")
    against = oneway in {"-1", "reverse"} or (oneway is None and conveying == "backward")
    along = oneway in {"yes", "1", "true"} or (oneway is None and conveying == "forward")
    return not against, not along
