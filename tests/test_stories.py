"""Small directory projects, good and bad, and the exact report that each gets: a text file per story.

`problems/stories.py` has the format. Settings that a story does not give are those below; after
`--- communities.yaml (none)` there are none. The report of a story with change requests is what `circles apply`
prints, and unless all is right no file may change. That of a story with a folder `hsds` is what `circles validate` says of it. `pytest tests/test_stories.py --update` accepts what the reports say
now; look at the difference.
"""

import re
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.cli.program import MISTAKES, run
from service_circles.problems.problem import messages
from service_circles.problems.report import report
from service_circles.problems.stories import parts_of_story, project_files
from service_circles.validating.hsds_validation import validate_hsds
from tests.publishing import DAY

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
WITHOUT_STORY = {
    "V101": "test_what_is_not_a_file",
    "V103": "test_what_is_too_large",
    "V106": "test_damaged_archives",
    "V114": "test_the_same_mistake_in_every_row",
    "C125": "test_an_attachment_too_large",
    "L212": "test_days_on_which_a_service_is_closed",
    "L219": "test_days_on_which_a_center_closes_at_that_time",
    "W144": "test_a_heavy_font_is_told",
    "W121": "test_files_that_nothing_names_are_told",
    "M117": "test_all_pages_together_have_a_bound",
    "N108": "test_an_extract_has_bounds",
    "F101": "test_a_project_that_is_not_there",
    "F103": "test_links_are_refused",
    "F104": "test_a_file_too_large",
    "F108": "test_a_file_that_cannot_be_opened",
    "F115": "test_files_of_a_strange_kind_are_refused_by_name",
    "F116": "test_files_of_a_strange_kind_are_refused_by_name",
    "F117": "test_files_of_a_strange_kind_are_refused_by_name",
    "F119": "test_what_cannot_be_formatted_is_left_alone",
    "P103": "test_photos_are_looked_at",
    "W111": "test_photos_are_looked_at",
    "W112": "test_photos_are_looked_at",
    "R199": "test_an_error_that_has_no_words_yet",
}
"""Codes that a story cannot show: file systems differ. They are tested where they are found."""


@pytest.mark.parametrize("name", STORIES)
def test_story(
    name: str,
    tmp_path: Path,
    update: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project, expected = parts_of_story(STORIES[name])
    given = {"communities.yaml": SETTINGS.encode(), **project_files(project)}
    files = {path: data for path, data in given.items() if data is not None}
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    requests = [path for path in files if path.endswith(".change.json")]
    if requests:
        monkeypatch.chdir(tmp_path)
        has_failed = run(["apply", *requests]) == MISTAKES
        found = capsys.readouterr().err
        assert (files_in(tmp_path) == files) or not has_failed
    elif (tmp_path / "hsds").is_dir():
        found = report(validate_hsds(tmp_path / "hsds", DAY).problems, color=False)
    else:
        found = report(load_project(tmp_path).problems, color=False)
    if update:
        STORIES[name].write_bytes(f"{project}--- report\n{found}".encode())
    else:
        assert found == expected


def files_in(folder: Path) -> dict[str, bytes]:
    """Paths and contents of all files in a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("name", [name for name in STORIES if name.startswith("change-request-")])
def test_a_change_request_is_refused_as_expected(name: str) -> None:
    project, found = parts_of_story(STORIES[name])
    expected = dict(re.findall(r"^expected (line|hint): (.*)\n", project.partition("--- ")[0], re.MULTILINE))
    if not expected:
        assert "写好了 / written" in found
        return
    line = "" if expected["line"] == "file" else rf":{expected['line']}:[0-9]+"
    assert re.search(rf"^[^ :]+{line} \[", found, re.MULTILINE)
    assert expected["hint"] in found


def test_every_code_is_in_a_story() -> None:
    reports = "".join(parts_of_story(STORIES[name])[1] for name in STORIES)
    imports = "X"  # whose stories are in tests/importing
    missing = {code for code in messages() if f"[{code}]" not in reports and not code.startswith(imports)}
    assert missing == set(WITHOUT_STORY)


def test_good_stories_stay_good() -> None:
    good = [name for name in STORIES if not parts_of_story(STORIES[name])[1]]
    assert len(good) >= 3
