"""A project's own stylesheet and logo are on both families of pages; settings without effect are said aloud."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from service_circles.build.changed_facts import inputs_beside_records
from service_circles.build.project import load_project
from service_circles.cli.starter import start_project
from service_circles.problems.report import report
from service_circles.shell.ignored_settings import ignored_settings
from service_circles.writing.site.site import SiteSettings
from tests.publishing import build

Run = Callable[..., CompletedProcess[str]]
SETTINGS = """\
site_name: Town
docs_dir: content
nav: [about.md]
theme:
  name: {theme}
  font: false
  logo: images/{logo}
  palette: {{ primary: red }}
extra_css: [own.css]
plugins:
  - service-circles
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
FONT = "content/fonts/plain.woff2"
RECORD, WRITTEN = "site/centers/taoyuan-center/index.html", "site/about/index.html"


@pytest.fixture
def own(project: Path) -> Path:
    (project / "mkdocs.yml").write_text(SETTINGS.format(theme="material", logo="logo.png"), "utf-8")
    (project / "content/own.css").write_text("h1 { letter-spacing: 0.01em; }\n", "utf-8")
    (project / "content/images").mkdir()
    (project / "content/images/logo.png").write_bytes(PNG)
    return project


def test_stylesheet_and_logo_are_on_every_page(own: Path, circles: Run) -> None:
    done = circles("-C", own, "build")
    assert done.returncode == 0, done.stderr
    for page in (RECORD, WRITTEN, RECORD.replace("site/", "site/en/")):
        html = (own / page).read_text("utf-8")
        up = "../" * (page.count("/") - 1)
        assert html.count(f'href="{up}own.css"') == 1, page
        assert f'<img src="{up}images/logo.png"' in html, page
    assert (own / "site/own.css").is_file()
    assert (own / "site/images/logo.png").is_file()
    assert "nav 不起作用" in done.stderr
    assert "`theme: palette` has no effect: write `accent`" in done.stderr


def test_files_that_are_not_there_are_named(own: Path, circles: Run) -> None:
    (own / "content/own.css").unlink()
    (own / "mkdocs.yml").write_text(SETTINGS.format(theme="material", logo="logo.svg"), "utf-8")
    said = circles("-C", own, "build").stderr
    assert "there is no own.css in content/" in said
    assert "the logo has to be png, jpg or webp" in said


def test_another_theme_is_refused(own: Path, circles: Run) -> None:
    (own / "mkdocs.yml").write_text(SETTINGS.format(theme="readthedocs", logo="logo.png"), "utf-8")
    done = circles("-C", own, "build")
    assert done.returncode == 1
    assert "set `theme: name: material`" in done.stderr


FACE = """\
  face:
    home: [about, map, areas, boards]
    menu:
      - { to: centers, name: 食堂和书房, name.en: Canteens }
      - { to: events }
      - { to: guides/first-visit/ }
      - { to: https://example.org/paper, name: 小报 }
    footer: [{ to: record:taoyuan-center }, { to: about }]
    footer_note: 有错请告诉我们
    fonts:
      - { family: Plain, scripts: latin, file: fonts/plain.woff2 }
      - { family: 霞鹜文楷, scripts: [simplified, kana] }
  about: 街坊自己看
"""


