"""bundles.toml lists the parts of each stylesheet and script, all of them and no others."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from service_circles.writing.assets.bundles import DECLARATION, read_bundles
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.page import Page
from tests.kinds_of_page import KINDS
from tests.publishing import ROOT, published

THEME = ROOT / "site_theme"
OF_LARGE_DIRECTORIES = {"data_of_kind.html", "offered_in_area.html", "organizations_of_kind.html"}
"""Pages that the demonstration does not have; tests/writing/test_long_lists.py looks at them."""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy that can be broken."""
    return Path(shutil.copytree(THEME, tmp_path / "site_theme"))


def test_parts_are_joined_in_the_order_of_the_list(theme: Path) -> None:
    (theme / "pages/first.js").write_text("window.first = 1;\n", "utf-8")
    with (theme / DECLARATION).open("a", encoding="utf-8") as declaration:
        declaration.write('\n["new.js"]\nparts = ["pages/paper.js", "pages/first.js"]\n')
    assets = make_assets(theme, None, "Asia/Shanghai")
    assert assets.files[assets["new.js"]].rstrip().endswith(b"window.first=1;})();")


@pytest.mark.parametrize("part", ["pages/new.js", "styles/new.css"])
def test_a_file_that_is_in_no_bundle_is_an_error(theme: Path, part: str) -> None:
    (theme / part).touch()
    with pytest.raises(ValueError, match=f"does not list: {part}"):
        make_assets(theme, None, "Asia/Shanghai")


def test_a_part_that_does_not_exist_is_an_error(theme: Path) -> None:
    (theme / "styles/map.css").unlink()
    with pytest.raises(ValueError, match=r"lists files that do not exist: styles/map\.css"):
        read_bundles(theme)


def bundles_loaded(html: str) -> set[str]:
    """Plain names of the stylesheets and scripts of a page."""
    addresses = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script defer src="([^"]+)"', html)
    return {re.sub(r"\.[0-9a-f]+(?=\.)", "", "".join(found).rpartition("/")[2]) for found in addresses}


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    """The pages of the demonstration by address."""
    return published().editions[0].pages


@pytest.mark.parametrize(
    "address", [KINDS[kind] for kind in KINDS if kind != "atlas" and not kind.startswith("hand-written")]
)
def test_a_page_loads_what_is_declared_for_its_template(
    address: str, pages: Mapping[str, Page], demonstration: Path
) -> None:
    html = (demonstration / file_of(address)).read_text("utf-8")
    template = pages[address].template
    declared = {name for name, bundle in read_bundles(THEME).items() if template in bundle.templates}
    if template == "area.html" and "data-save=" not in html:
        declared.remove("offline.js")
    loaded = {"site.css", "site.js", *declared}
    if address == "404.html":  # a host may show it anywhere, so it carries the styles of every page
        styles = re.search("<style>(.+?)</style>", html, re.DOTALL)
        assert styles
        assert ".status" in styles[1]
        loaded.remove("site.css")
    assert bundles_loaded(html) == loaded


def test_every_kind_of_page_is_declared(pages: Mapping[str, Page]) -> None:
    """Centers and their circles are what residents open most: site.css holds all that they need."""
    declared = {template for bundle in read_bundles(THEME).values() for template in bundle.templates}
    of_portals = {
        template for template in declared if template.startswith("portal_")
    }  # tests/browser/test_portal.py
    assert {page.template for page in pages.values()} - declared == {"center.html", "circle.html"}
    assert declared - OF_LARGE_DIRECTORIES - of_portals <= {page.template for page in pages.values()}
    assert declared <= {file.name for file in (THEME / "templates").rglob("*.html")}


def test_templates_name_no_bundle_that_is_declared_for_them() -> None:
    names = {name for name, bundle in read_bundles(THEME).items() if bundle.templates}
    for template in (THEME / "templates").rglob("*.html"):
        source = template.read_text("utf-8")
        assert not [name for name in names if f"'{name}'" in source], template.name
