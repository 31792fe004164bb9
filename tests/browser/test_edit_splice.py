"""The reader of YAML on the phone reads what ours reads; its splice changes one line, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from service_circles.basics.theme_folder import THEME
from service_circles.problems.source_file import SourceFile
from service_circles.reading.yaml.yaml_nodes import to_typed
from service_circles.reading.yaml.yaml_parser import read_nodes
from tests.publishing import ROOT

pytestmark = pytest.mark.browser

PARTS = ("bytes", "sha256", "yaml-reader", "yaml-splice")
SCRIPT = "".join((THEME / f"pages/sending/{part}.js").read_text("utf-8") for part in PARTS)
FILES = sorted(
    [ROOT / "communities.yaml", *(ROOT / "content").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")]
)
STARTER = ROOT / "generator/service_circles/cli/starter/project"
NASTY = (
    "0000-0000 0020", "a: b", "x #y", "- z", "'", '"', "\\", "是", "null", "~", "[1]", "{a", "&a", "*a", "!x", "%", "@", "`",
    "9:30", "0755", "1e3", " lead", "两\n行", "tab\there", "结尾：", "？", "#", "emoji 👩‍👩‍👧", "\u2028", "a, b", "yes", "", "c:", "📷",
)  # fmt: skip


def run(page: Page, words: str, value: object) -> Any:
    """The result of an expression over `given` in the scripts of the form."""
    return page.evaluate(f"given => {{ {SCRIPT}\n return ({words}); }}", value)


def read(text: str) -> Any:
    node, problems = read_nodes(SourceFile("a.yaml", text))
    assert problems == []
    assert node is not None
    return to_typed(node)


def test_it_reads_every_file_here_as_our_reader_does(looker: Page) -> None:
    texts = [file.read_text("utf-8") for file in (*FILES, *STARTER.rglob("*.yaml"))]
    assert len(texts) > 90
    found = run(looker, "given.map(text => dataOf(readYaml(text)))", texts)
    assert [json.dumps(each) for each in found] == [json.dumps(read(text)) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1", "a: *x", "a: !!str x", "a: [1,\n  2]", "a: one\n  two", "a: 1\na: 2", "a:\n\tb: 1", "a: 1\r\n", "a: >-\n  b",
        "a: 'b' c", "a: [b", "? a", "a: b: c", "a:", "- ", "a: 'it''s", 'a: "\\x41"', "\ufeffa: 1", "a: |2\n   b", "a: |+\n  b\n",
        "a: b\n   c: d", "a:\n  - b\n c: d", "- a\nb: c", "{a: b", "a: {b: }", "a: @b", "--- a", "a: 1\n---\nb: 2",
    ],
)  # fmt: skip
def test_what_it_does_not_know_it_refuses(text: str, looker: Page) -> None:
    with pytest.raises(Exception, match="YAML"):
        run(looker, "dataOf(readYaml(given))", text)


def records(node: Any) -> Iterator[dict[str, Any]]:
    """The records of a file: under the key of a kind, or in its list."""
    for value in (value for key, value in node.items() if key != "directory"):
        found = value if isinstance(value, list) else [value]
        yield from (each for each in found if isinstance(each, dict) and "id" in each)


def scalars(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from scalars(inside, (*path, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from scalars(inside, (*path, number))
    else:
        yield path, value


def put(value: Any, path: tuple[str | int, ...], new: object) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def test_one_text_is_one_line(looker: Page) -> None:
    """Texts of every record here are replaced by nasty ones: what changes is that line, and our reader agrees."""
    cases: list[dict[str, Any]] = []
    for file in FILES:
        text = file.read_text("utf-8")
        for record in records(read(text)):
            places = [(path, old) for path, old in scalars(record) if path != ("id",) and "\n" not in old]
            for path, old in places[:: max(1, len(places) // 4)]:
                new = NASTY[len(cases) % len(NASTY)]
                cases.append(
                    {"text": text, "record": record["id"], "field": path, "before": old, "after": new}
                )
    assert len(cases) > 1_000
    cases = cases[::4]
    made = run(
        looker,
        "given.map(each => splice(each.text, { op: 'replace', ...each }, now => { throw now; }))",
        cases,
    )
    for case, result in zip(cases, made, strict=True):
        old, new = case["text"].split("\n"), result.split("\n")
        assert len(old) == len(new), case
        assert sum(one != other for one, other in zip(old, new, strict=True)) <= 1, case
        expected = yaml.load(case["text"], yaml.CBaseLoader)  # noqa: S506 - makes nothing but texts
        put(
            next(each for each in records(expected) if each["id"] == case["record"]),
            case["field"],
            case["after"],
        )
        assert yaml.load(result, yaml.CBaseLoader) == expected, case  # noqa: S506


CENTER = """# 样板
center:
  id: a  # 编号
  name: 甲
  phones:
    - number: 0000-0000 0001   # 前台
      label: 前台

    # 夜里
    - { number: 0000-0000 0002, label: 值班 }
  accessibility: [ramp, lift]
  doors: []
  # 最后
