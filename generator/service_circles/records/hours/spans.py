"""Days and spans of minutes, of which schedules are made."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

DAY_MINUTES = 24 * 60
NOON = DAY_MINUTES // 2


class Span(NamedTuple):
    """Open from one minute of the day to another; `closes` beyond 1440 is past midnight."""

    opens: int
    closes: int

    def overlaps(self, other: "Span") -> bool:
        """True if both have a minute in common."""
        return self.opens < other.closes and other.opens < self.closes


def overlap(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """True if any of some spans overlaps with any of others."""
    return any(span.overlaps(other) for span in spans for other in others)


class DayRule(NamedTuple):
    """A weekday (0 is Monday); `nth` 0 is every week, 1..5 the n-th of the month, -1 the last."""

    weekday: int
    nth: int = 0
