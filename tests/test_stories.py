r"""Small directory projects, good and bad, and the exact report that each gets: a text file per story.

A line `--- content/a.yaml` begins a file of the project, the line `--- report` what is reported. Settings that
a story does not give are those below; after `--- communities.yaml (none)` there are none. In a file marked
`(escaped)` characters may be written as \x00 and the last line break does not count: for NUL, other encodings
and files without a last line break. A file `….change.json` is a change request: the report is what `circles apply`
prints, and unless all is right no file may change. Lines above the first file say what was expected before the story
was run: `expected line: 4`, `expected hint: a-center`. `pytest tests/test_stories.py --update` accepts what the reports say
now; look at the difference.
"""

import re
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.cli.program import MISTAKES, run
from service_circles.problems.problem import messages
from service_circles.problems.report import report

STORIES = {story.stem: story for story in sorted((Path(__file__).parent / "stories").glob("*.txt"))}
SETTINGS = """directory:
  id: rongxi
  name: 榕溪区服务圈
  publisher:
    name: 榕溪区服务圈编辑组
areas:
  - id: rongxi-district
    kind: district
    name: 榕溪区
  - id: mingzhu
    kind: community
    name: 明珠社区
    parent: rongxi-district
"""
REPORT = "--- report\n"
WITHOUT_STORY = {
    "C125": "test_an_attachment_too_large",
    "L212": "test_days_on_which_a_service_is_closed",
    "N108": "test_an_extract_has_bounds",
    "F101": "test_a_project_that_is_not_there",
    "F103": "test_links_are_refused",
    "F104": "test_a_file_too_large",
    "F108": "test_a_file_that_cannot_be_opened",
    "F115": "test_files_of_a_strange_kind_are_refused_by_name",
    "F116": "test_files_of_a_strange_kind_are_refused_by_name",
    "F117": "test_files_of_a_strange_kind_are_refused_by_name",
    "P103": "test_photos_are_looked_at",
    "W111": "test_photos_are_looked_at",
    "W112": "test_photos_are_looked_at",
    "R199": "test_an_error_that_has_no_words_yet",
}
"""Codes that a story cannot show: file systems differ. They are tested where they are found."""


def project_and_report(name: str) -> tuple[str, str]:
    """The two parts of a story; line ends and line separators inside it stay as they are."""
    project, _, expected = STORIES[name].read_bytes().decode().rpartition(REPORT)
    return project, expected


def project_files(project: str) -> dict[str, bytes]:
    """Paths and contents of a project's files."""
    _, *parts = re.split(r"^--- (.+)\n", project, flags=re.MULTILINE)
    files = {"communities.yaml": SETTINGS.encode()}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        path, _, mark = heading.removesuffix(")").rpartition(" (")
        if mark == "none":
            del files[path]
        elif mark == "escaped":
            files[path] = text.removesuffix("\n").encode().decode("unicode_escape").encode("latin-1")
        else:
            files[heading] = text.encode()
    return files


@pytest.mark.parametrize("name", STORIES)
def test_story(
    name: str,
    tmp_path: Path,
    update: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project, expected = project_and_report(name)
    files = project_files(project)
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    requests = [path for path in files if path.endswith(".change.json")]
    if requests:
        monkeypatch.chdir(tmp_path)
        has_failed = run(["apply", *requests]) == MISTAKES
        found = capsys.readouterr().err
        assert (files_in(tmp_path) == files) or not has_failed
    else:
        found = report(load_project(tmp_path).problems, color=False)
    if update:
        STORIES[name].write_bytes(f"{project}{REPORT}{found}".encode())
    else:
        assert found == expected


def files_in(folder: Path) -> dict[str, bytes]:
    """Paths and contents of all files in a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("name", [name for name in STORIES if name.startswith("change-request-")])
def test_a_change_request_is_refused_as_expected(name: str) -> None:
    project, found = project_and_report(name)
    expected = dict(re.findall(r"^expected (line|hint): (.*)\n", project.partition("--- ")[0], re.MULTILINE))
    if expected:
        assert (
            re.search(rf"^[^ ]+:{expected['line']}:[0-9]+ \[", found, re.MULTILINE) or expected["line"] == "1"
        )
        assert expected["hint"] in found


def test_every_code_is_in_a_story() -> None:
    reports = "".join(project_and_report(name)[1] for name in STORIES)
    missing = {code for code in messages() if f"[{code}]" not in reports}
    assert missing == set(WITHOUT_STORY)


def test_good_stories_stay_good() -> None:
    good = [name for name in STORIES if not project_and_report(name)[1]]
    assert len(good) >= 3
