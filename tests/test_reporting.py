"""A report in a terminal or a log."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Position, Problem, Severity
from service_circles.problems.report import report


def problem(excerpt: str = "", column: int = 1, **changes: object) -> Problem:
    usual: dict[str, object] = {
        "code": "Y113",
        "position": Position("communities.yaml", 12, column),
        "details": dict.fromkeys(("found", "corrected", "title", "field", "expected"), "name"),
        "excerpt": excerpt,
    }
    return Problem(**(usual | changes))  # type: ignore[arg-type]


def test_nothing_to_tell() -> None:
    assert report([], color=True) == ""


def test_carets_stand_below_wide_signs() -> None:
    told = report([problem("  name：宝安", 7, length=3)], color=False).splitlines()
    assert told[2] == "  12 |   name：宝安"
    assert told[3] == "     |       ^^^^^^"


def test_the_end_of_a_line_can_be_marked() -> None:
    assert "     |      ^" in report([problem("name:", 6)], color=False).splitlines()


def test_problems_are_sorted_by_place_and_counted() -> None:
    later = problem("x", position=Position("content/a.yaml", 2), severity=Severity.WARNING)
    told = report([later, problem("x", position=Position("content/a.yaml", 1)), problem("x")], color=False)
    assert re.findall(r"^\S+:\d+:\d+", told, re.MULTILINE) == [
        "communities.yaml:12:1", "content/a.yaml:1:1", "content/a.yaml:2:1",
    ]  # fmt: skip
    assert told.endswith("\n共 2 个错误、1 个提醒 / 2 mistakes, 1 warning\n")


def test_alike_problems_are_shown_up_to_a_number_and_mistakes_named_by_their_places() -> None:
    places = [Position("content/a.yaml", line) for line in range(1, 31)]
    mistakes = [problem("x", code="R107", position=place) for place in places]
    warnings = [problem("x", code="W101", position=place, severity=Severity.WARNING) for place in places]
    told = report([*mistakes, *warnings], color=False)
    assert told.count(" [R107] ") == 20
    assert "[R107] 还有 10 个同样的错误" in told
    assert "      content/a.yaml: 21, 22, 23, 24, 25, 26, 27, 28, 29, 30\n" in told
    assert told.count("[W101] 提醒") == 10
    assert "[W101] 还有 20 个同样的提醒" in told


def test_colors_only_when_asked() -> None:
    problems = [problem("name：x", 5, better_hint=phrase("试试"))]
    colored = report(problems, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == report(problems, color=False)


def test_a_long_line_is_shown_around_its_mark() -> None:
    told = report([problem("前" * 300 + "X" + "后" * 300, 301)], color=False).splitlines()
    assert told[2].endswith("前X后后后后后后后后后后后后后后后后…")
    assert told[3].index("^") == len("     | ") + 1 + 2 * 16


@given(st.text(max_size=80), st.integers(1, 90), st.integers(1, 90))
def test_nothing_an_author_writes_can_forge_a_line(text: str, column: int, length: int) -> None:
    hostile = f"::add-mask::{text}\n::error::x\x1b[2J"
    details = {"found": hostile, "corrected": hostile}
    told = report([problem(hostile, column, length=length, details=details)], color=False)
    for line in told.split("\n"):
        assert not line.startswith("::")
        assert not [sign for sign in line if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}]
    assert len(told.split("\n")) == 9
