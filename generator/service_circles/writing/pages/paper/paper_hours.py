"""Opening hours for paper: days with the same hours in one line, and nothing that is soon over."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import MAKEUP_NAME
from service_circles.schedules.seasons import is_seasonal, is_yearly
from service_circles.schedules.time_texts import weekdays_text
from service_circles.schedules.week_table import HoursRow, week_table
from service_circles.writing.site.site import Site

MOST_EXTRAS = 3


@dataclass(frozen=True)
class PaperHours:
    """`week`: days, and each of their times from door open to door closed. `kind`: the reason for missing regular hours.

    `extras`: monthly days, seasons of every year and holidays; seasons of one year only where there is nothing else. `more`: other days are on the page.
    """

    week: tuple[tuple[str, tuple[str, ...]], ...]
    extras: tuple[HoursRow, ...]
    kind: str | None
    note: str | None
    more: bool


def paper_hours(site: Site, schedule: Schedule) -> PaperHours:
    """The hours of a schedule for paper."""
    lasting = _lasting(schedule)
    table = week_table(lasting, site.calendar, site.words)
    is_regular = schedule.kind is ScheduleKind.REGULAR
    shown = table.extras if is_regular else table.extras[1:]  # the first only repeats the kind
    extras = tuple(row for row in shown if row.name != site.words(MAKEUP_NAME))
    return PaperHours(
        week=tuple(_week(table.days, site)),
        extras=extras[:MOST_EXTRAS],
        kind=None if is_regular else site.words.label(schedule.kind),
        note=table.note,
        more=lasting is not schedule or len(shown) > len(extras[:MOST_EXTRAS]),
    )


def _lasting(schedule: Schedule) -> Schedule:
    """A schedule without its single days, and without seasons of one year if it has other hours; the same if it has neither."""
    rules = tuple(r for r in schedule.rules if is_yearly(r) or not is_seasonal(r)) or schedule.rules
    if rules == schedule.rules and not schedule.exceptions:
        return schedule
    return schedule.model_copy(update={"rules": rules, "exceptions": ()})


def _week(days: tuple[HoursRow, ...], site: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    alike: dict[str, list[int]] = {}
    for weekday, day in enumerate(days):
        alike.setdefault(day.words, []).append(weekday)
    for words, weekdays in alike.items():
        yield weekdays_text(weekdays, site.words), tuple(words.split(site.words("，")))
