"""Directories to be indexed, read from the files of real projects."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.directory_of import make_directory
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.writing.site.site import SiteSettings
from tests import publishing


@pytest.fixture(scope="session")
def large_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of 300 centers: too many documents to go through them all."""
    root = tmp_path_factory.mktemp("large")
    make_directory(root, 300, files="few")
    return root


@pytest.fixture(scope="session")
def published() -> Callable[[Path], Publication]:
    """The publication of a project, from its files."""
    return lambda root: make_publication(load_project(root), SiteSettings())


@pytest.fixture(scope="session")
def large(large_project: Path, published: Callable[[Path], Publication]) -> Publication:
    return published(large_project)


@pytest.fixture(scope="session")
def small() -> Publication:
    """The demonstration, in three languages."""
    return publishing.published()
