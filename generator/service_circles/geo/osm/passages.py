"""Ways over, under and across: from OpenStreetMap's tags, for telling a route."""

from collections.abc import Mapping
from enum import IntEnum

_NO = {"no", ""}


class Passage(IntEnum):
    """Structures that a way passes; stored in networks, so numbers stay."""

    NONE = 0
    BRIDGE = 1
    TUNNEL = 2
    CROSSING = 3
    LIFT = 4


def passage_of(tags: Mapping[str, str]) -> Passage:
    """The passage of a way. A way through a building (`tunnel=building_passage`) is on the ground."""
    if tags.get("highway") == "elevator":
        return Passage.LIFT
    if "crossing" in (tags.get("footway"), tags.get("path"), tags.get("cycleway")):
        return Passage.CROSSING
    if tags.get("tunnel", "") not in _NO | {"building_passage"}:
        return Passage.TUNNEL
    return Passage.BRIDGE if tags.get("bridge", "") not in _NO else Passage.NONE
