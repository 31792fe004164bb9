"""The demonstration as published, read once."""

import pytest

from tests.site.documents import Published, read_published


@pytest.fixture(scope="session")
def rongxi(request: pytest.FixtureRequest) -> Published:
    """The demonstration."""
    return read_published(request.getfixturevalue("demonstration"))
