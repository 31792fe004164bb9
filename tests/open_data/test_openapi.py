"""The API of files beside the OpenAPI document of HSDS 3.1: its paths, its root, its pages.

Where that document is itself wrong, it is not followed: its references lead to branch 3.0; `/service_at_locations/{id}` is said to
be a service; the items of a page are said to be whole lists; and `allOf` stands among the properties of a page.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.publishing import ROOT
from tests.site.documents import Published

OPENAPI = ROOT.parent / "shared/data/hsds/hsds-3.1-dev-schema/openapi.json"
pytestmark = pytest.mark.skipif(not OPENAPI.is_file(), reason="the OpenAPI document of HSDS is not at hand")


@pytest.fixture(scope="module")
def openapi() -> dict[str, Any]:
    return dict(json.loads(OPENAPI.read_text("utf-8")))


@pytest.fixture
def folder(rongxi: Published) -> Path:
    return rongxi.folder / "hsds/3.1"


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def test_every_path_that_can_be_asked_for_has_its_file(openapi: dict[str, Any], folder: Path) -> None:
    told = _read(folder / "openapi.json")["paths"]
    for path in openapi["paths"]:
        if path == "/":
            assert "/index.json" in told
        elif "{id}" in path:
            name = path.split("/")[1]
            first = _read(folder / f"{name}.json")["contents"][0]
            assert _read(folder / f"{name}/{first['id']}.json")["id"] == first["id"]
            assert f"{path}.json" in told
        else:
            assert (folder / f"{path[1:]}.json").is_file()
            assert f"{path}.json" in told


def test_the_root_says_what_the_document_asks(openapi: dict[str, Any], folder: Path) -> None:
    schema = openapi["paths"]["/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    root = _read(folder / "index.json")
    Draft202012Validator(schema).validate(root)
    assert set(schema["properties"]) <= set(root)


def test_pages_have_the_fields_of_a_page(openapi: dict[str, Any], folder: Path) -> None:
    schema = openapi["components"]["schemas"]["Page"]
    pages = [*folder.glob("*s.json"), *folder.glob("*/page-*.json")]
    assert len(pages) > len({page.parent for page in pages})
    for file in pages:
        page = _read(file)
        Draft202012Validator(schema).validate(page)
        assert set(page) == {*schema["properties"], "contents"}
