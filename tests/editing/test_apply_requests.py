"""Change requests applied to the demonstration's records, in memory."""

import difflib
from pathlib import Path
from typing import Any

from service_circles.editing.apply_requests import Applied, apply_requests
from service_circles.editing.change_request import ChangeRequest

ROOT = Path(__file__).parents[2]
CENTER = "content/centers/mingzhu-center.yaml"


def apply(*operations: dict[str, Any], root: Path = ROOT) -> Applied:
    """The result of a request with some operations."""
    return apply_requests(root, [ChangeRequest.model_validate({"operations": list(operations)})])


def changed_lines(applied: Applied, path: str, root: Path = ROOT) -> list[str]:
    """The lines that go and come in a file."""
    after = applied.changed_files[path]
    assert isinstance(after, str)
    before = (root / path).read_bytes().decode()
    diff = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in diff if line[:2] not in {"--", "++", "@@"}]


def test_a_phone_number_is_one_line() -> None:
    applied = apply(
        {
            "op": "replace",
            "record": "mingzhu-center",
            "field": ["phones", 0, "number"],
            "before": "0000-0000 0010",
            "after": "0000-0000 0020",
        }
    )
    assert changed_lines(applied, CENTER) == [
        "-    - number: 0000-0000 0010",
        "+    - number: 0000-0000 0020",
    ]
    assert list(applied.changed_files) == [CENTER]


def test_what_changed_since_is_not_overwritten() -> None:
    applied = apply(
        {"op": "replace", "record": "mingzhu-center", "field": ["name"], "before": "旧名", "after": "新名"}
    )
    assert not applied.changed_files
    [problem] = applied.refused
    assert (problem.details["before"], problem.details["found"]) == ("旧名", "明珠社区服务中心")


def test_a_list_that_moved_is_known_by_its_item() -> None:
    applied = apply(
        {
            "op": "replace",
            "record": "mingzhu-center",
            "field": ["phones", 5, "number"],
            "before": "0000-0000 0011",
            "after": "0000-0000 0021",
        }
    )
    assert changed_lines(applied, CENTER) == [
        "-    - number: 0000-0000 0011",
        "+    - number: 0000-0000 0021",
    ]
