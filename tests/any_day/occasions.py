"""Days on which something is different, and the demonstration as it is built for each."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.publishing import ROOT


@dataclass(frozen=True)
class Occasion:
    """A day on which the demonstration is built and read, in China or as if its district were in England."""

    day: date
    why: str
    language: str
    zone: str = "Asia/Shanghai"

    def __str__(self) -> str:
        return f"{self.day}, {self.why}"

    def at(self, hour: int) -> datetime:
        """A moment of the day, by the clocks of its place."""
        return datetime.combine(self.day, time(hour), ZoneInfo(self.zone))


# Each in one language, in turn: the days decide here, and other tests look at all languages of one day.
OCCASIONS = (
    Occasion(date(2026, 10, 10), "a make-up workday", "zh-Hans"),
    Occasion(date(2026, 11, 30), "a Monday that ends a month", "en"),
    Occasion(date(2026, 12, 31), "the last day of the calendar", "zh-Hans"),
    Occasion(date(2027, 1, 1), "a holiday that is not known", "en"),
    Occasion(date(2027, 2, 6), "Spring Festival, all events over", "zh-Hans"),
    Occasion(date(2028, 2, 29), "a leap day, all notices over", "en"),
    Occasion(date(2027, 3, 27), "the eve of summer time", "en", "Europe/London"),
    Occasion(date(2026, 10, 24), "the eve of winter time", "en", "Europe/London"),
)


def write_project(occasion: Occasion, folder: Path) -> None:
    """Copy the demonstration in one of its languages; if need be, moved to England with its zone and holidays.

    The handbook and the pictures of shared links are left out: they are the same on every day, and tested elsewhere.
    """
    shutil.copytree(ROOT / "content", folder / "content")
    text = (ROOT / "communities.yaml").read_text("utf-8")
    text = text.replace("languages: [zh-Hans, zh-Hant, en]", f"languages: [{occasion.language}]")
    assert f"languages: [{occasion.language}]\n" in text
    text = text.replace("directory:\n", "directory:\n  handbook: false\n  link_pictures: false\n", 1)
    if occasion.zone == "Europe/London":
        text = text.replace(
            "time_zone: Asia/Shanghai\n  country: CN",
            "time_zone: Europe/London\n  country: GB\n  region: ENG\n  board_profile: community_stations",
        )
        text = re.sub(r"^  calendar:\n(?:    .*\n|\n)+", "", text, flags=re.MULTILINE)
        assert "Europe/London" in text
    (folder / "communities.yaml").write_text(text, "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: site_theme\n", "")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
