"""`mkdocs build` and `circles build` are two doors to the same house."""

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]

QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def test_both_doors_give_the_same_bytes(built: Path, run: Run, tree: Tree, tmp_path: Path) -> None:
    done = run("mkdocs", "build", "--strict", "-f", built / "mkdocs.yml", "-d", tmp_path / "other", env=QUIET)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "other") == tree(built / "site")


def test_mkdocs_stops_at_a_mistake_before_it_empties_the_site(
    built: Path, run: Run, tree: Tree, request: pytest.FixtureRequest
) -> None:
    before = tree(built / "site")
    request.getfixturevalue("slip")
    done = run("mkdocs", "build", "-f", built / "mkdocs.yml", env=QUIET)
    assert done.returncode == 1
    assert "content/centers/slip.yaml:5:3" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built / "site") == before


def test_nothing_of_the_sources_is_published(project: Path, circles: Run, tree: Tree) -> None:
    (project / "content/draft.html").write_text("<script>alert(1)</script>", "utf-8")
    (project / "content/drawing.svg").write_text("<svg onload='alert(1)'/>", "utf-8")
    (project / "content/leaflet.pdf").write_bytes(b"%PDF-")
    done = circles("-C", project, "build")
    assert done.returncode == 0
    assert "content/draft.html" in done.stderr
    assert "content/drawing.svg" in done.stderr
    site = tree(project / "site")
    assert "leaflet.pdf" in site
    endings = {Path(name).suffix for name in site}
    assert endings == {
        ".html",
        ".css",
        ".js",
        ".json",
        ".atom",
        ".ics",
        ".svg",
        ".xml",
        ".pdf",
        ".png",
        ".webmanifest",
        "",
    }
    drawings = {name for name in site if name.endswith(".svg") and not name.startswith("assets/")}
    assert {Path(name).name for name in drawings} == {"qr.svg"}
    assert [name for name in site if Path(name).suffix == ""] == ["_headers", ".service-circles"]
    assert not any("bundle" in name or "search_index" in name or ".icons" in name for name in site)


@pytest.mark.parametrize("address", ["guides/first-visit/", "centers/taoyuan-center/"])
def test_both_families_of_pages_have_the_same_frame(built: Path, address: str) -> None:
    page = (built / "site" / address / "index.html").read_text("utf-8")
    for piece in (
        'class="site-header"',
        'class="site-footer"',
        'id="main"',
        "Content-Security-Policy",
        'rel="canonical"',
    ):
        assert page.count(piece) == 1
    assert "fonts.g" not in page
    assert 'name="generator"' not in page


def test_the_address_of_a_hand_written_page_is_in_the_sitemap(built: Path) -> None:
    sitemap = (built / "site/sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/guides/first-visit/</loc>" in sitemap


def test_pages_with_chinese_file_names_and_below_others(project: Path, circles: Run) -> None:
    folder = project / "content/办事"
    folder.mkdir()
    (folder / "index.md").write_text("---\ntitle: 办事 & 问事\n---\n\n看[第一次](第一次.md)。\n", "utf-8")
    (folder / "第一次.md").write_text("# 第一次来\n\n看[](record:taoyuan-center)。\n", "utf-8")
    done = circles("-C", project, "build")
    assert done.returncode == 0, done.stderr
    above = (project / "site/办事/index.html").read_text("utf-8")
    assert "<h1>办事 &amp; 问事</h1>" in above
    assert '<a href="%E7%AC%AC%E4%B8%80%E6%AC%A1/">第一次</a>' in above
    below = (project / "site/办事/第一次/index.html").read_text("utf-8")
    assert '<a href="../../%E5%8A%9E%E4%BA%8B/">办事 &amp; 问事</a>' in below
    assert '<a href="../../centers/taoyuan-center/">桃源社区服务中心</a>' in below
