"""Rules of where a wheelchair or a pram gets through: what a way says for it, what it says against it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from math import radians, tan

Tags = Mapping[str, str]


class Wheels(IntEnum):
    """Stored in networks, so numbers stay."""

    UNKNOWN = 0
    """Nobody has said: it is walked, and reported as not known."""
    YES = 1
    NO = 2


MOST_INCLINE = 1 / 12
LEAST_WIDTH_M = 0.8
MOST_KERB_M = 0.03

_PASSABLE = {
    "wheelchair": {"yes", "designated"},
    "highway": {"elevator"},
    "smoothness": {"excellent", "good", "intermediate"},
    "surface": {
        *("asphalt", "concrete", "concrete:plates", "paved", "paving_stones", "tiles", "wood", "metal", "rubber"),
        *("tartan", "acrylic", "chipseal"),
    },
}  # fmt: skip
_IMPASSABLE = {
    "wheelchair": {"no"},
    "smoothness": {"bad", "very_bad", "horrible", "very_horrible", "impassable"},
    "surface": {
        *("sand", "mud", "rock", "stepping_stones", "pebblestone", "gravel", "unhewn_cobblestone", "snow", "ice"),
        *("woodchips",),
    },
    "sac_scale": {
        *("mountain_hiking", "demanding_mountain_hiking", "alpine_hiking", "demanding_alpine_hiking"),
        *("difficult_alpine_hiking",),
    },
    "ford": {"stepping_stones"},
    "tracktype": {"grade4", "grade5"},
    "kerb": {"raised"},
    "incline": {"steep"},
}  # fmt: skip
_STOPPING = {
    *("stile", "horse_stile", "turnstile", "full-height_turnstile", "kissing_gate", "step", "log", "cattle_grid"),
    *("cycle_barrier", "motorcycle_barrier", "hampshire_gate", "debris"),
}  # fmt: skip
_DOORS = {"gate", "wicket_gate", "swing_gate", "sliding_gate", "entrance", "sally_port", "door"}
WHEEL_KEYS = ("barrier", "kerb", "wheelchair")
"""A node without any of these stops nobody."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(m|cm|mm)?")
_FEET = re.compile(r"(\d+)'(?:(\d+(?:\.\d+)?)\")?")
_UNIT_M = {None: 1.0, "m": 1.0, "cm": 0.01, "mm": 0.001}
_FOOT_M, _INCH_M = 0.3048, 0.0254
_INCLINE = re.compile(r"[-+]?(\d+(?:\.\d+)?)\s*(%|°)")


def wheels_on_way(tags: Tags) -> Wheels:
    """Word on the way itself wins; steps need a ramp for wheelchairs."""
    if tags.get("wheelchair") in _PASSABLE["wheelchair"]:
        return Wheels.YES
    if tags.get("highway") == "steps":
        has_ramp = tags.get("ramp:wheelchair") == "yes" and tags.get("wheelchair") != "no"
        return Wheels.YES if has_ramp else Wheels.NO
    if _has(tags, _IMPASSABLE, any) or _is_steep(tags) or _kerb_m(tags) > MOST_KERB_M:
        return Wheels.NO
    if _is_narrow(tags, ("width", "est_width", "maxwidth:physical")):
        return Wheels.NO
    return Wheels.YES if _has(tags, _PASSABLE, all) else Wheels.UNKNOWN


def stops_wheels(tags: Tags) -> bool:
    """True if wheels do not get past a node: a stile, a turnstile, a raised kerb, a narrow gate."""
    if tags.get("wheelchair") in _PASSABLE["wheelchair"]:
        return False
    barrier = tags.get("barrier")
    if barrier in _STOPPING or tags.get("kerb") == "raised" or _kerb_m(tags) > MOST_KERB_M:
        return True
    if tags.get("wheelchair") == "no":
        return bool({"barrier", "kerb", "highway", "entrance", "door"} & tags.keys())
    return _is_narrow(tags, ("maxwidth:physical", *(("width",) if barrier in _DOORS else ())))


def _has(tags: Tags, values: Mapping[str, set[str]], how_many: Callable[[Iterable[bool]], bool]) -> bool:
    """True if any or all parts of a list like `asphalt;sand` are among the values of its key."""
    return any(
        how_many(part.strip() in some for part in tags[key].split(";"))
        for key, some in values.items()
        if key in tags
    )


def _is_steep(tags: Tags) -> bool:
    found = _INCLINE.fullmatch(tags.get("incline", ""))
    if found is None:
        return False
    number = float(found[1])
    return (number / 100 if found[2] == "%" else tan(radians(min(number, 89)))) > MOST_INCLINE


def _is_narrow(tags: Tags, keys: tuple[str, ...]) -> bool:
    return any(_meters(tags[key], LEAST_WIDTH_M) < LEAST_WIDTH_M for key in keys if key in tags)


def _kerb_m(tags: Tags) -> float:
    return _meters(tags.get("kerb:height", "0"), 0)


def _meters(text: str, otherwise: float) -> float:
    """Meters of `0.7`, `0.7 m`, `70 cm`, `700 mm` or `2'6"`."""
    if found := _LENGTH.fullmatch(text.strip()):
        return float(found[1]) * _UNIT_M[found[2]]
    if found := _FEET.fullmatch(text.strip()):
        return int(found[1]) * _FOOT_M + float(found[2] or 0) * _INCH_M
    return otherwise
