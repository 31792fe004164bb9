"""The year 2026 in China, kept by hand from the published notice, and what schedules say on each of its days.

Nothing here asks the package: weekdays, holidays, make-up workdays and the hours of each day are written down, so that Python,
the page's script and the structured data are compared with something else than each other.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from service_circles.records.values.schedule import Schedule
from service_circles.schedules.public_holidays import Calendar

# A letter a day: 1 to 7 are Monday to Sunday, h is a public holiday, w a weekend day that is worked (调休上班).
MONTHS = (
    "hhhw123456712345671234567123456",
    "7123456712345whhhhhhhhh2345w",
    "7123456712345671234567123456712",
    "345hhh234567123456712345671234",
    "hhhhh345w7123456712345671234567",
    "123456712345671234hhh123456712",
    "3456712345671234567123456712345",
    "6712345671234567123456712345671",
    "2345671234567123456w1234hhh123",
    "hhhhhhh45w712345671234567123456",
    "712345671234567123456712345671",
    "2345671234567123456712345671234",
)
UNKNOWN = "?"


class HandDay(NamedTuple):
    """A day of the table."""

    month: int
    number: int
    letter: str

    @property
    def date(self) -> date:
        """The day as a date."""
        return date(2026, self.month, self.number)

    @property
    def weekday(self) -> int:
        """1 to 7, by counting on from 2026-01-01, a Thursday."""
        before = sum(map(len, MONTHS[: self.month - 1])) + self.number - 1
        return (before + 3) % 7 + 1


class Kept(NamedTuple):
    """A schedule and the hours that it means on a day: '09:00-12:00, 14:00-18:00', empty where it is closed."""

    name: str
    schedule: Schedule
    hours: Callable[[HandDay], str]


def days_of_the_year() -> Iterator[HandDay]:
    """All days of the table, in order."""
    for month, letters in enumerate(MONTHS, 1):
        for number, letter in enumerate(letters, 1):
            yield HandDay(month, number, letter)


def calendar_by_hand() -> Calendar:
    """The table as a calendar of the package, which knows no other year."""
    holidays = {day.date: "节日" for day in days_of_the_year() if day.letter == "h"}
    workdays = frozenset(day.date for day in days_of_the_year() if day.letter == "w")
    return Calendar(holidays, workdays, range(2026, 2027), moves_workdays=True)


def _written(*rules: tuple[str, str] | dict[str, str], **fields: object) -> Schedule:
    given = [rule if isinstance(rule, dict) else {"byday": rule[0], "hours": rule[1]} for rule in rules]
    return Schedule.model_validate({"rules": given, **fields})


_WORKED = frozenset("12345w")
_SECOND_SUNDAYS = {
    (1, 11), (2, 8), (3, 8), (4, 12), (5, 10), (6, 14), (7, 12), (8, 9), (9, 13), (10, 11), (11, 8), (12, 13)
}  # fmt: skip
_LAST_FRIDAYS = {
    (1, 30), (2, 27), (3, 27), (4, 24), (5, 29), (6, 26), (7, 31), (8, 28), (9, 25), (10, 30), (11, 27), (12, 25)
}  # fmt: skip


def _office(day: HandDay) -> str:
    return "09:00-12:00, 14:00-18:00" if day.letter in _WORKED else ""


def _six_days(day: HandDay) -> str:
    return "09:00-18:00" if day.letter in _WORKED else "09:00-12:00" * (day.letter == "6")


def _summer(day: HandDay) -> str:
    if day.month in {7, 8} and day.letter in {"2", "6"}:
        return "10:00-12:00"
    return "09:00-17:00" if day.letter in _WORKED else ""


def _repairs(day: HandDay) -> str:
    if (day.month, day.number) == (10, 2):
        return "09:00-11:00"
    if (day.month, day.number) == (11, 25):
        return "14:00-16:00"  # the shorter of two exceptions
    is_shut = (day.month == 11 and day.number >= 23) or (day.month == 12 and day.number <= 4)
    return "" if is_shut else _office(day)


KEPT = (
    Kept("office", _written(("周一至周五", "09:00-12:00, 14:00-18:00"), holidays="closed"), _office),
    Kept("six days", _written(("周一至周五", "09:00-18:00"), ("周六", "09:00-12:00"), holidays="closed"), _six_days),
    Kept(
        "closed on worked weekends",
        _written(("周一至周六", "09:00-12:00"), holidays="closed", makeup_days="closed"),
        lambda day: "09:00-12:00" * (day.letter in "123456"),
    ),
    Kept(
        "weekends, as the weekday says",
        _written(("周六、周日", "10:00-16:00"), holidays="closed", makeup_days="as_usual"),
        lambda day: "10:00-16:00" * (day.letter in "67w"),
    ),
    Kept(
        "weekends, not when they are worked",
        _written(("周六、周日", "10:00-16:00"), holidays="closed"),
        lambda day: "10:00-16:00" * (day.letter in "67"),
    ),
    Kept(
        "nights",
        _written(("周五、周六", "18:00-02:00"), holidays="as_usual", makeup_days="as_usual"),
        lambda day: "18:00-02:00" * (day.weekday in {5, 6}),
    ),
    Kept(
        "holidays of their own",
        _written(("周一至周五", "09:00-18:00"), holiday_hours="10:00-12:00"),
        lambda day: "10:00-12:00" if day.letter == "h" else "09:00-18:00" * (day.letter in _WORKED),
    ),
    Kept(
        "holidays that nobody knows",
        _written(("周一至周五", "09:00-18:00")),
        lambda day: UNKNOWN if day.letter == "h" else "09:00-18:00" * (day.letter in _WORKED),
    ),
    Kept(
        "second Sundays and last Fridays",
        _written(
            ("每月第二个周日", "09:00-11:00"), ("每月最后一个周五", "19:00-21:00"),
            holidays="as_usual", makeup_days="as_usual",
        ),
        lambda day: "09:00-11:00" * ((day.month, day.number) in _SECOND_SUNDAYS)
        + "19:00-21:00" * ((day.month, day.number) in _LAST_FRIDAYS),
    ),
    Kept(
        "summer",
        _written(
            ("周一至周五", "09:00-17:00"),
            {"byday": "周二、周六", "hours": "10:00-12:00", "valid_from": "07-01", "valid_to": "08-31"},
            holidays="closed",
        ),
        _summer,
    ),
    Kept(
        "repairs",
        _written(
            ("周一至周五", "09:00-12:00, 14:00-18:00"),
            holidays="closed",
            exceptions=[
                {"date": "2026-10-02", "hours": "09:00-11:00"},
                {"date": "2026-11-25", "hours": "14:00-16:00"},
                {"date": "2026-11-23", "until": "2026-12-04", "reason": "设备检修"},
            ],
        ),
        _repairs,
    ),
)  # fmt: skip


def minutes_open(text: str) -> list[tuple[int, int]]:
    """The spans of '18:00-02:00' in minutes, past midnight beyond 1440."""
    found = []
    for span in filter(None, text.split(", ")):
        opens, closes = (60 * int(clock[:2]) + int(clock[3:]) for clock in span.split("-"))
        found.append((opens, closes if closes > opens else closes + 24 * 60))
    return found


def state_by_hand(kept: Kept, day: HandDay, before: HandDay | None, minute: int) -> str:
    """'open', 'closed' or 'unknown' at a minute of a day, by the table alone."""
    tail = minutes_open(kept.hours(before)) if before and kept.hours(before) != UNKNOWN else []
    if any(minute + 24 * 60 < closes for _, closes in tail):
        return "open"
    if kept.hours(day) == UNKNOWN:
        return "unknown"
    return "open" if any(a <= minute < z for a, z in minutes_open(kept.hours(day))) else "closed"
