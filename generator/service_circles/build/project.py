"""A project as read from its files and checked."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from service_circles.basics.program_hash import program_hash
from service_circles.basics.theme_folder import theme_folders
from service_circles.checking.directory_checks import check_directory
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.file_readings import Readings
from service_circles.reading.masked_problems import masked_problem
from service_circles.reading.pages.handwritten_pages import read_pages
from service_circles.reading.project_files import CACHE_FOLDER
from service_circles.reading.yaml.field_positions import FieldPositions
from service_circles.records.directory import ServiceDirectory
from service_circles.records.handwritten_page import HandwrittenPage


@dataclass(frozen=True, eq=False)
class Project:
    """The records and hand-written pages of a project; `directory` is None if its records cannot be read."""

    root: Path
    directory: ServiceDirectory | None
    pages: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]
    day: date | None = None
    """The day of the pages; None without a directory."""
    cache_elsewhere: Path | None = None
    """The folder of caches if it is not in the project."""
    places: FieldPositions | None = None
    """Source position of each record."""
    readings: Readings | None = None
    """Readings of its files, kept for the next build."""

    @property
    def has_mistakes(self) -> bool:
        """True if anything stops a build."""
        return any(problem.is_mistake for problem in self.problems)

    @property
    def cache(self) -> Path:
        """The folder of caches kept between builds."""
        return self.cache_elsewhere or self.root / CACHE_FOLDER


def load_project(
    root: Path,
    day: date | None = None,
    cache: Path | None = None,
    meanwhile: Callable[[], object] | None = None,
    readings: Readings | None = None,
) -> Project:
    """Read and check a project. Never raises for an author's mistake: those are in `problems`.

    `cache` is the folder of caches if it is not in the project; `meanwhile` is as for `read_directory`; `readings` are
    those of the files as they were before, if not those kept in the cache.
    """
    readings = kept_readings(root, cache) if readings is None else readings
    read, problems = read_directory(root, meanwhile, readings)
    pages, page_problems = read_pages(root)
    found = [*problems, *page_problems]
    if read is None:
        return Project(root, None, pages, _in_order(found), day, cache, readings=readings)
    directory = read.directory
    day = day or default_day(directory.zone)
    if not any(problem.is_mistake for problem in found):
        latest = latest_day(day, directory.zone)
        found += check_directory(read, pages, root, cache or root / CACHE_FOLDER, theme_folders(root), latest)
    return Project(root, directory, pages, _in_order(found), day, cache, read.places, readings)


def kept_readings(root: Path, cache: Path | None = None) -> Readings:
    """Return the readings of a project's files that an earlier process of the same program kept."""
    return Readings.load(cache or root / CACHE_FOLDER, program_hash())


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(map(masked_problem, sorted(problems, key=lambda problem: problem.order)))


def default_day(zone: ZoneInfo) -> date:
    """The day of SOURCE_DATE_EPOCH, so that builds can be repeated; else today in the directory's zone."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal() and len(given) < 12:
        return datetime.fromtimestamp(int(given), zone).date()
    return datetime.now(zone).date()


def latest_day(day: date, zone: ZoneInfo) -> date:
    """The last day that records may report on: even pages of an earlier day are made from what is known today."""
    return max(day, datetime.now(zone).date())