"""


def spliced(page: Page, operation: dict[str, Any], text: str = CENTER) -> str:
    whole = {"text": text, "operation": {"record": "a", **operation}}
    return str(
        run(page, "splice(given.text, given.operation, now => { throw new Error('stale ' + now); })", whole)
    )


@pytest.mark.parametrize(
    ("operation", "old", "new"),
    [
        ({"op": "add", "field": ["address"], "after": "一路 1 号"}, "  doors: []\n", "  doors: []\n  address: 一路 1 号\n"),
        ({"op": "add", "field": ["phones", 0, "kind"], "after": "duty"}, "label: 前台\n", "label: 前台\n      kind: duty\n"),
        ({"op": "add", "field": ["phones", 1, "kind"], "after": "duty"}, "label: 值班 }", "label: 值班, kind: duty }"),
        ({"op": "add", "field": ["accessibility", "-"], "after": "aed"}, "lift]", "lift, aed]"),
        ({"op": "add", "field": ["phones", "-"], "after": {"number": "0000-0000 0003", "label": "夜: 班"}},
         "值班 }\n", '值班 }\n    - number: 0000-0000 0003\n      label: "夜: 班"\n'),
        ({"op": "add", "field": ["closure"], "after": {"reason": "修缮", "days": ["周一", "周二"]}},
         "doors: []\n", "doors: []\n  closure:\n    reason: 修缮\n    days:\n      - 周一\n      - 周二\n"),
        ({"op": "add", "field": ["description"], "after": "一\n\n二"}, "doors: []\n", "doors: []\n  description: |-\n    一\n\n    二\n"),
        ({"op": "remove", "field": ["phones", 0, "label"], "before": "前台"}, "      label: 前台\n", ""),
        ({"op": "remove", "field": ["name"], "before": "甲"}, "  name: 甲\n", ""),
        ({"op": "replace", "field": ["phones", 1, "number"], "before": "0000-0000 0002", "after": "a, b"}, "0000-0000 0002", '"a, b"'),
    ],
)  # fmt: skip
def test_other_operations_touch_their_lines_only(
    operation: dict[str, Any], old: str, new: str, looker: Page
) -> None:
    assert spliced(looker, operation) == CENTER.replace(old, new, 1)


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "remove", "field": ["accessibility", 0], "before": "ramp"},
        {"op": "remove", "field": ["phones", 0, "number"], "before": "0000-0000 0001"},  # shares its line with the dash
        {"op": "replace", "field": ["accessibility"], "before": ["ramp", "lift"], "after": ["aed"]},
        {"op": "add", "field": ["doors", "-"], "after": {"level": "1"}},
        {"op": "add", "field": ["nothing", "here"], "after": "x"},
        {"op": "replace", "field": ["name"], "before": "乙", "after": "丙"},
        {"op": "add", "field": ["name"], "after": "丙"},
    ],
)  # fmt: skip
def test_what_is_not_simple_or_stale_is_refused(operation: dict[str, Any], looker: Page) -> None:
    with pytest.raises(Exception, match="Error"):
        spliced(looker, operation)


def test_the_hash_is_that_of_the_standard(looker: Page) -> None:
    for size in (0, 1, 55, 56, 63, 64, 65, 1_000, 70_000):
        content = bytes(number * 7 % 256 for number in range(size))
        assert run(looker, "sha256(Uint8Array.from(given))", list(content)) == sha256(content).hexdigest()


def test_a_created_file_is_read_as_it_was_meant(looker: Page) -> None:
    values = {
        "name": "读: 书会",
        "remit": ["一", "二: 三"],
        "repeats": "FREQ=WEEKLY;INTERVAL=2",
        "parts": [{"a": "1", "b": ["2"]}],
    }
    text = run(looker, "'event:\\n  id: x' + writeValue(given, 0) + '\\n'", values)
    assert read(text) == {"event": {"id": "x", **values}}
