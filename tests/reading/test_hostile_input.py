"""Files that are dangerous, broken or enormous: each is refused with a message, and quickly."""

from pathlib import Path

import pytest

from service_circles.languages.catalogs import in_english
from service_circles.problems.problem import Problem
from service_circles.problems.report import report
from service_circles.problems.source_file import SourceFile
from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import read_pages
from service_circles.reading.project_files import MAX_BYTES, read_source
from service_circles.reading.schema.field_errors import explain
from service_circles.reading.yaml.yaml_nodes import Mapping
from service_circles.reading.yaml.yaml_parser import MAX_NODES
from service_circles.records.center import ServiceCenter
from service_circles.records.service import Service
from tests.reading.projects import codes_of, problems_of, write_project


def test_a_project_that_is_not_there(tmp_path: Path) -> None:
    read, problems = read_directory(tmp_path / "nowhere")
    assert read is None
    assert [problem.code for problem in problems] == ["F101"]
    assert "nowhere [F101]" in report(problems, color=False)


@pytest.mark.parametrize("target", ["/etc/passwd", "../communities.yaml", "nowhere.yaml"])
def test_links_are_refused(tmp_path: Path, target: str) -> None:
    write_project(tmp_path)
    (tmp_path / "content" / "linked.yaml").symlink_to(target)
    (tmp_path / "content" / "folder").symlink_to("/etc", target_is_directory=True)
    (tmp_path / "content" / "page.md").symlink_to(target)
    problems = read_directory(tmp_path)[1]
    assert [(problem.code, problem.position.file) for problem in problems] == [
        ("F103", "content/folder"),
        ("F103", "content/linked.yaml"),
        ("F103", "content/page.md"),
    ]
    assert read_pages(tmp_path) == ((), ())


def test_a_linked_content_folder_and_linked_settings_are_refused(tmp_path: Path) -> None:
    real = write_project(tmp_path / "real")
    project = tmp_path / "project"
    project.mkdir()
    (project / "content").symlink_to(real / "content", target_is_directory=True)
    (project / "communities.yaml").symlink_to(real / "communities.yaml")
    assert [problem.code for problem in read_directory(project)[1]] == ["F103", "F103"]


def test_a_file_too_large(tmp_path: Path) -> None:
    assert codes_of(tmp_path, large=b"# " + b"x" * MAX_BYTES) == ["F104"]


def test_a_file_with_too_many_values(tmp_path: Path) -> None:
    many = f"center: [{'a,' * (MAX_NODES + 10)}]\n"
    assert codes_of(tmp_path, many=many) == ["F104"]


@pytest.mark.parametrize("end", ["  - {id: x, nmae: y}\n", "  - {id: x, name：y}\n"])
def test_a_file_with_too_many_values_and_one_mistake(tmp_path: Path, end: str) -> None:
    many = "services:\n" + "  - {a: b}\n" * (MAX_NODES // 3 + 10) + end
    assert codes_of(tmp_path, many=many) == ["F104"]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    source, problems = read_source(tmp_path, "content/gone.yaml")
    assert source is None
    assert [problem.code for problem in problems] == ["F108"]


def test_an_error_that_has_no_words_yet() -> None:
    source = SourceFile("content/a.yaml", "name: x\n")
    error = {"type": "unheard_of", "loc": ("name",), "msg": "something new", "input": "x"}
    problem = explain(ServiceCenter, error, Mapping(1, 1), source)  # type: ignore[arg-type]
    assert (problem.code, problem.position.line) == ("R199", 1)
    assert "something new" in in_english(problem.message)


def test_a_billion_laughs(tmp_path: Path) -> None:
    lines = ["center:", "  a: &a [lol, lol, lol]"]
    lines += [
        f"  {name}: &{name} [*{before}, *{before}, *{before}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    codes = codes_of(tmp_path, laughs="\n".join(lines) + "\n")
    assert set(codes) == {"R107", "R108", "Y212"}


@pytest.mark.parametrize(
    "text",
    [
        "center: " + "[" * 100_000,
        "center: " + "{a: " * 20_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(300)),
        "center:\n  " + "- " * 5_000 + "x\n",
        "? " * 5_000 + "x\n",
    ],
)
def test_nesting_without_end(tmp_path: Path, text: str) -> None:
    codes = codes_of(tmp_path, deep=text)
    assert "Y214" in codes or "Y201" in codes


@pytest.mark.parametrize(
    "value",
    ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!binary aGk=", "!<x> y"],
)
def test_tags_are_refused_and_never_obeyed(tmp_path: Path, value: str) -> None:
    problems = problems_of(tmp_path, tagged=f"service:\n  id: x\n  board: elderly\n  name: {value}\n")
    assert "Y213" in {problem.code for problem in problems}


@pytest.mark.parametrize(
    "text", ["\0", "\ufeff", "---\n", "--- |\n", "%YAML 9.9\n---\na: 1\n", "\x85", "...", "&", "\r\r"]
)
def test_fragments_end_in_words(tmp_path: Path, text: str) -> None:
    for problem in problems_of(tmp_path, fragment=text):
        assert_inside(problem, text)


def assert_inside(problem: Problem, text: str) -> None:
    lines = SourceFile("", text).lines
    assert 1 <= problem.position.line <= len(lines)
    assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    text = "\ufeffservice:\n  id: canteen\n  name: 长者饭堂\n  board: elderly\n"
    read, problems = read_directory(write_project(tmp_path, marked=text))
    assert problems == ()
    assert read is not None
    assert read.directory.all(Service)[0].name == "长者饭堂"


def test_line_ends_of_all_systems_count_alike(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["service:", "  id: canteen", "  name: <b>", "  board: elderly", ""])
        (problem,) = problems_of(tmp_path, ends=text.encode())
        assert (problem.position.line, problem.position.column, problem.excerpt) == (3, 9, "  name: <b>")
