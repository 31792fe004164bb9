"""Choices for a new project: its language, country, clock and name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import yaml

_WORDS = Path(__file__).with_name("general_words.yaml")
_CHINESE = ("zh-Hans", "zh-Hant")
_LARGEST_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "ES": "Europe/Madrid", "ID": "Asia/Jakarta", "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City", "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv",
    "US": "America/New_York",
}  # fmt: skip
"""The zone of most people, in countries with several."""


class StartRefusedError(Exception):
    """An answer that cannot be meant; its text is in both languages."""


@dataclass(frozen=True)
class Start:
    """The answers that a new project is made of."""

    country: str = "CN"
    language: str = "zh-Hans"
    time_zone: str = "Asia/Shanghai"
    region: str | None = None
    name: str | None = None
    chosen: tuple[str, ...] | None = None
    """The arrangements that it is to have; None for the usual ones."""
    table: bool = False
    """True if its records come from a table, so that it needs no examples."""

    @property
    def is_chinese(self) -> bool:
        """True for the project of a Chinese district; all others are made of one general model."""
        return self.country == "CN" and self.language in _CHINESE

    @property
    def root_area(self) -> str:
        """The id of the area that holds all others."""
        return "my-district-area" if self.is_chinese else "my-town-area"

    def values(self) -> dict[str, str]:
        """The texts of the general model."""
        words = general_words()
        texts = {**words["en"], **words.get(self.language, {})}
        languages = [self.language] if self.language == "en" else [self.language, "en"]
        given = {"name": self.name.replace('"', "”")} if self.name else {}
        region = f"  region: {self.region}\n" if self.region else ""
        settings = {
            "country": self.country,
            "region_line": region,
            "time_zone": self.time_zone,
            "languages": ", ".join(languages),
        }
        return {**texts, **settings, **given}


def start_for(
    country: str | None = None,
    region: str | None = None,
    language: str | None = None,
    time_zone: str | None = None,
    name: str | None = None,
) -> Start:
    """The start for what somebody gave; the rest is as usual in the country."""
    country = country or ("CN" if (language or "zh-Hans") in _CHINESE else "US")
    _refuse_unknown(country, time_zone)
    _refuse_unknown_region(country, region)
    return Start(
        country=country,
        region=region,
        language=language or _usual_language(country),
        time_zone=time_zone or _usual_zone(country),
        name=name,
    )


def _refuse_unknown(country: str, time_zone: str | None) -> None:
    from babel import Locale  # noqa: PLC0415 - needed for new projects only

    if not country.isalpha() or country not in Locale("en").territories:
        raise StartRefusedError(
            f"没有“{country}”这个国家代码，例如 CN、US、FR / there is no country {country}; for example US, FR"
        )
    if time_zone is not None and time_zone not in available_timezones():
        raise StartRefusedError(
            f"没有“{time_zone}”这个时区，例如 Asia/Shanghai / there is no time zone {time_zone}; for example Europe/Paris"
        )


def _refuse_unknown_region(country: str, region: str | None) -> None:
    if region is None:
        return
    from service_circles.schedules.packaged_holidays import known_regions  # noqa: PLC0415 - slow to import

    regions = known_regions(country) or ()
    if region not in regions:
        known = ", ".join(regions) or "-"
        raise StartRefusedError(
            f"{country} 没有编号是“{region}”的地区，有：{known} / there is no region {region} in {country}; there are: {known}"
        )


@cache
def general_words() -> dict[str, Any]:
    """The texts of the general model, by language."""
    words: dict[str, Any] = yaml.load(_WORDS.read_text("utf-8"), yaml.CSafeLoader)
    return words


def _usual_language(country: str) -> str:
    """An official language that a project can start in, else English."""
    from babel.languages import get_official_languages  # noqa: PLC0415 - needed for new projects only

    if country in ("CN", "TW", "HK", "MO"):
        return "zh-Hans" if country == "CN" else "zh-Hant"
    official = get_official_languages(country, de_facto=True)
    return next((language for language in official if language in general_words()), "en")


def _usual_zone(country: str) -> str:
    from babel.core import get_global  # noqa: PLC0415 - needed for new projects only

    zones = get_global("territory_zones").get(country) or ["UTC"]
    return _LARGEST_ZONES.get(country) or str(zones[0])
