"""Change requests applied to the demonstration's records, in memory."""

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from service_circles.cli.program import run
from service_circles.editing.apply_requests import Applied, apply_requests
from service_circles.editing.change_request import OPERATIONS, Add, ChangeRequest
from service_circles.editing.request_reader import read_request
from service_circles.problems.report import report

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


def test_the_format_has_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--requests"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["$defs"]) == {kind.__name__ for kind in OPERATIONS.values()}
    assert schema["required"] == ["operations"]


def test_a_request_is_the_same_after_it_was_saved(tmp_path: Path) -> None:
    operations: list[dict[str, Any]] = [
        {
            "op": "add",
            "record": "a",
            "field": ["location"],
            "after": {"latitude": "21.20", "fictional": True},
        },
        {"op": "remove", "record": "a", "field": ["phones", 0], "before": {"number": 12345}},
        {"op": "rename", "record": "a", "after": "b"},
    ]
    request = ChangeRequest.model_validate({"why": "“看”😀", "made": "2026-11-30", "operations": operations})
    (tmp_path / "a.change.json").write_text(request.to_json(), "utf-8")
    read, problems = read_request(tmp_path / "a.change.json")
    assert problems == []
    assert read is not None
    assert read.model_dump() == request.model_dump()
    assert '"latitude": "21.20"' in request.to_json()


def test_numbers_keep_the_text_that_was_typed(tmp_path: Path) -> None:
    text = (
        '{"operations": [{"op": "add", "record": "a", "field": ["x", "0"], "after": [21.20, 1e5, -0, true]}]}'
    )
    (tmp_path / "a.change.json").write_text(text, "utf-8")
    read, _ = read_request(tmp_path / "a.change.json")
    assert read is not None
    [operation] = read.operations
    assert isinstance(operation, Add)
    assert operation.after == ["21.20", "1e5", "-0", "true"]
    assert operation.field == ("x", 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{" * 100_000,
        '{"operations": ' + "[" * 100_000,
        '{"operations": [{"op": "add", "record": "a", "field": ["x"], "after": "\\ud800"}]}',
        '{"operations": [{"op": "add", "record": "a", "field": ["x"], "after": '
        + "[" * 50
        + "]" * 50
        + "}]}",
        '{"operations": [{"op": "add", "record": "a", "field": [], "after": "x"}]}',
        '{"operations": [{"op": "add", "record": "a", "field": [null, {}], "after": "x"}]}',
        '{"operations": {"op": "add"}}',
        '{"operations": [null, 1, "x"]}',
        '{"operations": [{"op": ["add"]}]}',
        '{"operations": [{"op": null}]}',
        '{"format": 5, "operations": []}',
        '{"operations": [{"op": "attach", "file": "content/a.png", "sha256": "x", "data": 5}]}',
        '{"operations": [], "texts": [1]}',
        '{"operations": [{"op": "create", "kind": {}, "record": "a", "after": "x"}]}',
        '{"why": 5, "role": [], "made": "昨天", "operations": [{"op": "move", "record": "a", "file": ""}]}',
    ],
    ids=range(18),
)
def test_whatever_it_is_has_a_message(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.change.json").write_text(text, "utf-8")
    read, problems = read_request(tmp_path / "a.change.json")
    assert read is None
    assert problems
    assert report(problems, color=False)


def test_a_file_that_cannot_be_read_hides_no_other_reason(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "communities.yaml").write_text("directory:\n  id: x\n  name: 甲\n", "utf-8")
    (tmp_path / "content/a.yaml").write_text("center:\n  id：a-center\n", "utf-8")
    old = {"op": "replace", "record": "directory", "field": ["name"], "before": "乙", "after": "丙"}
    gone = {"op": "replace", "record": "a-center", "field": ["name"], "before": "乙", "after": "丙"}
    assert [problem.code for problem in apply(old, gone, root=tmp_path).refused] == ["Y104", "C108"]
    assert [problem.code for problem in apply(old, root=tmp_path).refused] == ["C108"]
