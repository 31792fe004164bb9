"""Kinds, fields and accounts of one's own: declared once, then on pages, in search and in data."""

import json
from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.publishing import build

SETTINGS = """\
directory:
  id: town
  name: Town
  languages: [en, fr]
  country: US
  region: CA
  publisher: { name: Office }
  center_kinds:
    - { name: Food pantry, name.fr: Banque alimentaire, icon: food-apple-outline }
  own_fields:
    - { name: Dogs allowed, name.fr: Chiens admis, type: yes_no, shown: top }
    - { name: Bus lines, searchable: yes }
areas:
  - { id: town-area, kind: town, name: Town }
"""
CENTER = """\
center:
  id: pantry
  name: Riverside
  kind: other
  own_kind: Food pantry
  area: town-area
  accounts:
    - { kind: email, account: help@example.org }
    - { kind: whatsapp, account: +000 0000 001 }
    - { kind: wechat, account: 河畔 }
  details:
    - { field: Dogs allowed, value: yes }
    - { field: Bus lines, value: Lakeshore Express }
"""
MKDOCS = "site_name: Town\ndocs_dir: content\ntheme:\n  name: material\n  font: false\nplugins:\n  - service-circles\n"


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    def make(folder: Path) -> None:
        files = {"communities.yaml": SETTINGS, "content/centers/pantry.yaml": CENTER, "mkdocs.yml": MKDOCS}
        for path, text in files.items():
            (folder / "project" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "project" / path).write_text(text, "utf-8")
        build(folder / "project", folder / "site")

    return shared("own words", make) / "site"


def test_a_page_shows_them_in_each_language(site: Path) -> None:
    english = (site / "centers/pantry/index.html").read_text("utf-8")
    french = (site / "fr/centers/pantry/index.html").read_text("utf-8")
    for text in ("Food pantry", "Dogs allowed: ", "Bus lines: Lakeshore Express"):
        assert text in english
    for text in ("Banque alimentaire", "Chiens admis\u00a0: "):
        assert text in french
    assert "Food pantry" not in french


def test_accounts_are_links_where_an_address_opens_them(site: Path) -> None:
    page = (site / "centers/pantry/index.html").read_text("utf-8")
    assert 'href="mailto:help@example.org"' in page
    assert 'href="https://wa.me/0000000001"' in page
    assert 'data-copy="河畔"' in page


def test_programs_get_them(site: Path) -> None:
    (center,) = json.loads((site / "data/centers.json").read_text("utf-8"))["centers"]
    assert center["own_kind"] == "Food pantry"
    assert center["details"][0] == {"field": "Dogs allowed", "value": "yes"}
    assert [account["kind"] for account in center["accounts"]] == ["email", "whatsapp", "wechat"]


def test_search_finds_what_is_searchable(site: Path) -> None:
    index = "".join(file.read_text("utf-8") for file in (site / "search").rglob("*.json"))
    assert "lakeshore" in index.lower()
