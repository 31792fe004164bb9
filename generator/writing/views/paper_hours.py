"""Opening hours for paper: days with the same hours in one line, and nothing that is over by next month."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.schedule import Schedule, ScheduleKind
from generator.schedules.week import HoursRow, week_table
from generator.schedules.wording import weekdays_text
from generator.writing.site import Site

MOST_EXTRAS = 5


@dataclass(frozen=True)
class PaperHours:
    """`kind` in words where there are no regular hours; `more`: the page has days that are not told here."""

    rows: tuple[HoursRow, ...]
    kind: str | None
    note: str | None
    more: bool


def paper_hours(site: Site, schedule: Schedule) -> PaperHours:
    """The hours of a schedule for paper: its week, monthly days, seasons and holidays, but no single dates."""
    lasting = schedule.model_copy(update={"exceptions": ()}) if schedule.exceptions else schedule
    table = week_table(lasting, site.calendar, site.words)
    is_regular = schedule.kind is ScheduleKind.REGULAR
    extras = table.extras if is_regular else table.extras[1:]  # the first only repeats the kind
    return PaperHours(
        rows=(*_weekly(table.days, site), *extras[:MOST_EXTRAS]),
        kind=None if is_regular else site.words.label(schedule.kind),
        note=table.note,
        more=bool(schedule.exceptions) or len(extras) > MOST_EXTRAS,
    )


def _weekly(days: tuple[HoursRow, ...], site: Site) -> list[HoursRow]:
    alike: dict[str, list[int]] = {}
    for weekday, day in enumerate(days):
        alike.setdefault(day.words, []).append(weekday)
    return [HoursRow(weekdays_text(found, site.words), words) for words, found in alike.items()]
