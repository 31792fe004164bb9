"""Hours that are ever open, days that ever come, rules that do not overlap."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.hours.hours_writing import hours_as_text
from service_circles.records.hours.spans import DayRule, overlap
from service_circles.records.life.channel import Channel
from service_circles.records.life.group import Group
from service_circles.records.record import Record
from service_circles.records.values.schedule import Schedule, ScheduleKind, ScheduleRule
from service_circles.schedules.packaged_holidays import known_regions
from service_circles.schedules.seasons import hold_together, holds_on, is_lapsed, is_yearly, last_known_day
from service_circles.schedules.time_texts import weekday_name
from service_circles.schedules.usual_hours import month_day

Path = tuple[str | int, ...]
_YEAR_DAYS = 366
_ALL_YEARS = range(date(2001, 1, 1).toordinal(), date(2029, 1, 1).toordinal())
"""The days of 28 years, in which every date falls on every weekday."""


def check_hours(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Report mistakes in the schedules of centers, services at centers, channels and groups (H), as of a day."""
    for record, path, schedule in _schedules(read):
        if schedule.kind is ScheduleKind.REGULAR and not schedule.rules:
            yield read.places.problem_at(record, path, "H101", found=record.name)
        for number, rule in enumerate(schedule.rules):
            if not _ever_comes(rule):
                yield _never_comes(read, record, (*path, "rules", number), rule)
        if is_lapsed(schedule, today) and all(map(_ever_comes, schedule.rules)):
            last = last_known_day(schedule)
            yield read.places.problem_at(
                record, (*path, "rules"), "H104", Severity.WARNING, found=record.name, last=last
            )
        yield from _overlaps(read, record, (*path, "rules"), schedule)
    for center in read.directory.all(ServiceCenter):
        ended = center.closure.valid_to if center.closure else None
        if ended and ended < today:
            yield read.places.problem_at(
                center, ("closure",), "H108", Severity.WARNING, found=center.name, last=ended
            )


def check_calendar(read: ReadDirectory) -> Iterator[Problem]:
    """Report public holidays that are not known: of the country, or of its region (H105 to H107)."""
    settings = read.directory.settings
    if settings.country == "CN":  # which has no holidays of regions, and whose package takes long to load
        return
    regions = known_regions(settings.country)
    if regions is None:
        if not settings.calendar:
            yield read.places.problem_at(
                settings, ("country",), "H105", Severity.WARNING, found=settings.country
            )
    elif settings.region is None and regions:
        yield read.places.problem_at(
            settings, ("country",), "H106", Severity.WARNING, found=settings.country, known=", ".join(regions)
        )
    elif settings.region is not None and settings.region not in regions:
        yield read.places.problem_at(
            settings, ("region",), "H107", found=settings.region, known=", ".join(regions) or "-"
        )


def _schedules(read: ReadDirectory) -> Iterator[tuple[Record, Path, Schedule]]:
    for center in read.directory.all(ServiceCenter):
        yield center, ("schedule",), center.schedule
        for number, offered in enumerate(center.services):
            if offered.schedule:
                yield center, ("services", number, "schedule"), offered.schedule
    others: tuple[Channel | Group, ...] = (*read.directory.all(Channel), *read.directory.all(Group))
    for other in others:
        if other.schedule:
            yield other, ("schedule",), other.schedule


def _ever_comes(rule: ScheduleRule) -> bool:
    """True if one of the rule's weekdays falls into its season."""
    if is_yearly(rule):
        days = (day for day in map(date.fromordinal, _ALL_YEARS) if holds_on(rule, day))
        return any(each.nth == 0 for each in rule.byday) or any(
            _matches(each, day) for day in days for each in rule.byday
        )
    if not isinstance(rule.valid_from, date) or not isinstance(rule.valid_to, date):
        return True
    length = min((rule.valid_to - rule.valid_from).days + 1, _YEAR_DAYS)
    return any(
        _matches(day, rule.valid_from + timedelta(days=step)) for step in range(length) for day in rule.byday
    )


def _matches(rule: DayRule, day: date) -> bool:
    place = month_day(day)
    return rule.weekday == day.weekday() and (
        rule.nth in {0, place.nth} or (rule.nth == -1 and place.is_last)
    )


def _never_comes(read: ReadDirectory, record: Record, path: Path, rule: ScheduleRule) -> Problem:
    days = tuple(Phrase(weekday_name(day.weekday)) for day in rule.byday)
    return read.places.problem_at(
        record, (*path, "byday"), "H102", first=rule.valid_from, last=rule.valid_to, found=days
    )


def _overlaps(read: ReadDirectory, record: Record, path: Path, schedule: Schedule) -> Iterator[Problem]:
    """Two rules that hold at the same time must not be open at the same hours of a day."""
    for (first_number, first), (number, rule) in combinations(enumerate(schedule.rules), 2):
        day = next((day for day in rule.byday if day in first.byday), None)
        if day is None or not hold_together(first, rule):
            continue
        if overlap(first.hours, rule.hours):
            position = read.places.position_of(record, (*path, first_number))
            text = hours_as_text(rule.hours)
            yield read.places.problem_at(
                record,
                (*path, number, "hours"),
                "H103",
                day=Phrase(weekday_name(day.weekday)),
                line=position.line,
                found=text,
            )
