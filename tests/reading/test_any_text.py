"""Reading any text ends in messages, never in an exception, with every place inside its file."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from service_circles.languages.catalogs import in_chinese, in_english
from service_circles.problems.problem import Problem
from service_circles.problems.report import report
from service_circles.problems.source_file import SourceFile
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import read_pages
from service_circles.reading.typos.typo_scan import correct_typos
from tests.reading.projects import CENTER, SETTINGS, write_project

PIECES = [
    "：", ": ", ":", "- ", "－", "-", "　", "\t", " ", "\n", "  ", "#", " #", "[", "]", "{", "}", "，", ", ", '"', "'",
    "|", ">", "&", "*", "!", "%", "@", "`", "?", "~", "null", "\u2028", "\u200b", "\u202e", "０", "name", "x", "---",
    "<", "\\", "13800001111", "\ufeff", "1e9", "是",
]  # fmt: skip
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """A valid file with a few places cut out, doubled, or with something typed into them."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 8)), len(text))
        piece = draw(st.sampled_from([*PIECES, text[start : end + 20]]))
        text = text[:start] + piece + text[end:]
    return text


@contextmanager
def project(**files: str) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield write_project(Path(folder), **files)


def assert_told_well(problems: tuple[Problem, ...], texts: dict[str, str]) -> None:
    for problem in problems:
        lines = SourceFile("", texts[problem.position.file]).lines
        assert 1 <= problem.position.line <= len(lines)
        assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
        assert problem.code != "R199", problem
        assert in_chinese(problem.message)
        assert in_english(problem.message)
    told = report(problems, color=False)
    assert not re.search(r"^::", told, re.MULTILINE)
    assert "\x1b" not in told


def texts_of(content: str) -> dict[str, str]:
    return {"communities.yaml": SETTINGS, "content/a.yaml": content.removeprefix("\ufeff")}


@given(TEXTS)
def test_any_text_as_yaml(text: str) -> None:
    with project(a=text) as root:
        assert_told_well(read_directory(root)[1], texts_of(text))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_row_of_signs_as_yaml(text: str) -> None:
    with project(a=text) as root:
        assert_told_well(read_directory(root)[1], texts_of(text))


@settings(max_examples=400)
@given(mutations(CENTER))
def test_any_change_of_a_valid_file(text: str) -> None:
    with project(a=text) as root:
        assert_told_well(read_directory(root)[1], texts_of(text))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        problems = read_directory(write_project(Path(folder), a=data))[1]
        assert all(problem.position.line >= 1 for problem in problems)


@given(st.one_of(TEXTS, mutations("---\ntitle: 关于\n---\n# 关于\n\n[明珠](record:mingzhu) `代码`\n")))
def test_any_text_as_a_page(text: str) -> None:
    with project() as root:
        (root / "content" / "a.md").write_bytes(text.encode())
        pages, problems = read_pages(root)
        assert len(pages) <= 1
        assert_told_well(problems, {"content/a.md": text.removeprefix("\ufeff")})


@given(mutations(CENTER))
def test_mending_keeps_lines_and_finds_nothing_twice(text: str) -> None:
    source, _ = correct_typos(SourceFile("content/a.yaml", text))
    assert source.corrected_text.count("\n") == len(source.lines) - 1 or not source.corrected
