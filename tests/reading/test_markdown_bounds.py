"""Pages that Markdown takes very long for are refused; all others are read and converted in linear time."""

import re
import time
from pathlib import Path

import pytest
from markdown import markdown

from service_circles.problems.source_file import SourceFile
from service_circles.reading.pages.handwritten_pages import read_pages
from service_circles.reading.pages.markdown_bounds import PagesTogether, check_bounds
from service_circles.writing.handwritten.handwritten_html import (
    MARKDOWN_EXTENSIONS,
    move_media_links,
    publishable_html,
)


def _codes(text: str) -> list[str]:
    source = SourceFile("content/a.md", text)
    return [
        problem.code for problem in check_bounds(source, list(enumerate(source.lines, 1)), PagesTogether())
    ]


@pytest.mark.parametrize(
    "part",
    [
        "[",
        "![",
        "[a](",
        "[a][",
        "***\n",
        "- - -\n",
        "# a\n",
        "<a ",
        "<div>",
        "<div>\n\n",
        "??? a\n",
        "[ a\n",
        "a\n===\n",
        "a\n-\n",
        "- \n",
        "=\n",
    ],
)
def test_what_takes_the_square_of_the_size_is_refused(part: str) -> None:
    assert _codes(part * (100_000 // len(part))) == ["M116"]
    assert _codes("# 标题\n\n" + part * 20) == []


@pytest.mark.parametrize("marker", ["1. ", "- ", "* + ", "    ", "- 1. >", "> - "])
def test_too_many_levels_are_refused(marker: str) -> None:
    assert _codes(marker * 200 + "a") == ["M116"]
    assert _codes("# 标题\n\n" + marker * 20 + "a") == []


def test_long_lines_of_words_have_no_levels() -> None:
    assert _codes("- " + "一 - 二 > 三 1. " * 300 + "\n\n" + "-" * 500) == []


@pytest.mark.parametrize(
    "part",
    ["[a](b) ", "* [a](b)\n", "|[a](b)|c|\n", "（[）]", "a < b > c ", "[a\n\n", "<p>a</p>\n\n", "![a](b.png)\n", "# a\n\n" + "字" * 2000],
)  # fmt: skip
def test_long_pages_of_ordinary_parts_are_fine(part: str) -> None:
    assert _codes(part * (100_000 // len(part))) == []


@pytest.mark.parametrize("part", ["[a](b) ", "> ", "*_", "\\", "`` ` ", "***a", "- [ ] a\n", "&", "]]"])
def test_accepted_pages_are_converted_soon(part: str) -> None:
    names = list(MARKDOWN_EXTENSIONS)

    def seconds(size: int) -> float:
        text = part * (size // len(part))
        assert _codes(text) == []
        begin = time.process_time()
        publishable_html(
            markdown(text, extensions=names, extension_configs=MARKDOWN_EXTENSIONS), lambda _: None
        )
        return time.process_time() - begin

    assert seconds(40_000) < 12 * seconds(10_000) + 0.5


@pytest.mark.parametrize(
    "part", ["<a ", '<a href="record:x" ', "<table>", "<table", "</table>", "](a", "[\n", '<a title="']
)
def test_own_patterns_are_linear(part: str) -> None:
    text = part * (200_000 // len(part))
    begin = time.process_time()
    if "<" in part and "table" not in part:
        publishable_html(text, lambda _: None)
    move_media_links(text, "", "a/")
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("part", ["`", "# a          ", "# [", "# [a](", "`` ` ``` "])
def test_titles_are_found_in_linear_time(tmp_path: Path, part: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(part * (100_000 // len(part)) + "b", "utf-8")
    begin = time.process_time()
    read_pages(tmp_path)
    assert time.process_time() - begin < 5


def test_a_page_of_a_megabyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("字" * 1_000_000, "utf-8")
    assert [problem.code for problem in read_pages(tmp_path)[1]] == ["F104"]


@pytest.mark.parametrize(("text", "pages"), [("字" * 299_000, 18), ("[" * 1700 + "\n\n", 12)])
def test_all_pages_together_have_a_bound(text: str, pages: int, tmp_path: Path) -> None:
    """Long ones, and ones that take long; told once, at the page where it is too much."""
    (tmp_path / "content").mkdir()
    for number in range(pages):
        (tmp_path / f"content/a{number:02}.md").write_text(f"# 页\n\n{text}", "utf-8")
    problems = [problem for problem in read_pages(tmp_path)[1] if problem.code == "M117"]
    assert [problem.position.file for problem in problems] == [f"content/a{pages - 2:02}.md"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 办事 指南", "办事 指南"),
        ("# C#", "C#"),
        ("#  一  二 ##  ", "一  二"),
        ("# [一](b.md) *二*", "一 二"),
    ],
)
def test_titles(tmp_path: Path, line: str, title: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(f"{line}\n", "utf-8")
    assert re.sub("[*]", "", read_pages(tmp_path)[0][0].title) == title


def test_tables_in_tables_and_without_end_stay_tables() -> None:
    html = publishable_html(
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table><p>b</p>", lambda _: None
    )
    assert html.count('<div class="scroll" tabindex="0"><table>') == 2
    assert html.endswith("</table></div><p>b</p>")
    assert publishable_html("<table><tr><td>a", lambda _: None).endswith("</table></div>")
