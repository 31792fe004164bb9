"""The hours of one place or service together: all of them over, or two at the same time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.validating.faults import PlacedFault, advice, place_text
from service_circles.validating.row_checks.recurrences import weekdays_of
from service_circles.validating.row_checks.value_shapes import date_of

_OWNERS = ("service_at_location_id", "location_id", "service_id")
_MOST_COMPARED = 120
"""Rows of one owner that are compared with each other; pairs grow with the square."""


@dataclass(frozen=True, slots=True)
class _Hours:
    """A weekly row without a rest: the days on which it holds, its first and last day, its times."""

    place: RowPlace
    days: frozenset[tuple[int, str]]
    first: date
    last: date
    opens: str
    closes: str

    def meets(self, other: "_Hours") -> bool:
        """True if both are open at one moment of one day."""
        return (
            not self.days.isdisjoint(other.days)
            and max(self.first, other.first) <= min(self.last, other.last)
            and max(self.opens, other.opens) < min(self.closes, other.closes)
        )


class OwnersHours:
    """The rows of hours by what they are of."""

    def __init__(self) -> None:
        self._ends: dict[str, date] = {}
        self._places: dict[str, RowPlace] = {}
        self._rows: dict[str, dict[str, _Hours]] = defaultdict(dict)

    def see(self, row: HsdsRow) -> None:
        """Note the hours of a row."""
        owner = next((f"{name} {row.text(name)}" for name in _OWNERS if row.text(name)), "")
        if row.table != "schedule" or not owner:
            return
        ends = [day for name in ("valid_to", "until") if (day := date_of(row.text(name)))]
        last = min(ends, default=date.max)
        self._ends[owner] = max(last, self._ends.get(owner, date.min))
        self._places.setdefault(owner, row.place)
        hours = _hours(row, last)
        if hours and len(self._rows[owner]) < _MOST_COMPARED:
            self._rows[owner].setdefault(row.id or place_text(row.place), hours)

    def faults(self, day: date) -> Iterator[PlacedFault]:
        """Advice about hours that were over before a day, and about two rows that hold at one time."""
        for owner, end in self._ends.items():
            if end < day:
                yield self._places[owner], advice("V402", "schedule.valid_to", found=end.isoformat())
        for rows in self._rows.values():
            for first, second in combinations(rows.values(), 2):
                if first.meets(second):
                    details = {"found": f"{second.opens}–{second.closes}", "other": place_text(first.place)}
                    yield second.place, advice("V408", "schedule.opens_at", **details)
                    break


def _hours(row: HsdsRow, last: date) -> _Hours | None:
    opens, closes = row.text("opens_at")[:5], row.text("closes_at")[:5]
    is_plain = row.text("interval") in {"", "1", "1.0"} and not any(
        row.text(name) for name in ("bymonthday", "byyearday", "byweekno", "count")
    )
    days = frozenset(weekdays_of(row))
    if not days or not is_plain or not opens or not closes or opens >= closes:
        return None
    first = date_of(row.text("dtstart")) or date_of(row.text("valid_from")) or date.min
    return _Hours(row.place, days, first, last, opens, closes)
