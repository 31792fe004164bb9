"""A project's site as it is right now, and as it was when it last had no mistakes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from service_circles.build import Loaded, load, render
from service_circles.writing.rendering.renderer import file_of
from service_circles.writing.site.site import SiteSettings

ReadSettings = Callable[[Path], SiteSettings]
"""Where the site of a project is published."""

BuildPages = Callable[[Path, Path, Loaded], object]
"""Builds the hand-written pages of a project, with its photos and documents, into a folder.

Both raise PagesRefusedError for an author's mistake.
"""


@dataclass(frozen=True)
class Handwritten:
    """Who makes the hand-written pages: the serving does not know how."""

    read_settings: ReadSettings
    build_pages: BuildPages


@dataclass
class _Version:
    """A site without mistakes, with what was made of it so far."""

    loaded: Loaded
    settings: SiteSettings | None = None
    made: dict[str, bytes | None] = field(default_factory=dict)


class LivingSite:
    """Loads a project anew when told; every method may be called from any thread."""

    def __init__(
        self, root: Path, url: str, handwritten: Handwritten, scratch: Path, day: date | None = None
    ) -> None:
        self._root = root
        self._day = day
        self._url = url
        self._handwritten = handwritten
        self._scratch = scratch
        self._scratch_is_of: _Version | None = None
        self._good: _Version | None = None
        self._news = threading.Condition()
        self._making = threading.Lock()
        # A page left open from an earlier run must not take this run's version for its own.
        self.number = time.time_ns()
        self.loaded = self.refresh()

    def refresh(self) -> Loaded:
        """Read the project again and wake all who wait for news."""
        loaded = load(self._root, self._day)
        with self._news:
            self.loaded = loaded
            self.number += 1
            if not loaded.mistakes:
                self._good = _Version(loaded)
            self._news.notify_all()
        return loaded

    @property
    def has_good_version(self) -> bool:
        """Whether there has been a version without mistakes."""
        return self._good is not None

    def wait_for_news(self, known_number: int, timeout_s: float) -> int:
        """The number of the version, once it is another than the known one or the time is up."""
        with self._news:
            self._news.wait_for(lambda: self.number != known_number, timeout_s)
            return self.number

    def answer(self, address: str) -> bytes | None:
        """A page or file of the last good version; None if it has no such thing."""
        with self._making:
            good = self._good
            if good is None:
                return None
            if address not in good.made:
                good.made[address] = self._make(good, address)
            return good.made[address]

    def _make(self, version: _Version, address: str) -> bytes | None:
        if version.settings is None:
            version.settings = replace(self._handwritten.read_settings(self._root), site_url=self._url)
        content = render(version.loaded, version.settings, address)
        if content is not None:
            return content
        if self._scratch_is_of is not version:
            self._handwritten.build_pages(self._root, self._scratch, version.loaded)
            self._scratch_is_of = version
        file = self._scratch / file_of(address)
        return file.read_bytes() if file.is_file() else None
