"""The published demonstration, read once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.documents import Document, documents_in

Documents = Mapping[str, Document]


@pytest.fixture(scope="session")
def files(demonstration: Path) -> Documents:
    """Every HTML file by its address."""
    return {document.address: document for document in documents_in(demonstration)}


@pytest.fixture(scope="session")
def pages(files: Documents) -> Documents:
    """Every page by its address, without those that only lead to another address."""
    return {address: document for address, document in files.items() if not document.leads_elsewhere}
