"""The same site in each of its languages: every page, marked as such, with links to the others."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from service_circles.cli.starter import start_project
from tests.official_project import read_yaml, write_yaml
from tests.publishing import ROOT, build, loaded, published
from tests.site.documents import OTHER_LANGUAGES, VOID, Document, Published, read_published
from tests.site.test_links import target_of

LANGUAGES = ("zh-Hans", *OTHER_LANGUAGES)
PREFIXES = {"zh-Hans": "", **{code: f"{code}/" for code in OTHER_LANGUAGES}}
SIMPLIFIED_ONLY = "区务们这办证听说开时间请选择图边层楼长"
_HAN = re.compile("[\u4e00-\u9fff]")


class Spoken(HTMLParser):
    """The texts of a page with the language in which each is to be read aloud."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self._open[-1][1] if self._open else ""
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or around))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and data.strip() and not {"script", "style", "title"} & {tag for tag, _ in self._open}:
            self.texts.append((self._open[-1][1], data.strip()))


def pages_in(site: Published, language: str) -> dict[str, Document]:
    return {page.plain_address: page for page in site.pages.values() if page.language == language}


def test_every_page_is_there_in_every_language(rongxi: Published) -> None:
    """But the page for a wrong address, which web hosts know by one name."""
    plain = pages_in(rongxi, "zh-Hans").keys() - {"404.html"}
    assert len(plain) > 200
    for language in OTHER_LANGUAGES:
        assert pages_in(rongxi, language).keys() - {"404.html"} == plain


def test_chinese_may_be_a_further_language() -> None:
    project = ROOT / "examples/documentation"
    assert [problem.code for problem in loaded(project).problems] == []
    publication = published(project)
    english, chinese = ((publication.make(address) or b"").decode() for address in ("", "zh-Hans/"))
    assert "<strong>Service Circles</strong>" in english
    assert "<strong>服务圈文档</strong>" in chinese
    assert "半小时上手" in chinese


def test_search_engines_find_each_language_from_every_other(rongxi: Published) -> None:
    for address, page in rongxi.pages.items():
        if page.plain_address == "404.html":
            continue
        links = {link["hreflang"]: link["href"] for link in page.all("link") if link["hreflang"]}
        expected = {code: f"{rongxi.root}{PREFIXES[code]}{page.plain_address}" for code in LANGUAGES}
        assert links == {**expected, "x-default": f"{rongxi.root}{page.plain_address}"}, address


def test_the_language_menu_keeps_the_page(rongxi: Published) -> None:
    for address, page in rongxi.pages.items():
        links = [link for link in page.all("a") if link["hreflang"]]
        assert [link["lang"] for link in links] == [link["hreflang"] for link in links] == list(LANGUAGES)
        assert [link["lang"] for link in links if link["aria-current"]] == [page.language], address
        assert [link.text for link in links] == ["简体", "繁體", "English"]
        if page.plain_address != "404.html":
            targets = [target_of(rongxi, page, link["href"])[0] for link in links]
            assert targets == [PREFIXES[code] + page.plain_address for code in LANGUAGES], address


def test_links_stay_in_the_language(rongxi: Published) -> None:
    for address, page in rongxi.pages.items():
        if page.language == "zh-Hans" or page.plain_address == "404.html":
            continue
        for link in page.all("a"):
            if link["hreflang"] or ":" in link["href"] or not link["href"]:
                continue
            target = target_of(rongxi, page, link["href"])[0]
            is_shared = target.startswith(("data/", "photos/", "documents/", "hsds/")) and target != "data/"
            assert target.startswith(PREFIXES[page.language]) or is_shared, (address, link["href"])


def test_photos_are_published_once_and_seen_from_every_language(rongxi: Published) -> None:
    seen = {
        target_of(rongxi, rongxi.pages[f"{prefix}centers/mingzhu-center/"], picture["src"])[0]
        for prefix in PREFIXES.values()
        for picture in rongxi.pages[f"{prefix}centers/mingzhu-center/"].all("img")
        if "photos/" in picture["src"]
    }
    assert seen == {"photos/mingzhu-center.png"}


