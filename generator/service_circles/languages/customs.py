"""Customs of a country for times and distances, whatever the language; a directory may set its own."""

from dataclasses import dataclass
from functools import cache

_MILES = frozenset({"US", "GB", "LR", "MM"})
_BY_THE_CLOCK = {"CN": False, "HK": False, "MO": False, "TW": False, "GB": False}
"""Countries whose people read hours of offices otherwise than CLDR writes a time: True for 12 hours."""


@dataclass(frozen=True)
class Customs:
    """12 or 24 hours, miles or kilometers, and the first day of a week (0 is Monday)."""

    twelve_hours: bool = False
    miles: bool = False
    first_weekday: int = 0


@cache
def customs_of(country: str) -> Customs:
    """The customs of a country, by the data that phones use too (CLDR)."""
    if country == "CN":  # without loading that data
        return Customs()
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.languages import get_official_languages  # noqa: PLC0415

    for language in (*get_official_languages(country, de_facto=True), "en"):
        try:
            locale = Locale(language, territory=country)
        except UnknownLocaleError:
            continue
        by_cldr = "a" in str(locale.time_formats["short"].pattern)
        return Customs(_BY_THE_CLOCK.get(country, by_cldr), country in _MILES, locale.first_week_day)
    return Customs()
