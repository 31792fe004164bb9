"""Bearings: the angle between two directions, and the turn that a walker calls it."""

from enum import IntEnum
from math import atan2, degrees

from service_circles.geo.network.polylines import Floats

TURNED_DEGREES = 32
"""From here on one turns off; below it one goes ahead."""
_BACK_DEGREES = 150


class Turn(IntEnum):
    """The direction in which one goes on; from NORTH on, the eight points of the compass, clockwise."""

    AHEAD = 0
    LEFT = 1
    RIGHT = 2
    BACK = 3
    NORTH = 4


def is_left(comes: Floats, goes: Floats, arm: Floats) -> bool:
    """True for an arm to the left of a route that comes and goes in some directions."""
    back = angle(comes, -comes) % 360
    to_arm, to_go = angle(comes, arm) % 360, angle(comes, goes) % 360
    return to_go < to_arm < back if to_go < back else not back < to_arm < to_go


def angle(one: Floats, other: Floats) -> float:
    """Degrees to turn from one direction to another: to the left above zero, at most 180."""
    turned = degrees(atan2(float(other[1]), float(other[0])) - atan2(float(one[1]), float(one[0])))
    return (turned + 180) % 360 - 180


def turn_between(comes: Floats, goes: Floats) -> Turn:
    """Return the turn from one direction into another."""
    turned = angle(comes, goes)
    if abs(turned) < TURNED_DEGREES:
        return Turn.AHEAD
    if abs(turned) > _BACK_DEGREES:
        return Turn.BACK
    return Turn.LEFT if turned > 0 else Turn.RIGHT


def compass(way: Floats) -> int:
    """Return the point of the compass, from `Turn.NORTH` on, that is nearest to a direction."""
    return Turn.NORTH + round(degrees(atan2(float(way[0]), float(way[1]))) / 45) % 8
