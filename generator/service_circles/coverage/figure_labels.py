"""What figures of reach are called, in Chinese and English, and how numbers are written."""

from __future__ import annotations

from math import ceil, floor

from service_circles.geo.walkers import Walker
from service_circles.problems.problem import Both

WALKERS = {
    Walker.STANDARD: Both("普通步速", "Standard pace"),
    Walker.SLOW: Both("慢行", "Slow pace"),
    Walker.BRISK: Both("快走", "Brisk pace"),
    Walker.WITHOUT_STEPS: Both("不走台阶", "Without steps"),
}


def percent(share: float | None) -> str:
    """'92.4 %', rounded down: who is left out does not vanish. '—' if not known."""
    return "—" if share is None else f"{floor(share * 1000 + 1e-9) / 10:.1f} %"


def amount(number: float | None) -> str:
    """'1,234'; '—' if not known."""
    return "—" if number is None else f"{number:,.0f}"


def decimal(number: float | None) -> str:
    """'2.95'; '—' if not known."""
    return "—" if number is None else f"{number:,.2f}"


def whole_minutes(minutes: float) -> int:
    """Minutes as people read them: a part of one counts."""
    return ceil(minutes)
