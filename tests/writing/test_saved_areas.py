"""The lists of what is saved with an area, and what the service worker knows of the site."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.build.site_writer import write_site
from service_circles.cli.starter import start_project
from service_circles.writing.offline.service_worker import precached_data
from service_circles.writing.output.site_tree import SiteTree
from service_circles.writing.site.site import SiteSettings
from tests.publishing import ROOT

NOT_SAVED_WHOLE = ("rongxi", "mingzhuyuan", "mingzhu-grid-1")


def list_of(site: Path, area: str, folder: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / folder / "offline" / f"{area}.json").read_text("utf-8"))
    return found


def worker(site: Path) -> dict[str, Any]:
    """The facts at the head of the service worker."""
    script = (site / "sw.js").read_text("utf-8")
    start = script.index("const SITE=") + len("const SITE=")
    site_data: dict[str, Any] = json.JSONDecoder().raw_decode(script, start)[0]
    return site_data


def test_all_that_a_community_needs_is_on_its_list(demonstration: Path) -> None:
    found = list_of(demonstration, "mingzhu")
    assert {
        "areas/mingzhu/", "areas/mingzhuyuan/", "centers/mingzhu-center/", "circles/mingzhu-circle/",
        "services/residence-permit/", "organizations/mingzhu-committee/", "channels/one-stop-complaint/",
    } <= set(found["pages"])  # fmt: skip
    assert "centers/liuan-center/" not in found["pages"]
    assert "photos/mingzhu-center.png" in found["files"]
    assert len(found["pages"]) == len(set(found["pages"]))


def test_a_street_holds_its_communities(demonstration: Path) -> None:
    street, community = list_of(demonstration, "tingchao"), list_of(demonstration, "mingzhu")
    assert set(community["pages"]) < set(street["pages"])
    assert set(community["files"]) <= set(street["files"])
    assert community["bytes"] < street["bytes"]


@pytest.mark.parametrize("folder", ["", "zh-Hant", "en"])
def test_sizes_are_those_of_the_written_files(folder: str, demonstration: Path) -> None:
    found = list_of(demonstration, "mingzhu", folder)
    prefix = f"{folder}/" if folder else ""
    assert all(page.startswith(prefix) for page in found["pages"])
    pages = sum((demonstration / page / "index.html").stat().st_size for page in found["pages"])
    files = sum((demonstration / file).stat().st_size for file in found["files"])
    styles_and_scripts = found["bytes"] - pages - files
    html = "".join((demonstration / page / "index.html").read_text("utf-8") for page in found["pages"])
    linked = set(
        re.findall(
            r'(?:<script[^>]* src|<link rel="(?:stylesheet|icon)"[^>]* href)="[./]*(assets/[^"]+)"', html
        )
    )
    assert styles_and_scripts == sum((demonstration / file).stat().st_size for file in linked)


def test_large_areas_and_single_estates_have_no_list(demonstration: Path) -> None:
    for area in NOT_SAVED_WHOLE:
        assert (demonstration / f"areas/{area}/index.html").is_file()
        assert not (demonstration / f"offline/{area}.json").exists()
        assert "data-save" not in (demonstration / f"areas/{area}/index.html").read_text("utf-8")


def test_the_worker_knows_the_core_pages_of_each_language(demonstration: Path) -> None:
    languages = worker(demonstration)["languages"]
    assert list(languages) == ["", "zh-Hant/", "en/"]
    for folder, language in languages.items():
        assert {"", "boards/", "boards/guides/", "emergency/", "offline/"} <= set(language["core"])
        for address in language["core"]:
            assert (demonstration / folder / address / "index.html").is_file()
        assert "{age}" in language["words"]["copy"]
        assert "{age}" in language["words"]["slow"]


def test_core_pages_load_nothing_that_could_change_under_its_name(demonstration: Path) -> None:
    """Or the service worker would not keep them: what a page loads has a hash in its name."""
    for folder, language in worker(demonstration)["languages"].items():
        for address in language["core"]:
            html = (demonstration / folder / address / "index.html").read_text("utf-8")
            loaded = re.findall(
                r'<script[^>]* src="([^"]+)"|<link rel="stylesheet"[^>]* href="([^"]+)"', html
            )
            assert loaded
            assert all(re.search(r"\.[0-9a-f]{8,}\.\w+$", "".join(names)) for names in loaded), address


def test_what_the_page_says_of_the_bounds_is_what_the_worker_keeps(demonstration: Path) -> None:
    names = (ROOT / "site_theme/offline/names.js").read_text("utf-8")
    pages, photos = (re.findall(rf"\[{name}\]: {{ count: (\d+)", names)[0] for name in ("PAGES", "PHOTOS"))
    html = (demonstration / "offline/index.html").read_text("utf-8")
    assert f"最多存 {pages} 个看过的页面和 {photos} 张照片" in html


def test_the_worker_knows_the_data_of_near_me_while_it_is_little(demonstration: Path, sparse: Path) -> None:
    for folder, language in worker(demonstration)["languages"].items():
        assert language["data"]
        for name in language["data"]:
            assert (demonstration / folder / name).is_file()
            assert re.search(r"\.[0-9a-f]{8}\.json$", name)
    assert worker(sparse)["languages"][""]["data"] == []  # no place of it has coordinates


def test_of_a_large_directory_only_the_names_to_choose_from_come_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_project(tmp_path / "project")
    edition = make_publication(load_project(tmp_path / "project"), SiteSettings()).editions[0]
    near = edition.near.files
    sizes = {"near/index.html": 1, "near/index.json": 1, "en/near/from.0.json": 1}
    sizes |= {f"near/{name}": len(content) for name, content in near.items()}
    assert precached_data("", sizes) == [f"near/{name}" for name in near]
    monkeypatch.setattr("service_circles.writing.offline.service_worker.MOST_NEAR_BYTES", 10)
    assert precached_data("", sizes) == [f"near/{edition.near.index['chooser']}"]


def test_a_preview_has_a_worker_that_takes_itself_away(tmp_path: Path) -> None:
    start_project(tmp_path / "project")
    site = tmp_path / "site"
    published = make_publication(load_project(tmp_path / "project"), SiteSettings())
    write_site(published, SiteTree(site), progress=lambda _: None, is_preview=True)
    assert "registration.unregister()" in (site / "sw.js").read_text("utf-8")
    assert list((site / "offline").iterdir()) == [site / "offline/index.html"]
