"""Opening hours compared by what they mean: rules written in another way, with the same hours, are no change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service_circles.languages.translator import Translator
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.day_hours import has_usual_hours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.seasons import typical_starts
from service_circles.schedules.time_texts import weekdays_text
from service_circles.schedules.usual_hours import MONTH_DAYS, Spans, usual_spans
from service_circles.schedules.week_table import HoursRow, WeekTable, week_summary, week_table


@dataclass(frozen=True, slots=True)
class HoursChange:
    """Days with other hours than before, as residents read both; without days it is all of the hours.

    A text is empty where nothing was, or is, said about these days.
    """

    days: str
    before: str
    after: str


def hours_changes(
    before: Schedule, after: Schedule, calendar: Calendar, words: Translator
) -> tuple[HoursChange, ...]:
    """The differences between the tables that residents read, days with the same change together."""
    then, now = (week_table(each, calendar, words) for each in (before, after))
    weekly, rows = tuple(_weekly(before, after, then, now, words)), tuple(_rows(then, now, words))
    if weekly and not weekly[0].days:  # what is said about holidays comes and goes with the hours
        rows = tuple(row for row in rows if row.before and row.after)
    return (*weekly, *rows)


def _weekly(
    before: Schedule, after: Schedule, then: WeekTable, now: WeekTable, words: Translator
) -> Iterator[HoursChange]:
    if before.kind is not after.kind or bool(then.days) is not bool(now.days):
        old, new = (week_summary(each, words) for each in (before, after))
        if old != new:
            yield HoursChange("", old, new)
        return
    groups: dict[tuple[str, str], list[int]] = {}
    for weekday, (old_row, new_row) in enumerate(zip(then.days, now.days, strict=True)):
        if old_row.words != new_row.words:
            groups.setdefault((old_row.words, new_row.words), []).append(weekday)
    for (old, new), weekdays in groups.items():
        yield HoursChange(weekdays_text(weekdays, words), old, new)


def _rows(then: WeekTable, now: WeekTable, words: Translator) -> Iterator[HoursChange]:
    """Monthly days, seasons, dated exceptions, holidays, and the line for residents."""
    old, new = _texts(then, words), _texts(now, words)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name) and name != words("开放时间"):  # that row is the kind of schedule
            yield HoursChange(name, old.get(name, ""), new.get(name, ""))


def _texts(table: WeekTable, words: Translator) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    note = [HoursRow(words("说明"), table.note)] if table.note else []
    for row in (*table.extras, *note):
        found.setdefault(row.name, []).append(row.words)
    return {name: words("；").join(texts) for name, texts in found.items()}


def has_lost_hours(before: Schedule, after: Schedule, day: date) -> bool:
    """True if a place is closed, from a day on, at times of an ordinary week at which it was open."""
    if not has_usual_hours(before):
        return False
    if not has_usual_hours(after):
        return True
    starts = {*typical_starts(before), *typical_starts(after)}
    days = {day, *(start for start in starts if start > day)}
    return any(
        _is_uncovered(usual_spans(before, on, place), usual_spans(after, on, place))
        for on in days
        for place in MONTH_DAYS
    )


def _is_uncovered(spans: Spans, others: Spans) -> bool:
    return any(
        not any(other.opens <= span.opens and span.closes <= other.closes for other in others)
        for span in spans
    )
