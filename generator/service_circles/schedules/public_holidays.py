"""The calendar of public holidays and make-up workdays (调休上班日), which ends with the last year published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from service_circles.languages.translator import message
from service_circles.records.settings.calendar_year import CalendarYear
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.schedules.packaged_holidays import packaged_holidays

_DAY = timedelta(days=1)
CHINA_HOLIDAYS = (
    message("元旦"), message("春节"), message("清明节"), message("劳动节"), message("端午节"), message("中秋节"),
    message("国庆节"),
)  # fmt: skip
"""The holidays of China as the package names them."""


class DayKind(Enum):
    """The kind of a day in the calendar."""

    ORDINARY = "ordinary"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"
    UNSETTLED = "unsettled"
    """Perhaps a holiday: a feast whose day is an estimate, or a day beside it."""


class ClosedDays(NamedTuple):
    """Days on which a place is closed; `is_whole` where nothing at all takes place there, not even what is dated by hand."""

    first: date
    last: date
    reason: str | None
    is_whole: bool


@dataclass(frozen=True, eq=False)
class Calendar:
    """Days off by date with their names, weekend days that are worked, and the years that are known."""

    holidays: Mapping[date, str]
    workdays: frozenset[date]
    years: range
    moves_workdays: bool
    """True if weekend days may be worked in years that are not known yet."""
    closed_places: Mapping[str, tuple[ClosedDays, ...]] = field(default_factory=dict)
    """The days on which a center is closed, by its id."""
    unsettled: frozenset[date] = frozenset()
    """Days of `holidays` that may turn out to be ordinary ones."""

    @property
    def known_from(self) -> date:
        """The first day that is known; after `known_until` where nothing is."""
        return date(self.years.start, 1, 1)

    @property
    def known_until(self) -> date:
        """The last day that is known."""
        return date(self.years.stop - 1, 12, 31)

    def knows(self, day: date) -> bool:
        """True if the holidays and make-up workdays of the day's year are known."""
        return day.year in self.years

    def kind_of(self, day: date) -> DayKind:
        """The kind of a day; ordinary where nothing is known."""
        if day in self.workdays:
            return DayKind.MAKEUP_WORKDAY
        if day in self.unsettled:
            return DayKind.UNSETTLED
        return DayKind.HOLIDAY if day in self.holidays else DayKind.ORDINARY

    def holiday_name(self, day: date) -> str | None:
        """The name of the holiday; None on other days."""
        return self.holidays.get(day)

    def closed_at(self, place: str | None, day: date, *, is_dated: bool) -> ClosedDays | None:
        """The closed days of a place that call off an event; one `is_dated` by hand for that very day takes more."""
        found = self.closed_places.get(place or "", ())
        return next(
            (each for each in found if each.first <= day <= each.last and (each.is_whole or not is_dated)),
            None,
        )

    @cached_property
    def special_days(self) -> tuple[date, ...]:
        """Holidays and make-up workdays, in order."""
        return tuple(sorted(self.holidays.keys() | self.workdays))


def calendar_for(settings: DirectorySettings) -> Calendar:
    """The calendar of the directory's own years and those of the package; the directory's win."""
    country, published = settings.country, settings.calendar
    package = packaged_holidays(country, settings.region, settings.languages)
    unfinished = {year.year for year in published if not year.complete}
    complete = {year.year for year in published if year.complete}
    known = (set(package.years) | complete) - unfinished
    years = _joined_years(known, package.years, at_most=max(len(package.years), len(complete)))
    replaced = unfinished | complete
    holidays = {day: name for day, name in package.holidays.items() if day.year not in replaced}
    workdays = {day for day in package.workdays if day.year not in replaced}
    for year in sorted(published, key=lambda year: year.year):
        holidays.update(_named_days(year))
        workdays.update(year.workdays)
    return Calendar(
        holidays={day: name for day, name in holidays.items() if day.year in years and day not in workdays},
        workdays=frozenset(day for day in workdays if day.year in years),
        years=years,
        moves_workdays=country == "CN" or bool(workdays),
        unsettled=frozenset(
            day for day in package.unsettled if day.year not in replaced and day.year in years
        ),
    )


def _joined_years(known: set[int], preferred: range, at_most: int) -> range:
    """The last years without a gap around the latest preferred one that is known, else around the latest."""
    if not known:
        return range(2000, 2000)
    first = last = max(known & set(preferred), default=max(known))
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return range(max(first, last + 1 - at_most), last + 1)


def _named_days(year: CalendarYear) -> Iterator[tuple[date, str]]:
    for holiday in year.holidays:
        days = ((holiday.until or holiday.date) - holiday.date).days + 1
        for step in range(days):
            yield holiday.date + step * _DAY, holiday.name