def test_former_addresses_lead_on_in_each_language(rongxi: Published) -> None:
    for prefix in PREFIXES.values():
        former = rongxi.files[f"{prefix}centers/railway-village-center/"]
        assert [target_of(rongxi, former, link["href"])[0] for link in former.all("a")] == [
            f"{prefix}centers/tielu-xincun-center/"
        ]


def test_chinese_on_english_pages_says_so(rongxi: Published) -> None:
    marked = 0
    for address, page in pages_in(rongxi, "en").items():
        for language, text in Spoken(page.source).texts:
            if _HAN.search(text):
                assert language.startswith("zh"), (address, text)
                marked += 1
    assert marked > 100


def test_english_pages_are_english_where_authors_wrote_it(rongxi: Published) -> None:
    page = rongxi.pages["en/centers/mingzhu-center/"]
    text = " ".join(words for _, words in Spoken(page.source).texts)
    assert "Mingzhu Community Service Center" in text
    assert "Busiest from nine to ten in the morning" in text
    assert page.title == "Mingzhu Community Service Center · Rongxi Service Circles"
    left = {words for language, words in Spoken(page.source).texts if _HAN.search(words)}
    streets = {words for words in left if words.endswith(("路", "街", "巷", "里"))}
    assert left - streets == {"简体", "繁體"}


def test_traditional_pages_are_traditional(rongxi: Published) -> None:
    for address, page in pages_in(rongxi, "zh-Hant").items():
        texts = [text for language, text in Spoken(page.source).texts if language == "zh-Hant"]
        assert texts, address
        wrong = [text for text in texts if set(text) & set(SIMPLIFIED_ONLY)]
        assert wrong == [], address


def test_hand_written_pages_are_shown_in_the_language_that_there_is(rongxi: Published) -> None:
    english, chinese = rongxi.pages["en/about/"], rongxi.pages["en/guides/for-editors/"]
    assert english.title == "About this site · Rongxi Service Circles"
    assert "This page is only in Chinese." not in english.source
    article = chinese.one("article")
    assert article is not None
    assert article["lang"] == "zh-Hans"
    assert "This page is only in Chinese." in chinese.source
    assert "只有中文" not in rongxi.pages["guides/for-editors/"].source
    assert rongxi.pages["zh-Hant/about/"].title.startswith("關於本站")
    first_visit = rongxi.pages["en/guides/first-visit/"]
    links = {link.text: link["href"] for link in first_visit.all("a")}
    assert links["Mingzhu Community Service Center"] == "../../centers/mingzhu-center/"


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small site in three languages, with pictures and documents in its hand-written pages."""
    folder = tmp_path_factory.mktemp("illustrated")
    start_project(folder / "project")
    content = folder / "project/content"
    (content / "photos").mkdir()
    (content / "photos/door.png").write_bytes((ROOT / "content/photos/mingzhu-center.png").read_bytes())
    (content / "guides/form.pdf").write_bytes(b"%PDF-1.4\n")
    body = "# {title}\n\n![{title}](../photos/door.png) [pdf](form.pdf) [c](record:taoyuan-center) [a](../about.md)\n"
    (content / "guides/way.md").write_text(body.format(title="怎么走"), "utf-8")
    (content / "guides/way.en.md").write_text(body.format(title="How to get here"), "utf-8")
    settings = read_yaml(folder / "project/communities.yaml")
    settings["directory"]["languages"] = list(LANGUAGES)
    write_yaml(folder / "project/communities.yaml", settings)
    return read_published(build(folder / "project", folder / "site"))


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_pictures_and_documents_of_hand_written_pages(illustrated: Published, prefix: str) -> None:
    page = illustrated.pages[f"{prefix}guides/way/"]
    article = {"pdf", "c", "a"}
    links = {
        link.text: target_of(illustrated, page, link["href"])[0]
        for link in page.all("a")
        if link.text in article
    }
    pictures = [target_of(illustrated, page, picture["src"])[0] for picture in page.all("img")]
    assert pictures == ["photos/door.png"]
    assert links["pdf"] == "guides/form.pdf"
    assert links["c"] == f"{prefix}centers/taoyuan-center/"
    assert links["a"] == f"{prefix}about/"
    assert (illustrated.folder / "photos/door.png").is_file()
    assert (illustrated.folder / "guides/form.pdf").is_file()
    assert not list(Path(illustrated.folder).glob("*/photos"))
