"""Hand-written pages: what an author may use, and that nothing hostile survives."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import quote, unquote, urlsplit

import pytest
from markdown import markdown

from service_circles.basics.published_media import is_published_media
from service_circles.writing.handwritten.handwritten_html import (
    LinkTarget,
    hide_marked_sections,
    move_media_links,
    publishable_html,
)
from service_circles.writing.site.addresses import in_address

Run = Callable[..., CompletedProcess[str]]

HOSTILE_LINES = Path(__file__).with_name("hostile.txt").read_text("utf-8").splitlines()
SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}
NEVER = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "meta",
    "base",
    "link",
    "svg",
    "math",
}


def _found(record_id: str) -> LinkTarget | None:
    return (
        LinkTarget("../centers/mingzhu/", "明珠 <中心>")
        if record_id.startswith(("mingzhu", "taoyuan"))
        else None
    )


class _Elements(HTMLParser):
    """Every element of a page's own text with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(html)
    return parser.found


def _assert_harmless(html: str) -> None:
    for tag, attributes in _elements(html):
        assert tag not in NEVER
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "srcdoc", "formaction", "srcset", "target"}
            address = re.sub(r"[\x00-\x20]", "", value or "")
            if name in {"href", "src"}:
                assert urlsplit(address).scheme.lower() in SAFE_SCHEMES
            if name == "src":
                assert not re.match(r"[a-z]+:|[/\\]{2}|/\\", address, re.IGNORECASE)


@pytest.mark.parametrize("line", HOSTILE_LINES)
def test_hostile_html_is_harmless(line: str) -> None:
    _assert_harmless(publishable_html(line, _found))


def test_hostile_markdown_is_harmless_on_a_built_page(project: Path, circles: Run) -> None:
    text = "\n\n".join(["# <img src=x onerror=alert(1)>'\"><script>alert(1)</script>", *HOSTILE_LINES])
    (project / "content/hostile.md").write_text(text, "utf-8")
    done = circles("-C", project, "build")
    assert done.returncode == 0, done.stderr
    page = (project / "site/hostile/index.html").read_text("utf-8")
    _assert_harmless(page[page.index("<article") : page.index("</article>")])
    head = page[: page.index("</head>")]
    assert [attributes for tag, attributes in _elements(head) if tag == "script"] == [
        {},
        {"defer": None, "src": _only(re.findall(r'src="([^"]*)"', head))},
    ]
    assert "<img" not in head
    assert "<script>alert" not in page


def _only(found: list[str]) -> str:
    assert len(found) == 1
    return found[0]


def test_a_record_link_leads_to_the_record() -> None:
    html = publishable_html('<p><a href="record:mingzhu#hours">看</a></p>', _found)
    assert html == '<p><a href="../centers/mingzhu/#hours">看</a></p>'


def test_a_record_link_without_words_takes_the_name() -> None:
    html = publishable_html('<a href="record:mingzhu"></a>', _found)
    assert html == '<a href="../centers/mingzhu/">明珠 &lt;中心&gt;</a>'


def test_of_an_unknown_record_only_the_words_stay() -> None:
    assert publishable_html('<a href="record:nobody">看</a>', _found) == "<a>看</a>"


def test_code_that_speaks_of_record_links_is_left_alone() -> None:
    code = '<code>&lt;a href="record:mingzhu"&gt;</code>'
    assert publishable_html(code, _found) == code


@pytest.mark.parametrize(
    "tag",
    ['<div class="admonition tip"><p class="admonition-title">当心</p></div>', "<details><summary>更多</summary>话</details>",
     '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>', '<td align="center">中</td>',
     "<ruby>榕<rp>(</rp><rt>róng</rt><rp>)</rp></ruby>", "<kbd>Ctrl</kbd>", '<ol start="3"><li>三</li></ol>'],
)  # fmt: skip
def test_what_authors_may_use_stays(tag: str) -> None:
    html = f"<table><tbody><tr>{tag}</tr></tbody></table>" if tag.startswith("<td") else tag
    assert tag in publishable_html(html, _found)


def test_notes_without_a_title_get_a_chinese_one() -> None:
    html = publishable_html(
        '<div class="admonition warning"><p class="admonition-title">Warning</p></div>', _found
    )
    assert ">注意<" in html


def test_ticked_tasks_are_text() -> None:
    html = publishable_html('<li><input type="checkbox" disabled checked/> 带证</li>', _found)
    assert html == '<li><span class="task-mark">☑</span> 带证</li>'


def test_tables_scroll_and_can_be_reached_with_keys() -> None:
    assert publishable_html("<table></table>", _found).startswith('<div class="scroll" tabindex="0"><table>')


def test_classes_of_the_site_cannot_be_borrowed() -> None:
    assert publishable_html('<div class="site-header status">x</div>', _found) == '<div class="">x</div>'


