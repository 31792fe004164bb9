"""The floors that a way is on: a door joins only ways on its own floor, never a tunnel or a footbridge in passing."""

import re
from collections.abc import Mapping
from itertools import chain
from math import ceil, floor
from typing import NamedTuple


class Levels(NamedTuple):
    """The lowest and the highest floor of a way; 0 is the ground."""

    lowest: int = 0
    highest: int = 0


_TOP = 127
GROUND = Levels()
UNDERGROUND, OVERHEAD = Levels(-_TOP, -1), Levels(1, _TOP)
"""Below or above the ground, where nobody says on which floor."""

_BRIDGES_ON_THE_GROUND = {"no", "boardwalk", "low_water_crossing"}
_TUNNELS_ON_THE_GROUND = {"no", "building_passage", "avalanche_protector"}
_LOCATIONS = {"underground": UNDERGROUND, "underwater": UNDERGROUND, "overhead": OVERHEAD, "roof": OVERHEAD}
_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_FLOORS = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))?")


def levels_of(tags: Mapping[str, str]) -> Levels:
    """The floors of a way: its `level`, else from tunnel, bridge, location and layer, which say only up or down."""
    structure = _structure(tags)
    floors = _floors(tags.get("level", ""))
    if floors is None:
        return structure
    within = Levels(max(floors.lowest, structure.lowest), min(floors.highest, structure.highest))
    if structure in {UNDERGROUND, OVERHEAD} and _is_structure(tags):
        return within if within.lowest <= within.highest else structure
    return floors


def _is_structure(tags: Mapping[str, str]) -> bool:
    return (
        tags.get("tunnel", "no") not in _TUNNELS_ON_THE_GROUND
        or tags.get("bridge", "no") not in _BRIDGES_ON_THE_GROUND
        or tags.get("location") in _LOCATIONS
    )


def _structure(tags: Mapping[str, str]) -> Levels:
    if tags.get("tunnel", "no") not in _TUNNELS_ON_THE_GROUND:
        return UNDERGROUND
    if tags.get("bridge", "no") not in _BRIDGES_ON_THE_GROUND:
        return OVERHEAD
    if (location := tags.get("location")) in _LOCATIONS:
        return _LOCATIONS[location]
    layer = _floors(tags.get("layer", "")) or GROUND
    if layer.highest < 0:
        return UNDERGROUND
    return OVERHEAD if layer.lowest > 0 else GROUND


def _floors(text: str) -> Levels | None:
    """All floors of a list like `-1;0`, `0-3` or `0.5`; None if it is not one."""
    found = [_FLOORS.fullmatch(part.strip()) for part in text.split(";")]
    numbers = [
        float(number) for number in chain.from_iterable(each.groups() for each in found if each) if number
    ]
    if not numbers or None in found:
        return None
    return Levels(max(_outward(min(numbers)), -_TOP), min(_outward(max(numbers)), _TOP))


def _outward(level: float) -> int:
    """Half a floor up is not on the ground any more."""
    return floor(level) if level < 0 else ceil(level)
