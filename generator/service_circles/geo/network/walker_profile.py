"""How somebody walks: pace, and what steps mean to them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from service_circles.geo.walking_error import WalkingError


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
"""With a wheelchair or a pram."""
