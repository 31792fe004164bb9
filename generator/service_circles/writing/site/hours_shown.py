"""Opening hours as pages show them, computed once for equal schedules."""

from collections.abc import Mapping
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

MARK = "\1"
"""Around placeholders; texts of records cannot hold it. It is found faster than a zero byte, which half the bytes are."""
_SCRIPT = '<script type="application/json" id="hours">{{{}}}</script>\n'


@dataclass(frozen=True, eq=False)
class ShownHours:
    """A schedule in one line, as a table, compiled for the page's script, and for search engines."""

    schedule: Schedule
    calendar: Calendar
    words: Translator
    since: date = date.min
    """Rules that ended before are left out of the data for the script."""
    day: date = date.min
    """The first day that search engines are told of."""
    number: int = 0
    """Its place among the hours of the site."""

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
    _shown: list[ShownHours] = field(default_factory=list)
    """By number."""

    def of(self, schedule: Schedule) -> ShownHours:
        """The hours to show; the same object for equal schedules."""
        found = self._by_identity.get(id(schedule))
        if found is None:
            shown = self._by_value.get(schedule) or self._show(schedule)
            found = self._by_identity[id(schedule)] = (schedule, shown)  # which keeps the identity taken
        return found[1]

    def _show(self, schedule: Schedule) -> ShownHours:
        made = ShownHours(schedule, self.calendar, self.words, self.since, self.day, len(self._shown))
        self._shown.append(made)
        self._by_value[schedule] = made
        return made

    def key(self, schedule: Schedule) -> str:
        """The placeholder of a schedule's key on a page: see `with_keys`."""
        return f"{MARK}{self.of(schedule).number}{MARK}"

    @property
    def script(self) -> Markup:
        """The placeholder of the script element that holds a page's schedules."""
        return Markup(MARK * 2)  # noqa: S704 - a constant

    def with_keys(self, page: str) -> str:
        """A page with its schedules numbered as they come, for the script that says open or closed, and its script element."""
        parts = page.split(MARK)
        keys: dict[str, str] = {}
        for at in range(1, len(parts), 2):
            if parts[at]:
                parts[at] = keys.setdefault(parts[at], f"h{len(keys)}")
            elif keys:
                parts[at] = _SCRIPT.format(self._json(keys))
        return "".join(parts)

    def _json(self, keys: Mapping[str, str]) -> str:
        in_order = sorted((key, self._shown[int(number)].compiled) for number, key in keys.items())
        return ",".join(f'"{key}":{compiled}' for key, compiled in in_order)
