"""Public holidays as the package `holidays` knows them, by country and region."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from inspect import signature
from typing import Any

_DAY = timedelta(days=1)
_SATURDAY = 5
_YEARS_OF_CHINA = 2
_YEARS_ELSEWHERE = range(2025, 2031)  # fixed: a bound that moved with the clock would change the bytes


@dataclass(frozen=True)
class PackagedHolidays:
    """Days off by date with their names, weekend days that are worked, and the years that are known.

    `unsettled` are feasts whose day is an estimate, since the moon decides, and the days beside them; all have a name.
    """

    holidays: Mapping[date, str]
    workdays: frozenset[date]
    years: range
    unsettled: frozenset[date] = frozenset()


def known_regions(country: str) -> tuple[str, ...] | None:
    """The regions whose own holidays are known; None where nothing is known of the country."""
    found = _country(country)
    return None if found is None else tuple(found.subdivisions)


@cache
def packaged_holidays(country: str, region: str | None, languages: tuple[str, ...]) -> PackagedHolidays:
    """The holidays of a country and its region, named in the first of the languages that the package has for it."""
    package = _country(country)
    if package is None:
        return PackagedHolidays({}, frozenset(), range(0))
    if country == "CN":
        return _of_china(package)
    found = _elsewhere(package(), region, languages)
    label = found.tr(getattr(found, "estimated_label", "")).strip("%s ()（）")
    days = {day: found[day].split("; ") for day in found}
    names = {day: "、".join(parts) for day, parts in days.items()}
    estimated = [day for day, parts in days.items() if label and all(label in part for part in parts)]
    beside = {near: names[day] for day in estimated for near in (day - _DAY, day + _DAY) if near not in names}
    return PackagedHolidays(beside | names, frozenset(), _YEARS_ELSEWHERE, frozenset({*estimated, *beside}))


def _country(code: str) -> Any:
    """The package's class of a country, loaded alone: its own list would load all 250. None where it has none."""
    import holidays  # noqa: PLC0415 - slow to import, and not needed to read records
    from holidays.registry import EntityLoader  # noqa: PLC0415

    return getattr(holidays, code) if code in EntityLoader.get_country_codes() else None


def _elsewhere(country: Any, region: str | None, languages: Iterable[str]) -> Any:
    """The holidays of the years that are known; every country says which are estimates."""
    given: dict[str, Any] = {
        "subdiv": region if region in country.subdivisions else None,
        "years": _YEARS_ELSEWHERE,
        "language": _language(country, languages),
        "islamic_show_estimated": True,
    }
    taken = signature(type(country)).parameters.keys() | {"subdiv", "years", "language"}
    return type(country)(**{name: value for name, value in given.items() if name in taken})


def _language(country: Any, languages: Iterable[str]) -> str | None:
    """The locale of holiday names; left to the package, it would be that of the computer that builds the site."""
    usual: str | None = country.default_language
    supported: tuple[str, ...] = tuple(filter(None, (usual, *country.supported_languages)))
    wanted = ("zh_CN" if each.startswith("zh") else each.partition("-")[0] for each in languages)
    return next((name for each in wanted for name in supported if name.startswith(each)), usual)


def _of_china(package: Any) -> PackagedHolidays:
    """Years that the State Council arranged; the package guesses statutory days of others."""
    last = max(package(years=()).special_public_holidays)
    years = range(last - _YEARS_OF_CHINA + 1, last + 1)
    china = package(years=years, language="zh_CN")
    workdays = frozenset(china.weekend_workdays)
    return PackagedHolidays(_with_weekends(dict(china), workdays), workdays, years)


def _with_weekends(days: Mapping[date, str], workdays: frozenset[date]) -> dict[date, str]:
    """Days off as the notices count them: with adjacent weekend days, one name for each run."""

    def is_free(day: date) -> bool:
        return day in days or (day.weekday() >= _SATURDAY and day not in workdays)

    runs: dict[date, str] = {}
    for day in sorted(days):
        if day in runs:
            continue
        first = last = day
        while is_free(first - _DAY):
            first -= _DAY
        while is_free(last + _DAY):
            last += _DAY
        run = [first + step * _DAY for step in range((last - first).days + 1)]
        runs.update(dict.fromkeys(run, _name_of_run([days[off] for off in run if off in days])))
    return runs


def _name_of_run(names: list[str]) -> str:
    """'春节' of '农历除夕', '春节', '休息日（由 2026-02-14 调休）' and '春节（补假）'."""
    plain = [re.sub(r"（.*?）", "", part) for name in names for part in name.split("; ")]
    distinct = dict.fromkeys(name for name in plain if name not in {"休息日", "农历除夕"})
    return "、".join(distinct)
