"""Sites built once for all tests that look at what was published, and calm random tests."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.browser.running_chromium import chromium
from tests.official_project import start_official_project
from tests.publishing import DAY, PUBLISHED_UNDER, ROOT, build, epoch_of, hosted

__all__ = ["chromium"]  # here, as several folders use it

# A run that was started in the background ignores Ctrl-C, and so would the previews that are ended by it.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Today is the same day for every test and every command that it runs.
os.environ["SOURCE_DATE_EPOCH"] = epoch_of(DAY)
# Hundreds of commands are run: each would compile all of our modules again where bytecode is not kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# No deadline, since a busy machine is not an error; on a build server always the same cases.
settings.register_profile("calm", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("calm")


Shared = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Makes a folder once for all processes of a test run, however many of them ask for it."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        made, done = run / name, run / f"{name}.done"
        with FileLock(f"{made}.lock"):
            if not done.exists():
                made.mkdir()
                make(made)
                done.touch()
        return made

    return folder


@pytest.fixture(scope="session")
def demonstration(shared: Shared) -> Path:
    """The folder with the demonstration site: fictional, whole."""
    return shared("demonstration", lambda folder: build(ROOT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def official(shared: Shared) -> Path:
    """The folder with a small site that is not fictional."""
    return (
        shared("official", lambda folder: build(start_official_project(folder / "project"), folder / "site"))
        / "site"
    )


@pytest.fixture(scope="session")
def sparse(shared: Shared) -> Path:
    """The folder with a site of little but published facts: no hours, no coordinates."""
    return shared("sparse", lambda folder: build(ROOT / "examples" / "chancheng", folder / "site")) / "site"


@pytest.fixture(scope="session")
def liwan(shared: Shared) -> Path:
    """The folder with a site of a real district: streets and published figures, no center at all."""
    return shared("liwan", lambda folder: build(ROOT / "examples/liwan", folder / "site")) / "site"


@pytest.fixture(scope="session")
def handan(shared: Shared) -> Path:
    """The folder with a site of a real city, whose first language is traditional Chinese."""
    return shared("handan", lambda folder: build(ROOT / "examples/handan", folder / "site")) / "site"


@pytest.fixture(scope="session")
def home(demonstration: Path) -> Iterator[str]:
    """The address of the demonstration's home page, under the path that mkdocs.yml says."""
    with hosted(demonstration, PUBLISHED_UNDER) as host:
        yield host + PUBLISHED_UNDER


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="accept what the reports of the stories say now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """True if the expected reports are to be written again."""
    return bool(request.config.getoption("--update"))
