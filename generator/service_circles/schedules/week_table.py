"""The table of hours for readers without scripts, and the week at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service_circles.languages.translator import CHINESE, Translator
from service_circles.records.values.schedule import (
    HolidayRule,
    MakeupRule,
    Schedule,
    ScheduleKind,
    ScheduleRule,
)
from service_circles.schedules.day_hours import MAKEUP_NAME, DailyHours, has_usual_hours
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.seasons import is_seasonal, is_yearly
from service_circles.schedules.time_texts import (
    closed_text,
    dates_text,
    days_text,
    monthly_text,
    season_text,
    spans_text,
    weekday_letter,
    weekday_name,
    weekdays_text,
)
from service_circles.schedules.usual_hours import WEEKDAYS, Spans, weekly_spans


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A row of the table: days, and the hours on them; `until` is the last day on which it says anything."""

    name: str
    words: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """An opening on the chart: percent from the top (the week's earliest hour) and percent high."""

    top: int
    height: int


@dataclass(frozen=True, slots=True)
class DayBars:
    """A column of the chart."""

    letter: str
    spans: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """`days` and `bars` from Monday, empty without weekly hours; `bars` of those that hold all year.

    `extras`: monthly days, seasons, dated exceptions, holidays. `known_until`: the last day of the known
    calendar, if the hours depend on it.
    """

    days: tuple[HoursRow, ...]
    bars: tuple[DayBars, ...]
    extras: tuple[HoursRow, ...]
    note: str | None
    known_until: date | None


def week_table(schedule: Schedule, calendar: Calendar, words: Translator = CHINESE) -> WeekTable:
    """The table of all that a schedule says."""
    week, daily = _all_year_week(schedule), DailyHours(schedule, calendar)
    return WeekTable(
        days=tuple(_day_rows(schedule, week, words)),
        bars=_bars(week, words),
        extras=tuple(_extras(daily, words)),
        note=schedule.note,
        known_until=calendar.known_until if daily.depends_on_calendar else None,
    )


def week_summary(schedule: Schedule, words: Translator = CHINESE) -> str:
    """The usual hours in one line: '周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00'."""
    parts = [] if schedule.kind is ScheduleKind.REGULAR else [words.label(schedule.kind)]
    if has_usual_hours(schedule):
        rules = (_rule_text(rule, words) for rule in schedule.rules)
        parts += _weekly_parts(schedule, words) or [*rules] or [closed_text(words)]
    return words("；").join(parts)


def _all_year_week(schedule: Schedule) -> tuple[Spans, ...]:
    if not has_usual_hours(schedule):
        return ((),) * len(WEEKDAYS)
    rules = [rule for rule in schedule.rules if not is_seasonal(rule)]
    return tuple(weekly_spans(rules, weekday) for weekday in WEEKDAYS)


def _day_rows(schedule: Schedule, week: tuple[Spans, ...], words: Translator) -> Iterator[HoursRow]:
    dated = {day.weekday for rule in schedule.rules if is_seasonal(rule) for day in rule.byday if not day.nth}
    if not has_usual_hours(schedule) or not (dated or any(week)):
        return
    for weekday, spans in enumerate(week):
        by_date = not spans and weekday in dated
        hours = words("按日期，见下") if by_date else spans_text(spans, words)
        yield HoursRow(weekday_name(weekday, words), hours)


def _weekly_parts(schedule: Schedule, words: Translator) -> list[str]:
    days_by_spans: dict[Spans, list[int]] = {}
    for weekday, spans in enumerate(_all_year_week(schedule)):
        if spans:
            days_by_spans.setdefault(spans, []).append(weekday)
    return [
        f"{weekdays_text(days, words)} {spans_text(spans, words)}" for spans, days in days_by_spans.items()
    ]


def _rule_text(rule: ScheduleRule, words: Translator) -> str:
    text = f"{days_text(rule.byday, words)} {spans_text(rule.hours, words)}"
    return f"{season_text(rule.valid_from, rule.valid_to, words)} {text}" if is_seasonal(rule) else text


