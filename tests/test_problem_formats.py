"""Problems in the formats of GitHub, SARIF, reviewdog, and our own JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service_circles.build.project import load_project
from service_circles.problems.problem import Position, Problem, Severity, messages
from service_circles.problems.problem_formats import _CORRECTED_IN_PLACE, _CORRECTED_LINES, FORMS, problems_as
from service_circles.problems.stories import parts_of_story, project_files
from tests.test_stories import SETTINGS, STORIES

DETAILS = dict.fromkeys(("found", "corrected", "title", "field", "expected", "lost", "wanted"), "name")
TYPO = Problem("Y104", Position("content/a,b.yaml", 12, 7), DETAILS, excerpt="  名称：宝安", length=1)
ADVICE = Problem("W101", Position("content/a.yaml", 3), {"found": "100%"}, severity=Severity.WARNING)


def test_an_annotation_stands_at_its_line_and_mistakes_come_first() -> None:
    mistake, warning = problems_as("github", [ADVICE, TYPO]).splitlines()
    assert mistake.startswith("::error file=content/a%2Cb.yaml,line=12,col=7,title=Y104,endColumn=8::")
    assert warning.startswith("::warning file=content/a.yaml,line=3,col=1,title=W101::")
    assert "%0A" in mistake
    assert "100%25" in warning


def test_paths_are_those_within_the_repository() -> None:
    assert "file=examples/small/content/a.yaml" in problems_as("github", [ADVICE], "examples/small")
    assert "file=content/a.yaml" in problems_as("github", [ADVICE], ".")


@pytest.mark.parametrize("hostile", ["\n::error::forged", "x\r::add-mask::y", "a::b%0A::stop-commands::z"])
def test_what_an_author_writes_is_no_command(hostile: str) -> None:
    found = Problem("W101", Position(f"content/{hostile}.yaml"), {"found": hostile})
    (line,) = problems_as("github", [found]).splitlines()
    properties, _, text = line.removeprefix("::error ").partition("::")
    assert re.fullmatch(r"(\w+=[^,:]*,?)+", properties)
    assert "\r" not in text


def test_sarif_has_what_its_schema_and_code_scanning_require() -> None:
    log = json.loads(problems_as("sarif", [TYPO, ADVICE], "district"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 2
    for result in run["results"]:
        assert result.keys() == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].startswith("district/content/")
        assert 1 <= region["startColumn"] < region["endColumn"]
        assert region["startLine"] >= 1


def test_every_code_can_be_a_rule_of_sarif() -> None:
    for code, message in messages().items():
        names = {"reason", "field", *re.findall(r"{(\w+)}", f"{message.message} {message.hint}")}
        details = {name: 2 if name == "count" else "x" for name in names}
        problem = Problem(code, Position("content/a.yaml"), details)
        (rule,) = json.loads(problems_as("sarif", [problem]))["runs"][0]["tool"]["driver"]["rules"]
        assert "{" not in rule["shortDescription"]["text"]


def test_reviewdog_counts_bytes() -> None:
    (line,) = problems_as("rdjsonl", [TYPO]).splitlines()
    diagnostic = json.loads(line)
    assert diagnostic["location"]["range"] == {
        "start": {"line": 12, "column": len("  名称：宝".encode()) + 1}, "end": {"line": 12, "column": len("  名称：宝安".encode()) + 1},
    }  # fmt: skip
    assert diagnostic["severity"] == "ERROR"
    assert diagnostic["code"] == {"value": "Y104"}
    whole = json.loads(problems_as("rdjson", [TYPO, ADVICE]))
    assert whole["source"] == {"name": "circles"}
    assert whole["diagnostics"][0] == diagnostic


def _projects(code: str) -> Iterator[Path]:
    """The stories that report a code."""
    for story in STORIES.values():
        if f"[{code}]" in story.read_text("utf-8", errors="replace"):
            yield story


@pytest.mark.parametrize("code", sorted(_CORRECTED_LINES | _CORRECTED_IN_PLACE))
def test_a_suggestion_of_reviewdog_corrects_its_problem(code: str, tmp_path: Path) -> None:
    corrected = 0
    for number, story in enumerate(_projects(code)):
        root = _written(story, tmp_path / str(number))
        before = load_project(root).problems
        for diagnostic in map(json.loads, problems_as("rdjsonl", before).splitlines()):
            if diagnostic["code"]["value"] != code or "suggestions" not in diagnostic:
                continue
            file = root / diagnostic["location"]["path"]
            text, place = file.read_bytes(), diagnostic["location"]["range"]["start"]
            file.write_bytes(_applied(text, diagnostic["suggestions"][0]))
            after = {
                (each.code, each.position.file, each.position.line) for each in load_project(root).problems
            }
            assert (code, diagnostic["location"]["path"], place["line"]) not in after
            file.write_bytes(text)
            corrected += 1
    assert corrected


def _written(story: Path, root: Path) -> Path:
    project, _ = parts_of_story(story)
    for path, data in {"communities.yaml": SETTINGS.encode(), **project_files(project)}.items():
        if data is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    return root


def _applied(text: bytes, suggestion: dict[str, Any]) -> bytes:
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    lines = text.split(b"\n")
    line = lines[start["line"] - 1]
    lines[start["line"] - 1] = (
        line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
    )
    return b"\n".join(lines)


def test_gitlab_gets_a_lasting_fingerprint() -> None:
    moved = Problem("W101", Position("content/a.yaml", 9), {"found": "100%"}, severity=Severity.WARNING)
    first, second = json.loads(problems_as("gitlab", [ADVICE, moved]))
    (alone,) = json.loads(problems_as("gitlab", [moved]))
    assert first["fingerprint"] == alone["fingerprint"] != second["fingerprint"]
    assert (first["severity"], first["location"]) == (
        "minor",
        {"path": "content/a.yaml", "lines": {"begin": 3}},
    )
    assert first["check_name"] == "W101"


def test_our_json_says_all_in_both_languages() -> None:
    data = json.loads(problems_as("json", [TYPO, ADVICE]))
    assert data["format"] == "service-circles/problems/1"
    first, second = data["problems"]
    assert (first["severity"], second["severity"]) == ("mistake", "warning")
    assert first["message"].keys() == first["hint"].keys() == {"zh", "en"}
    assert first["excerpt"] == "  名称：宝安"


@pytest.mark.parametrize("form", FORMS)
def test_nothing_wrong_is_a_whole_answer(form: str) -> None:
    text = problems_as(form, [])
    assert text == "" or isinstance(json.loads(text), dict | list)
