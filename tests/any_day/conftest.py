"""The demonstration, built once for each of several days, and looked at on that day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.writing.site.site import Site, SiteSettings
from tests.any_day.occasions import OCCASIONS, Occasion, write_project
from tests.browser.conftest import PHONE
from tests.conftest import Shared
from tests.publishing import PUBLISHED_UNDER, build, hosted
from tests.site.documents import Published, read_published


@pytest.fixture(scope="session", params=OCCASIONS, ids=str)
def occasion(request: pytest.FixtureRequest) -> Occasion:
    """Each of the days."""
    found: Occasion = request.param
    return found


@pytest.fixture(scope="session")
def project(occasion: Occasion, shared: Shared) -> Path:
    """Its project: one for all days in the same place and language, so that walks are computed once."""
    name = f"project of {occasion.zone}, {occasion.language}".replace("/", " ")
    return shared(name, lambda folder: write_project(occasion, folder))


@pytest.fixture(scope="session")
def demonstration(occasion: Occasion, project: Path, shared: Shared) -> Path:
    """The site of the day."""
    name = f"built-{occasion.day}"
    return shared(name, lambda folder: build(project, folder / "site", occasion.day)) / "site"


@pytest.fixture(scope="session")
def published(demonstration: Path) -> Published:
    """Its pages."""
    return read_published(demonstration)


@pytest.fixture(scope="session")
def home(demonstration: Path) -> Iterator[str]:
    """The address of its home page."""
    with hosted(demonstration, PUBLISHED_UNDER) as host:
        yield host + PUBLISHED_UNDER


@pytest.fixture(scope="session")
def site(occasion: Occasion, project: Path) -> Site:
    """The same in Python, in its first language."""
    return make_publication(load_project(project, occasion.day), SiteSettings()).editions[0].site


@pytest.fixture
def page(chromium: Browser, occasion: Occasion) -> Iterator[Page]:
    """A phone in New York, at ten in the morning of the day where the directory is."""
    context = chromium.new_context(
        viewport=PHONE, reduced_motion="reduce", timezone_id="America/New_York", service_workers="block"
    )
    page = context.new_page()
    page.clock.set_fixed_time(occasion.at(10))
    yield page
    context.close()
