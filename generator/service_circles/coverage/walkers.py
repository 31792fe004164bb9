"""Who walks: the paces of circles, and somebody who cannot take steps."""

from __future__ import annotations

from enum import Enum

from service_circles.geo.network import walker_profile as usual
from service_circles.geo.network.walker_profile import Profile
from service_circles.records.circle import Pace
from service_circles.records.settings.walking import Walking


class Walker(Enum):
    """The three paces, and wheelchairs and prams."""

    STANDARD = "standard"
    SLOW = "slow"
    BRISK = "brisk"
    WITHOUT_STEPS = "without_steps"


_USUAL = {
    Walker.STANDARD: usual.STANDARD,
    Walker.SLOW: usual.SLOW,
    Walker.BRISK: usual.BRISK,
    Walker.WITHOUT_STEPS: usual.WITHOUT_STEPS,
}


def walker_of(pace: Pace) -> Walker:
    """Somebody who walks at a pace."""
    return Walker(pace.value)


def profile_of(walker: Walker, walking: Walking | None) -> Profile:
    """How a walker walks: as the directory says, else as usual. Without steps one goes at the standard pace."""
    own = {walker_of(given.pace): given for given in (walking.profiles if walking else ())}
    if walker in own:
        return Profile(own[walker].meters_per_second, own[walker].steps_factor)
    if walker is Walker.WITHOUT_STEPS and Walker.STANDARD in own:
        return Profile(own[Walker.STANDARD].meters_per_second, None)
    return _USUAL[walker]
