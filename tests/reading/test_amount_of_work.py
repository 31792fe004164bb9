"""The work of reading and checking grows straight with the size of the files: operations are counted, not seconds."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from service_circles.checking.translations_shown import advise_languages
from service_circles.problems.source_file import SourceFile
from service_circles.reading.directory_reader import ReadDirectory, read_directory
from service_circles.reading.typos import typo_scan
from service_circles.reading.typos.typo_scan import correct_typos
from tests.reading.projects import CENTER, write_project


def operations_of(work: Callable[[], object]) -> int:
    """The calls of functions, those written in C included, that a piece of work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def scan_of(text: str) -> Callable[[], object]:
    return lambda: correct_typos(SourceFile("content/a.yaml", text))


@pytest.mark.parametrize(
    ("piece", "end"),
    [
        ("\n", "a：b"),
        ("  # 注释\n", "a：b"),
        ("a: b\n", "c：d"),
        ("- [a,\n", ""),
        ('a: "\n', ""),
        ("a: b #c\n", ""),
    ],
    ids=["blank lines", "comments", "fields", "open brackets", "open quotes", "slips"],
)
def test_the_scan_for_typos_does_twice_the_work_for_twice_the_lines(piece: str, end: str) -> None:
    once, twice = (operations_of(scan_of(f"x：y\n{piece * count}{end}\n")) for count in (1_000, 2_000))
    assert twice < 2.5 * once


def test_plain_lines_are_passed_over_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(1)
    pieces = [
        "：",
        ": ",
        "- ",
        "  ",
        "#",
        " #",
        "[",
        "]",
        "{",
        "}",
        "，",
        '"',
        "'",
        "|",
        "\n",
        "\u200b",
        "a: b\n",
        "  x:\n",
    ]
    texts = []
    for _ in range(300):
        at, text = chance.randrange(len(CENTER)), CENTER
        texts.append(text[:at] + chance.choice(pieces) + text[at + chance.randint(0, 4) :])
    quick = [correct_typos(SourceFile("content/a.yaml", text)) for text in texts]
    monkeypatch.setattr(typo_scan, "_context_after_plain_field", lambda _line, _context: None)
    careful = [correct_typos(SourceFile("content/a.yaml", text)) for text in texts]
    for (one, slips), (other, same_slips) in zip(quick, careful, strict=True):
        assert (one.corrected, slips) == (other.corrected, same_slips)


@pytest.mark.parametrize("piece", [" ", "　", "- ", "a ", "'", "''", '\\"', "[", "#", " #", ":", "x: "])
def test_one_endless_line_is_split_without_going_back(piece: str) -> None:
    correct_typos(SourceFile("content/a.yaml", f"x：y\na{piece * 200_000}\nb: '{piece * 200_000}\n"))


def services(count: int) -> str:
    return "services:\n" + "".join(f"  - {{id: s{n}, name: 服务, board: elderly}}\n" for n in range(count))


def read_services(root: Path, count: int, end: str = "") -> ReadDirectory:
    read, problems = read_directory(write_project(root, many=services(count) + end))
    assert problems == ()
    assert read is not None
    return read


def test_each_file_is_searched_for_translations_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Pattern:
        def search(self, text: str) -> None:
            searched.append(len(text))

    monkeypatch.setattr("service_circles.checking.translations_shown._TRANSLATION", Pattern())
    for count in (10, 300):
        read = read_services(tmp_path / str(count), count)
        searched.clear()
        assert list(advise_languages(read, ())) == []
        assert len(searched) == 2  # communities.yaml and the one file


def test_a_translation_in_a_large_file_is_still_found(tmp_path: Path) -> None:
    end = "  - {id: last, name: 服务, name.xx: Service, board: elderly}\n"
    read = read_services(tmp_path, 300, end)
    assert [problem.code for problem in advise_languages(read, ())] == ["W108"]
