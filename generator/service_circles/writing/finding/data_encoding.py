"""The notation that the data of near me and of search share: points in whole steps, hours by number."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from service_circles.basics.json_text import compact_json
from service_circles.geo.datum import Point
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.values.schedule import Schedule
from service_circles.writing.site.hours_shown import HoursOfSite, ShownHours
from service_circles.writing.site.site import Site

STEPS_PER_DEGREE = 100_000
"""A step is about a meter."""

Steps = tuple[int, int]
"""North and east, in whole steps."""

Value = TypeVar("Value", bound=Hashable)


class Numbers(dict[Value, int]):
    """A table of distinct values: `numbers[value]` is the place of a value, which is added if it is new."""

    def __missing__(self, value: Value) -> int:
        self[value] = len(self)
        return self[value]


class HoursTable:
    """The schedules of a data file, each once."""

    def __init__(self, site_hours: HoursOfSite) -> None:
        self._site_hours = site_hours
        self._numbers = Numbers[ShownHours]()

    def number(self, hours: Schedule | str | None) -> int | str | None:
        """The place of a schedule in the table; a text in place of hours stays as it is."""
        return self._numbers[self._site_hours.of(hours)] if isinstance(hours, Schedule) else hours

    @property
    def summaries(self) -> list[str]:
        """The usual hours of each schedule in one line."""
        return [shown.summary for shown in self._numbers]

    def with_hours(self, data: Mapping[str, object]) -> bytes:
        """Data as JSON, with the compiled schedules, which are JSON already, as its `hours`."""
        compiled = ",".join(shown.compiled for shown in self._numbers)
        return f'{compact_json(data)[:-1]},"hours":[{compiled}]}}'.encode()


def hours_or_reason(center: ServiceCenter, site: Site) -> Schedule | str:
    """The opening hours of a center, or the reason why it has none: '暂停开放 · 装修'."""
    if center.status is CenterStatus.ACTIVE:
        return site.hours_at(center)
    return " · ".join(filter(None, (site.words.label(center.status), center.status_note)))


def own_hours(center: ServiceCenter, site: Site) -> dict[str, Schedule]:
    """The hours of services at an open center that have hours of their own, by service."""
    if center.status is not CenterStatus.ACTIVE:
        return {}
    return {
        offered.service: site.hours_at(center, offered) for offered in center.services if offered.schedule
    }


def steps_of(point: Point) -> Steps:
    """A point in whole steps."""
    return round(point[0] * STEPS_PER_DEGREE), round(point[1] * STEPS_PER_DEGREE)


def south_west_of(steps: Iterable[Steps]) -> Steps:
    """The corner from which the steps of a file count; (0, 0) without any."""
    found = list(steps)
    return min((north for north, _ in found), default=0), min((east for _, east in found), default=0)
