"""Walkers: their pace, whether they avoid steps, and the error for streets that cannot be walked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import ceil, isfinite
from types import MappingProxyType

from service_circles.records.circle import Pace
from service_circles.records.settings.walking import Walking
from service_circles.records.values.labeled_enum import LabeledEnum


class WalkingError(Exception):
    """Something given is missing, broken or impossible; nothing was computed.

    `code` is stable: extract_missing, extract_unreadable, extract_too_large, extract_repeats,
    extract_without_streets, minutes_not_positive,
    pace_not_positive, steps_factor_too_small, link_off_network, link_without_length, closed_off_network,
    origins_off_network. `facts` are plain values for a message.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = MappingProxyType(facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Serialize with the facts, so that they come back from another process."""
        return partial(WalkingError, self.code, **self.facts), ()

    def __str__(self) -> str:
        return ", ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class Walker(LabeledEnum):
    """The three paces, and wheelchairs and prams."""

    STANDARD = "standard", "普通步速"
    SLOW = "slow", "慢行"
    BRISK = "brisk", "快走"
    WITHOUT_STEPS = "without_steps", "不走台阶"


@dataclass(frozen=True, slots=True)
class Profile:
    """A pace on the flat, and how many times longer the same meters take on steps; None avoids steps.

    Raises WalkingError (pace_not_positive, steps_factor_too_small).
    """

    meters_per_second: float
    steps_factor: float | None = 2.0

    def __post_init__(self) -> None:
        if not (isfinite(self.meters_per_second) and self.meters_per_second > 0):
            raise WalkingError("pace_not_positive", meters_per_second=self.meters_per_second)
        if self.steps_factor is not None and not (isfinite(self.steps_factor) and self.steps_factor >= 1):
            raise WalkingError("steps_factor_too_small", steps_factor=self.steps_factor)


STANDARD = Profile(1.0)
SLOW = Profile(0.8, steps_factor=3.0)
BRISK = Profile(1.2)
WITHOUT_STEPS = Profile(1.0, steps_factor=None)
_DEFAULTS = {
    Walker.STANDARD: STANDARD,
    Walker.SLOW: SLOW,
    Walker.BRISK: BRISK,
    Walker.WITHOUT_STEPS: WITHOUT_STEPS,
}


def walker_of(pace: Pace) -> Walker:
    """A walker with a pace."""
    return Walker(pace.value)


def profile_of(walker: Walker, walking: Walking | None) -> Profile:
    """The profile that the directory sets, else the default; without steps one goes at the standard pace."""
    own = {walker_of(given.pace): given for given in (walking.profiles if walking else ())}
    if walker in own:
        return Profile(own[walker].meters_per_second, own[walker].steps_factor)
    if walker is Walker.WITHOUT_STEPS and Walker.STANDARD in own:
        return Profile(own[Walker.STANDARD].meters_per_second, None)
    return _DEFAULTS[walker]


def whole_minutes(minutes: float) -> int:
    """Minutes as people read them: a part of one counts as a whole one."""
    return ceil(minutes)