@pytest.fixture(scope="module")
def faced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with blocks, menus and fonts of its own, and its site, which is built once."""
    folder = tmp_path_factory.mktemp("faced") / "project"
    start_project(folder)
    settings = folder / "communities.yaml"
    settings.write_text(settings.read_text("utf-8").replace("\nareas:", f"\n{FACE}areas:", 1), "utf-8")
    (folder / "content/fonts").mkdir()
    (folder / FONT).write_bytes(b"wOF2 and what follows")
    build(folder, folder / "site")
    return folder


def _between(html: str, start: str, end: str) -> str:
    return html.partition(start)[2].partition(end)[0]


def test_menus_and_footer_are_those_of_the_directory_on_both_families(faced: Path) -> None:
    for page in (RECORD, WRITTEN):
        html = (faced / page).read_text("utf-8")
        top = _between(html, '<nav class="site-nav"', "</nav>")
        assert _texts_of_links(top) == ["食堂和书房", "活动日历", "第一次来服务中心", "小报"]
        assert 'href="https://example.org/paper"' in top
        foot = _between(html, '<footer class="site-footer">', "</footer>")
        assert _texts_of_links(_between(foot, "<nav", "</nav>")) == ["桃源社区服务中心", "关于本站"]
        assert "<p>有错请告诉我们</p>" in foot
    assert ">Canteens</a>" in (faced / "site/en/index.html").read_text("utf-8")


def _texts_of_links(html: str) -> list[str]:
    return re.findall(r">([^<>\n]+)</a>", html)


def test_blocks_of_the_home_page_stand_in_the_order_given(faced: Path) -> None:
    main = _between((faced / "site/index.html").read_text("utf-8"), "<main", "</main>")
    order = [main.index(mark) for mark in ("街坊自己看", 'id="map"', 'id="areas"', 'id="boards"')]
    assert order == sorted(order)
    assert "data-my-home" not in main
    assert 'href="./near/"' not in main
    left, right = _between(main, '<div class="columns">', "</main>").split('<div class="stay">')
    assert 'id="map"' in left
    assert 'id="areas"' in right


def test_fonts_are_in_the_stylesheet_of_every_page(faced: Path) -> None:
    (font,) = (faced / "site/assets").glob("plain.*.woff2")
    assert font.read_bytes() == (faced / FONT).read_bytes()
    assert not (faced / "site/fonts").exists()
    for page in (RECORD, WRITTEN):
        html = (faced / page).read_text("utf-8")
        (sheet,) = re.findall(r'href="[./]*(assets/site\.[0-9a-f]+\.css)"', html)
        css = (faced / "site" / sheet).read_text("utf-8")
        assert f"url({font.name})" in css
        assert ':root{--font:"Plain","霞鹜文楷",-apple-system' in css
        assert 'html[lang="zh-Hant"]{--font:"Plain","霞鹜文楷",-apple-system' in css
    assert f"/assets/{font.name})" in (faced / "site/404.html").read_text("utf-8")


def test_a_font_of_another_content_makes_all_pages_again(faced: Path) -> None:
    project = load_project(faced)
    before, kept = inputs_beside_records(project, SiteSettings()), (faced / FONT).read_bytes()
    (faced / FONT).write_bytes(kept.replace(b"what", b"that"))
    after = inputs_beside_records(project, SiteSettings())
    (faced / FONT).write_bytes(kept)
    assert after != before


def test_a_heavy_font_is_told(faced: Path) -> None:
    kept = (faced / FONT).read_bytes()
    (faced / FONT).write_bytes(b"wOF2" + bytes(500_000))
    (problem,) = (each for each in load_project(faced).problems if each.code == "W144")
    (faced / FONT).write_bytes(kept)
    assert "500 KB" in report([problem], color=False)
    assert problem.position.file == "communities.yaml"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"theme": {"font": {"text": "Roboto"}}}, "write `face: fonts`"),
        ({"draft_docs": "drafts/"}, "`draft_docs` has no effect"),
        ({"extra_javascript": ["own.js"]}, "holds for hand-written pages only"),
        ({"nav": []}, "`face: menu` and `footer`"),
        ({"theme": {"custom_dir": "looks"}}, "name the folder site_theme"),
    ],
)
def test_a_setting_of_mkdocs_without_effect_is_said_aloud(written: dict[str, object], said: str) -> None:
    (sentence,) = ignored_settings(written)
    assert said in sentence


def test_settings_of_a_new_project_are_all_in_effect() -> None:
    written = {"site_dir": "site", "theme": {"name": "material", "font": False}, "extra_css": ["own.css"]}
    assert list(ignored_settings(written)) == []