@pytest.mark.parametrize(
    "text", ["x <![>", "# 一 <![a", "<div>\n\n<![foo[ x\n\n</div>", "    <![if x", "`<![CDATA[x]]>`"]
)
def test_marked_sections_are_text(text: str) -> None:
    made = publishable_html(markdown(hide_marked_sections(text)), _found)
    assert "&lt;![" in made
    assert "\u2060" not in made.partition("<p>")[2]


def test_line_ends_and_first_lines_do_not_matter(project: Path, circles: Run) -> None:
    (project / "content/about.en.md").write_bytes(b"---\r\ntitle: About\r\n---\r\n# About us\r\n\r\nText\r\n")
    (project / "content/note.md").write_bytes("Note: 先打电话\r\r# 标题\r\r<http://[a]/>`<![x`\r".encode())
    (project / "content/note.en.md").write_bytes(b"---\rtitle: N\r---\r---\ntitle: x\n---\r\n\r\nText\r")
    done = circles("-C", project, "check")
    assert done.returncode == 1
    assert "content/note.md:5:2 [M115]" in done.stderr
    (project / "content/note.md").write_bytes("Note: 先打电话\r\r# 标题\r\r`<![x`\r".encode())
    done = circles("-C", project, "build")
    assert done.returncode == 0, done.stderr
    about, note, translated = (
        (project / f"site/{name}/index.html").read_text("utf-8") for name in ("en/about", "note", "en/note")
    )
    assert "title: About" not in about
    assert "<p>Note: 先打电话</p>" in note
    assert "&lt;![x" in note
    assert "<p>Text</p>" in translated
    search = b"".join(file.read_bytes() for file in (project / "site").rglob("*search*") if file.is_file())
    assert b"\\r" not in search


@pytest.mark.parametrize("name", ["photos/a.JPG", "表格.xlsx", "map.pdf"])
def test_pictures_and_documents_are_published(name: str) -> None:
    assert is_published_media(name)


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "centers/x.yaml", ".htaccess", "a.php", "notes"])
def test_what_browsers_run_is_not(name: str) -> None:
    assert not is_published_media(name)


@pytest.mark.parametrize(
    ("folder", "address", "markdown", "expected"),
    [
        ("", "about/", "![a](photos/a.png)", "![a](../photos/a.png)"),
        (
            "",
            "about/",
            "[a](/photos/a.png) [b](https://x.org/a.png)",
            "[a](/photos/a.png) [b](https://x.org/a.png)",
        ),
        ("guides/", "guides/way/", "[a](form.pdf)", "[a](../../guides/form.pdf)"),
        ("guides/", "guides/way/", "![a](../photos/a.png)", "![a](../../photos/a.png)"),
        ("guides/", "guides/", "![a](a.JPG)", "![a](../../guides/a.JPG)"),
        ("guides/", "guides/way/", "[a]: form.pdf", "[a]: ../../guides/form.pdf"),
        ("guides/", "guides/way/", '<img src="../a.png">', '<img src="../../../guides/a.png">'),
        ("guides/", "guides/", '<img src="a.png">', '<img src="../../guides/a.png">'),
        ("guides/", "guides/way/", "![a](../../out.png)", "![a](../../out.png)"),
        ("", "about/", "[a](guides/way.md) [b](record:x)", "[a](guides/way.md) [b](record:x)"),
    ],
)
def test_media_stay_where_they_are_for_every_language(
    folder: str, address: str, markdown: str, expected: str
) -> None:
    assert move_media_links(markdown, folder, address) == expected


def test_published_photos_do_not_say_where_they_were_taken(project: Path, circles: Run) -> None:
    exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0"
    (project / "content/photos").mkdir()
    (project / "content/photos/门口.JPG").write_bytes(b"\xff\xd8" + exif + b"\xff\xd9")
    (project / "content/photo.md").write_text("![门](photos/门口.JPG)", "utf-8")
    done = circles("-C", project, "build")
    assert done.returncode == 0, done.stderr
    assert "[W111]" in done.stderr
    assert (project / "site/photos/门口.JPG").read_bytes() == b"\xff\xd8\xff\xd9"
    assert "../photos/" in (project / "site/photo/index.html").read_text("utf-8")


def test_pages_with_any_name_are_linked_and_listed(project: Path, circles: Run) -> None:
    names = ("a?b#c", "50%25 折", "社区 & 学校", "guides/常见问题")
    for name in names:
        (project / f"content/{name}.md").write_text("# 说明\n", "utf-8")
    done = circles("-C", project, "build")
    assert done.returncode == 0, done.stderr
    site = project / "site"
    links = re.findall(r'href="([^"]*)"', (site / "index.html").read_text("utf-8"))
    linked = {unquote(urlsplit(html.unescape(link)).path).strip("./") for link in links}
    search = b"".join(file.read_bytes() for file in (site / "search").glob("*.json")).decode()
    for name in names:
        assert (site / name / "index.html").is_file()
        assert name in linked
        assert f"/{quote(name)}/</loc>" in (site / "sitemap.xml").read_text("utf-8")
        head = (site / name / "index.html").read_text("utf-8").partition("</head>")[0]
        assert f'/{quote(name)}/"' in head
        assert in_address(name, "/") in search
