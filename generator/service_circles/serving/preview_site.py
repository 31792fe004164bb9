"""A project's site as it is right now, and as it was when it last had no mistakes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from service_circles.basics.garbage_collection import collect_earlier_versions
from service_circles.build.project import Project, load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.build.published_site import HandwrittenPages
from service_circles.reading.file_readings import Readings
from service_circles.writing.site.addresses import file_of

OpenPages = Callable[[Project], HandwrittenPages]


@dataclass
class _Version:
    """A site without mistakes; each page is made when it is first asked for."""

    project: Project
    open_pages: OpenPages
    url: str
    scratch: Path
    made: dict[str, bytes] = field(default_factory=dict)

    def answer(self, address: str) -> bytes | None:
        content = self.made.get(address) or self._make(address)
        if content is not None:  # addresses that do not exist are endless: never cached
            self.made[address] = content
        return content

    def _make(self, address: str) -> bytes | None:
        content = self._publication.make(address)
        if content is not None:
            return content
        file = self._handwritten_folder / file_of(address)
        try:
            return file.read_bytes() if file.is_file() else None
        except OSError:  # a name longer than any file's
            return None

    @cached_property
    def _pages(self) -> HandwrittenPages:
        return self.open_pages(self.project)

    @cached_property
    def _publication(self) -> Publication:
        return make_publication(self.project, replace(self._pages.settings, site_url=self.url))

    @cached_property
    def _handwritten_folder(self) -> Path:
        self._pages.build(self._publication, self.scratch)
        return self.scratch


class PreviewSite:
    """Loads a project again on `refresh`; every method may be called from any thread."""

    def __init__(
        self, root: Path, url: str, open_pages: OpenPages, scratch: Path, day: date | None = None
    ) -> None:
        self._root = root
        self._day = day
        self._url = url
        self._open_pages = open_pages
        self._scratch = scratch
        self._readings: Readings | None = None
        self._good: _Version | None = None
        self._news = threading.Condition()
        self._making = threading.Lock()
        # A page left open from an earlier run must not take this run's version for its own.
        self.number = time.time_ns()
        self.project = self.refresh()

    def refresh(self) -> Project:
        """Read the project again and wake all who wait for news."""
        collect_earlier_versions()
        project = load_project(self._root, self._day, readings=self._readings)
        self._readings = project.readings
        with self._news:
            self.project = project
            self.number += 1
            if not project.has_mistakes:
                self._good = _Version(project, self._open_pages, self._url, self._scratch)
            self._news.notify_all()
        return project

    @property
    def has_good_version(self) -> bool:
        """True once there has been a version without mistakes."""
        return self._good is not None

    def wait_for_news(self, known_number: int, timeout_s: float) -> int:
        """The number of the version, once it is not the known one any more or the time is up."""
        with self._news:
            self._news.wait_for(lambda: self.number != known_number, timeout_s)
            return self.number

    def answer(self, address: str) -> bytes | None:
        """A page or file of the last good version; None if it has no such thing."""
        with self._making:
            return self._good.answer(address) if self._good else None
