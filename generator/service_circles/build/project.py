"""A project as read from its files and checked."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service_circles.basics.theme_folder import theme_folders
from service_circles.build.build_day import default_day, latest_day
from service_circles.checking.directory_checks import check_directory
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import read_pages
from service_circles.records.directory import ServiceDirectory
from service_circles.records.handwritten_page import HandwrittenPage

CACHE_FOLDER = ".circles"
"""Walking networks and reaches computed earlier; safe to delete."""


@dataclass(frozen=True, eq=False)
class Project:
    """The records and hand-written pages of a project; `directory` is None if its records cannot be read."""

    root: Path
    directory: ServiceDirectory | None
    pages: tuple[HandwrittenPage, ...]
    problems: tuple[Problem, ...]
    day: date | None = None
    """The day of the pages; None without a directory."""

    @property
    def has_mistakes(self) -> bool:
        """True if anything stops a build."""
        return any(problem.is_mistake for problem in self.problems)

    @property
    def cache(self) -> Path:
        """The folder of caches kept between builds."""
        return self.root / CACHE_FOLDER


def load_project(root: Path, day: date | None = None) -> Project:
    """Read and check a project. Never raises for an author's mistake: those are in `problems`."""
    read, problems = read_directory(root)
    pages, page_problems = read_pages(root)
    found = [*problems, *page_problems]
    if read is None:
        return Project(root, None, pages, _in_order(found), day)
    directory = read.directory
    day = day or default_day(directory.zone)
    if not any(problem.is_mistake for problem in found):
        latest = latest_day(day, directory.zone)
        found += check_directory(read, pages, root, root / CACHE_FOLDER, theme_folders(root), latest)
    return Project(root, directory, pages, _in_order(found), day)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.order))
