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
    zone: str = "Asia/Shanghai"

    def __str__(self) -> str:
        return f"{self.day}, {self.why}"

    def at(self, hour: int) -> datetime:
        """A moment of the day, by the clocks of its place."""
        return datetime.combine(self.day, time(hour), ZoneInfo(self.zone))


OCCASIONS = (
    Occasion(date(2026, 10, 10), "a make-up workday"),
    Occasion(date(2026, 11, 30), "a Monday that ends a month"),
    Occasion(date(2026, 12, 31), "the last day of the calendar"),
    Occasion(date(2027, 1, 1), "a holiday that is not known"),
    Occasion(date(2027, 2, 6), "Spring Festival, all events over"),
    Occasion(date(2028, 2, 29), "a leap day, all notices over"),
    Occasion(date(2027, 3, 27), "the eve of summer time", "Europe/London"),
    Occasion(date(2026, 10, 24), "the eve of winter time", "Europe/London"),
)


def project_of(occasion: Occasion, folder: Path) -> Path:
    """The demonstration itself, or its copy in a folder, moved to England: in English, with its zone and holidays."""
    if occasion.zone == "Asia/Shanghai":
        return ROOT
    shutil.copytree(ROOT / "content", folder / "content")
    text = (ROOT / "communities.yaml").read_text("utf-8")
    text = text.replace(
        "time_zone: Asia/Shanghai\n  country: CN", "time_zone: Europe/London\n  country: GB\n  region: ENG"
    )
    text = text.replace("languages: [zh-Hans, zh-Hant, en]", "languages: [en]")
    text = re.sub(r"^  calendar:\n(?:    .*\n|\n)+", "", text, flags=re.MULTILINE)
    assert "Europe/London" in text
    assert "languages: [en]\n" in text
    (folder / "communities.yaml").write_text(text, "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: site_theme\n", "")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder
