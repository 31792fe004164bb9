"""Published sites, read once: every test here runs on each of them."""

import pytest

from tests.site.documents import Published, read_published


@pytest.fixture(scope="session", params=["demonstration", "official", "sparse", "liwan", "handan"])
def published(request: pytest.FixtureRequest) -> Published:
    """Each of the sites."""
    return read_published(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def rongxi(request: pytest.FixtureRequest) -> Published:
    """The demonstration alone."""
    return read_published(request.getfixturevalue("demonstration"))


@pytest.fixture(scope="session")
def taoyuan(request: pytest.FixtureRequest) -> Published:
    """The official site alone."""
    return read_published(request.getfixturevalue("official"))
