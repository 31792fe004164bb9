"""Sites built once for all tests that look at what was published, and calm random tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.official_project import start_official_project
from tests.publishing import PUBLISHED_UNDER, ROOT, build, hosted

# No deadline, since a busy machine is no mistake; on a build server always the same cases.
settings.register_profile("calm", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the demonstration site: fictional, whole."""
    return build(ROOT, tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a small site that is not fictional."""
    folder = tmp_path_factory.mktemp("official")
    return build(start_official_project(folder / "project"), folder / "site")


@pytest.fixture(scope="session")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a site of little but published facts: no hours, no coordinates."""
    return build(ROOT / "examples" / "chancheng", tmp_path_factory.mktemp("sparse") / "site")


@pytest.fixture(scope="session")
def home(demonstration: Path) -> Iterator[str]:
    """The address of the demonstration's home page, under the path that mkdocs.yml says."""
    with hosted(demonstration, PUBLISHED_UNDER) as host:
        yield host + PUBLISHED_UNDER


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="accept what the reports of the stories say now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether the expected reports are to be written anew."""
    return bool(request.config.getoption("--update"))