def _bars(week: tuple[Spans, ...], words: Translator) -> tuple[DayBars, ...]:
    spans = [span for day in week for span in day]
    if not spans:
        return ()
    earliest = min(span.opens for span in spans) // 60 * 60
    latest = -(-max(span.closes for span in spans) // 60) * 60

    def percent(minute: int) -> int:
        return round(100 * (minute - earliest) / (latest - earliest))

    return tuple(
        DayBars(
            weekday_letter(weekday, words), tuple(Bar(percent(a), percent(z) - percent(a)) for a, z in day)
        )
        for weekday, day in enumerate(week)
    )


def _extras(daily: DailyHours, words: Translator) -> Iterator[HoursRow]:
    schedule = daily.schedule
    if schedule.kind is not ScheduleKind.REGULAR:
        yield HoursRow(words("开放时间"), words.label(schedule.kind))
    if has_usual_hours(schedule):
        yield from _rule_rows(schedule, words)
    for exception in sorted(schedule.exceptions, key=lambda exception: exception.date):
        text = spans_text(exception.hours, words) if exception.hours else words.label(HolidayRule.CLOSED)
        last = exception.until or exception.date
        first = exception.date if exception.date > date.min else None  # open ends are those of a closure
        dates = dates_text(first, last if last < date.max else None, words)
        yield HoursRow(dates, " · ".join(filter(None, (text, exception.reason))), last)
    if has_usual_hours(schedule) or schedule.holidays or schedule.holiday_hours:
        hours = schedule.holiday_hours
        on_holidays = spans_text(hours, words) if hours else words.label(schedule.on_holidays)
        yield HoursRow(words("法定节假日"), on_holidays)
    is_stated = schedule.makeup_days is not MakeupRule.AS_WEEKDAY
    moves_workdays = has_usual_hours(schedule) and daily.calendar.moves_workdays
    if moves_workdays and (is_stated or daily.makeup_days_differ):
        yield HoursRow(words(MAKEUP_NAME), words.label(schedule.makeup_days))


def _rule_rows(schedule: Schedule, words: Translator) -> Iterator[HoursRow]:
    """Rows of monthly days and of rules with notes, then of the seasons by date."""
    week = _all_year_week(schedule)
    for rule in schedule.rules:
        if is_seasonal(rule):
            continue
        text = _with_note(spans_text(rule.hours, words), rule, words)
        yield from (HoursRow(monthly_text(day, words), text) for day in rule.byday if day.nth != 0)
        if rule.note and (weekly := [day.weekday for day in rule.byday if day.nth == 0]):
            is_in_week = all(week[weekday] == rule.hours for weekday in weekly)  # its hours stand above
            yield HoursRow(weekdays_text(weekly, words), rule.note if is_in_week else text)
    seasons = [rule for rule in schedule.rules if is_seasonal(rule)]
    usual_weekdays = {weekday for weekday, spans in enumerate(week) if spans}
    for rule in sorted(seasons, key=lambda rule: (not is_yearly(rule), str(rule.valid_from or ""))):
        text = f"{days_text(rule.byday, words)} {spans_text(rule.hours, words)}"
        name = season_text(rule.valid_from, rule.valid_to, words)
        yield HoursRow(name, _with_note(text, rule, words), _last_day(rule, usual_weekdays))


def _last_day(rule: ScheduleRule, usual_weekdays: set[int]) -> date | None:
    """The last day of a season of one year; None where its weekdays have no other hours to go back to."""
    has_usual = usual_weekdays.issuperset(day.weekday for day in rule.byday)
    return rule.valid_to if has_usual and isinstance(rule.valid_to, date) else None


def _with_note(text: str, rule: ScheduleRule, words: Translator) -> str:
    return words("{text}（{note}）", text=text, note=rule.note) if rule.note else text
