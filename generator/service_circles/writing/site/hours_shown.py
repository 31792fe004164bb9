"""Opening hours as pages show them, computed once for equal schedules."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from service_circles.basics.json_text import script_json
from service_circles.languages.translator import Translator
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.compiled_hours import compile_schedule
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.structured_hours import Specification, schema_org_hours
from service_circles.schedules.week_table import WeekTable, week_summary, week_table


@dataclass(frozen=True, eq=False)
class ShownHours:
    """A schedule in one line, as a table, compiled for the page's script, and for search engines."""

    schedule: Schedule
    calendar: Calendar
    words: Translator
    since: date = date.min
    """What ended before is left out of what the script looks up."""
    day: date = date.min
    """The first day that search engines are told of."""

    @cached_property
    def summary(self) -> str:
        """The usual hours in one line."""
        return week_summary(self.schedule, self.words)

    @cached_property
    def table(self) -> WeekTable:
        """Everything that the schedule says but what is over."""
        table = week_table(self.schedule, self.calendar, self.words)
        extras = tuple(row for row in table.extras if row.until is None or row.until >= self.since)
        return replace(table, extras=extras)

    @cached_property
    def compiled(self) -> Markup:
        """JSON for the page's script."""
        return script_json(compile_schedule(self.schedule, self.calendar, self.words, self.since))

    @cached_property
    def specification(self) -> list[Specification]:
        """The hours as schema.org has them."""
        return schema_org_hours(self.schedule, self.calendar, self.day)


@dataclass(frozen=True)
class HoursOfSite:
    """Cache of the hours shown for each schedule.

    Hashing a schedule goes through all its fields, so each one is hashed only once, then known by identity.
    """

    calendar: Calendar
    words: Translator
    since: date = date.min
    day: date = date.min
    _by_value: dict[Schedule, ShownHours] = field(default_factory=dict)
    _by_identity: dict[int, tuple[Schedule, ShownHours]] = field(default_factory=dict)

    def of(self, schedule: Schedule) -> ShownHours:
        """The hours to show; the same object for equal schedules."""
        found = self._by_identity.get(id(schedule))
        if found is None:
            made = ShownHours(schedule, self.calendar, self.words, self.since, self.day)
            shown = self._by_value.setdefault(schedule, made)
            found = self._by_identity[id(schedule)] = (schedule, shown)  # which keeps the identity taken
        return found[1]


@dataclass(frozen=True)
class HoursOnPage:
    """The schedules that a page shows, each once, for the script that says open or closed."""

    site: HoursOfSite
    _keys: dict[ShownHours, str] = field(default_factory=dict)

    def key(self, schedule: Schedule) -> str:
        """The key of a schedule on this page."""
        return self._keys.setdefault(self.site.of(schedule), f"h{len(self._keys)}")

    def summary(self, schedule: Schedule) -> str:
        """The usual hours of a schedule in one line."""
        return self.site.of(schedule).summary

    def table(self, schedule: Schedule) -> WeekTable:
        """Everything that a schedule says."""
        return self.site.of(schedule).table

    def json(self) -> Markup | None:
        """The compiled schedules by their keys, or None if the page shows no hours."""
        if not self._keys:
            return None
        in_order = sorted((key, shown.compiled) for shown, key in self._keys.items())
        schedules = ",".join(f'"{key}":{compiled}' for key, compiled in in_order)
        return Markup(f"{{{schedules}}}")  # noqa: S704 - JSON escaped there
