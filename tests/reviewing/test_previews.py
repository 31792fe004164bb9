"""The preview: one file with both versions of each changed page, which runs nothing and fetches nothing."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from service_circles.build.project import Project, load_project
from service_circles.languages.catalogs import english
from service_circles.languages.translator import CHINESE, Translator
from service_circles.reviewing.preview.page_mains import main_of, with_changes_marked
from service_circles.reviewing.preview.preview_file import MOST_PAGES, preview_html
from service_circles.reviewing.review.review_maker import make_review
from tests.reviewing.versions import CENTER, SERVICES, load_version, write_version
from tests.test_stories import SETTINGS

PHOTO = CENTER.replace("  phones:\n", "  photos: [{file: photos/a.png, alt: 大门}]\n  phones:\n")


def preview_of(before: Project, after: Project, words: Translator = CHINESE) -> str:
    return preview_html(before, after, make_review(before, after, "main"), words)


def sides(html: str) -> list[str]:
    return html.split('<div class="review-side">')[1:]


class Attributes(HTMLParser):
    """Every attribute of every element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, name, value or "") for name, value in attrs] or [(tag, "", "")]


@pytest.fixture
def before(tmp_path: Path) -> Project:
    return load_version(tmp_path / "before")


@pytest.fixture
def after(tmp_path: Path) -> Project:
    folder = write_version(tmp_path / "after", center=PHOTO.replace("0000-0000 0010", "0000-0000 0020"))
    (folder / "content/photos").mkdir()
    Image.new("RGB", (1200, 900), "green").save(folder / "content/photos/a.png")
    (folder / "content/about.md").write_text("# 关于\n\n<b>我们</b>\n", "utf-8")
    return load_project(folder)


def test_both_versions_stand_side_by_side_with_the_difference_marked(before: Project, after: Project) -> None:
    html = preview_of(before, after)
    old, new, no_page, page = sides(html)
    assert "0000-0000 0010" in old
    assert "0000-0000 0020" not in old
    assert "0000-0000 0020" in new
    marked = [line for line in new.splitlines() if "data-changed" in line]
    assert any("0000-0000 0020" in line for line in marked)
    assert not any("榕溪区云溪路 8 号</b>" in line for line in marked)
    assert "没有这一页" in no_page
    assert "<p data-changed>&lt;b&gt;我们&lt;/b&gt;</p>" in page
    assert "Before" in preview_of(before, after, english())


def test_it_runs_nothing_and_asks_nothing_of_anybody(before: Project, after: Project) -> None:
    html = preview_of(before, after)
    attributes = Attributes(html).found
    assert {tag for tag, _, _ in attributes}.isdisjoint(
        {"script", "link", "iframe", "object", "base", "form"}
    )
    assert not [name for _, name, _ in attributes if name.startswith("on")]
    sources = [
        value for _, name, value in attributes if name in {"src", "href", "srcset", "action", "xlink:href"}
    ]
    assert sources
    assert all(value.startswith(("data:image/jpeg;base64,", "#")) for value in sources)
    assert not re.search(r"url\((?!#|\"?data:)|@import", html)
    assert "default-src 'none'" in html


def test_names_in_the_file_are_unique_and_lead_somewhere(before: Project, after: Project) -> None:
    attributes = Attributes(preview_of(before, after)).found
    ids = Counter(value for _, name, value in attributes if name == "id")
    assert [name for name, count in ids.items() if count > 1] == []
    led = [value for _, name, value in attributes if name.startswith("aria-labelled")]
    assert {id_ for value in led for id_ in value.split()} <= set(ids)


def test_pictures_are_put_in_small(before: Project, after: Project) -> None:
    (picture,) = re.findall(r'<img src="(data:[^"]*)"', preview_of(before, after))
    assert len(picture) < 20_000


def test_templates_of_a_proposal_are_not_run(before: Project, after: Project) -> None:
    templates = after.root / "site_theme/templates"
    templates.mkdir(parents=True)
    (templates / "center.html").write_text("<main>{{ 1 // 0 }}</main>", "utf-8")
    assert "0000-0000 0020" in preview_of(before, after)


def test_a_proposal_with_mistakes_shows_these(before: Project, tmp_path: Path) -> None:
    broken = load_project(write_version(tmp_path / "after", center=CENTER.replace("name:", "<b>:", 1)))
    html = preview_of(before, broken)
    assert "检查没有通过" in html
    assert "<b>:" not in html
    assert sides(html) == []


def test_of_very_many_pages_the_first_are_shown(before: Project, tmp_path: Path) -> None:
    services = SERVICES + "".join(f"  - {{id: s{n}, name: 服务{n}, board: guides}}\n" for n in range(2))
    pages = {f"pages/p{n}.md": f"# 第 {n} 页\n" for n in range(MOST_PAGES)}
    folder = write_version(tmp_path / "after", services=services)
    for name, text in pages.items():
        (folder / "content/pages").mkdir(exist_ok=True)
        (folder / "content" / name).write_text(text, "utf-8")
    html = preview_of(before, load_project(folder))
    assert len(sides(html)) == 2 * MOST_PAGES
    assert "还有 2 页没有放进来" in html


def test_settings_show_the_home_page(before: Project, tmp_path: Path) -> None:
    settings = SETTINGS.replace("  publisher:", "  about: 走十分钟就到\n  publisher:")
    old, new = sides(preview_of(before, load_version(tmp_path / "after", communities=settings)))
    assert "走十分钟就到" in new
    assert "走十分钟就到" not in old


def test_a_main_part_has_its_own_names(tmp_path: Path) -> None:
    page = '<main id="main"><a href="../x/">x</a><h2 id="a">A</h2><section aria-labelledby="a b"><use href="#a"/></main>'
    assert main_of(page, "n-", tmp_path) == (
        '<a>x</a><h2 id="n-a">A</h2><section aria-labelledby="n-a n-b"><use href="#n-a"/>'
    )


def test_only_lines_that_are_new_are_marked() -> None:
    old, new = '<li id="a">一</li>\n<li>二</li>', '<li id="b">一</li>\n<li>三</li>\ntext'
    assert with_changes_marked(new, old) == '<li id="b">一</li>\n<li data-changed>三</li>\ntext'
