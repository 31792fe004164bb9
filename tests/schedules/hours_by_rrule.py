"""Hours of a day by another way: rules are recurrences (RFC 5545) that dateutil expands, as CONTRIBUTING describes schedules.

Nothing is shared with the program, so that both can only agree by being right. Past the calendar nothing is asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

Spans = list[tuple[int, int]]
Rule = tuple[str, str, tuple[str, str] | None]
"""Days, hours, and the season if it has one."""

DAYS: Mapping[str, Sequence[tuple[int, int]]] = {
    "周一至周五": [(day, 0) for day in range(5)],
    "周五至周一": [(4, 0), (5, 0), (6, 0), (0, 0)],
    "每天": [(day, 0) for day in range(7)],
    "周末": [(5, 0), (6, 0)],
    "周二, 周四": [(1, 0), (3, 0)],
    "每月第二个周五": [(4, 2)],
    "每月最后一个周日": [(6, -1)],
    "每月第五个周一": [(0, 5)],
}
"""Weekdays with their number in the month; 0 is every week, -1 the last."""
HOURS: Mapping[str, Spans] = {
    "09:00-12:00, 14:00-18:00": [(540, 720), (840, 1080)],
    "18:00-02:00": [(1080, 1560)],
    "24h": [(0, 1440)],
    "12:00-12:45": [(720, 765)],
    "22:00-06:00": [(1320, 1800)],
}
SEASONS = (
    ("2026-07-01", "2026-09-22"),
    ("2026-11-01", "2026-12-20"),
    ("06-21", "09-30"),
    ("12-26", "06-24"),
    ("11-01", "02-29"),
)


@dataclass
class Hours:
    """A schedule by chance, as an author writes it."""

    rules: list[Rule]
    exceptions: list[dict[str, str]]
    holidays: str
    makeup_days: str

    def written(self) -> dict[str, object]:
        """The same as the fields of a record."""
        rules = [
            {
                "byday": days,
                "hours": hours,
                **(dict(zip(("valid_from", "valid_to"), season, strict=True)) if season else {}),
            }
            for days, hours, season in self.rules
        ]
        others = {"holidays": self.holidays, "makeup_days": self.makeup_days}
        return {"rules": rules, "exceptions": self.exceptions, **others}

    def on(self, day: date, holidays: Iterable[date], workdays: Iterable[date]) -> Spans | None:
        """The hours of a day; None where they are not known."""
        if exception := self._exception(day):
            return HOURS[exception["hours"]] if "hours" in exception else []
        if day in workdays:
            return self._made_up(day)
        if day in holidays and self.holidays != "as_usual":
            return [] if self.holidays == "closed" else None
        return _joined(self._deciding(day, [rule for rule in self.rules if day in _days(rule[0])]))

    def _exception(self, day: date) -> dict[str, str] | None:
        """The shortest; of equally short ones the last."""
        found = [
            (date.fromisoformat(each["until"]) - date.fromisoformat(each["date"]), -number, each)
            for number, each in enumerate(self.exceptions)
            if each["date"] <= day.isoformat() <= each["until"]
        ]
        return min(found)[2] if found else None

    def _made_up(self, day: date) -> Spans:
        today = [rule for rule in self.rules if day in _days(rule[0])]
        if self.makeup_days != "as_weekday":
            return _joined(self._deciding(day, today)) if self.makeup_days == "as_usual" else []
        weekly = [
            tuple(_joined(self._deciding(day, [rule for rule in self.rules if (number, 0) in DAYS[rule[0]]])))
            for number in range(5)
        ]
        most = max(Counter(weekly).values())
        shared = next(spans for spans in weekly if weekly.count(spans) == most)
        monthly = [rule for rule in self._deciding(day, today) if (day.weekday(), 0) not in DAYS[rule[0]]]
        return _joined(monthly, shared)

    def _deciding(self, day: date, rules: Sequence[Rule]) -> list[Rule]:
        """A season of one year replaces one of every year, which is written shorter, and that the whole year."""
        held = [rule for rule in rules if rule[2] is None or _is_in(rule[2], day)]
        most = max((len(rule[2][0]) if rule[2] else 0 for rule in held), default=0)
        return [rule for rule in held if (len(rule[2][0]) if rule[2] else 0) == most]


@cache
def _days(byday: str) -> frozenset[date]:
    found: set[date] = set()
    for number, nth in DAYS[byday]:
        days = weekday(number, nth or None)
        rule = rrule(
            MONTHLY if nth else WEEKLY, datetime(2025, 12, 1), byweekday=days, until=datetime(2027, 1, 31)
        )
        found.update(moment.date() for moment in rule)
    return frozenset(found)


def _is_in(season: tuple[str, str], day: date) -> bool:
    """Dates written alike sort as texts do."""
    first, last = season
    text = day.isoformat()[-len(first) :]
    return first <= text <= last if first <= last else text >= first or text <= last


def _joined(rules: Iterable[Rule], more: Iterable[tuple[int, int]] = ()) -> Spans:
    spans = sorted([*more, *(span for _, hours, _ in rules for span in HOURS[hours])])
    found: Spans = []
    for opens, closes in spans:
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        else:
            found.append((opens, closes))
    return found


def any_hours(chance: Random) -> Hours:
    """A schedule by chance."""
    exceptions = []
    for _ in range(chance.randrange(4)):
        first = date(2026, 1, 1) + timedelta(days=chance.randrange(360))
        until = first + timedelta(days=chance.choice((0, 0, 1, 3, 9, 30)))
        hours = {"hours": chance.choice(list(HOURS))} if chance.random() < 0.5 else {}
        exceptions.append({"date": first.isoformat(), "until": until.isoformat(), **hours})
    rules: list[Rule] = [
        (chance.choice(list(DAYS)), chance.choice(list(HOURS)), chance.choice((None, None, *SEASONS)))
        for _ in range(1 + chance.randrange(4))
    ]
    rules.append(("每月第二个周五", "12:00-12:45", None))  # not all are seasons, which could be over
    ways = ("as_usual", "closed", "unknown"), ("as_weekday", "as_usual", "closed")
    return Hours(rules, exceptions, *(chance.choice(each) for each in ways))
