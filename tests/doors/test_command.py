"""`circles` as the shell sees it: exit codes, messages on stderr, only results on stdout."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess
from zoneinfo import ZoneInfo

import pytest

from service_circles import __version__
from service_circles.build.project import default_day
from service_circles.cli import run as run_command
from service_circles.records.kinds import KINDS

Run = Callable[..., CompletedProcess[str]]


def test_a_project_without_mistakes_passes(project: Path, circles: Run) -> None:
    done = circles("-C", project, "check")
    assert done.returncode == 0
    assert "没有错误" in done.stderr
    assert "no mistakes" in done.stderr


def test_a_mistake_is_shown_at_its_line_in_both_languages(project: Path, slip: Path, circles: Run) -> None:
    done = circles("-C", project, "check")
    assert done.returncode == 1
    assert "content/centers/slip.yaml:5:3" in done.stderr
    assert "nmae" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_every_mistake_is_shown_in_one_run(project: Path, slip: Path, circles: Run) -> None:
    (project / "content/centers/second.yaml").write_text("center:\n  id: Ärger\n", "utf-8")
    done = circles("-C", project, "check")
    assert "slip.yaml" in done.stderr
    assert "second.yaml" in done.stderr


def test_programs_read_problems_on_stdout(project: Path, slip: Path, circles: Run) -> None:
    done = circles("-C", "project", "check", "--format", "github", cwd=project.parent)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.startswith("::error file=project/content/centers/slip.yaml,line=5,col=3,")
    slip.unlink()
    done = circles("-C", project, "check", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["problems"] == []


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_no_project_is_said_so(tmp_path: Path, circles: Run, folder: str) -> None:
    done = circles("-C", folder, "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "circles new" in done.stderr


@pytest.mark.parametrize("words", [["--nonsense"], ["bake"], ["serve", "--port", "99999"]])
def test_a_wrong_word_is_not_our_fault(circles: Run, words: list[str]) -> None:
    done = circles(*words)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "9999-12-01", "1066-10-14", ""])
def test_what_is_no_day_is_said_in_both_languages(project: Path, circles: Run, day: str) -> None:
    done = circles("-C", project, "build", "--day", day)
    assert done.returncode == 1
    assert "不是一天" in done.stderr
    assert "is not a day such as 2026-11-25" in done.stderr
    assert not (project / "site").exists()


def test_our_own_fault_gets_an_apology_and_no_traceback(project: Path, circles: Run) -> None:
    (project / "file").write_text("", "utf-8")
    done = circles("-C", project, "build", "--output", project / "file/site")
    assert done.returncode == 2
    assert "抱歉" in done.stderr
    assert f"circles {__version__}" in done.stderr
    assert "Traceback" not in done.stderr
    details = circles("--debug", "-C", project, "build", "--output", project / "file/site")
    assert details.returncode == 2
    assert "Traceback" in details.stderr


def test_check_waits_neither_for_mkdocs_nor_for_folium(project: Path) -> None:
    program = (
        "import sys; from service_circles.cli import run;"
        f"code = run(['-C', {str(project)!r}, 'check']);"
        "print(code, *sorted({'mkdocs', 'material', 'folium'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


def test_version(circles: Run) -> None:
    assert circles("--version").stdout == f"circles {__version__}\n"


def test_help_speaks_both_languages(circles: Run) -> None:
    words = circles("--help").stdout
    for command in ("check", "build", "serve", "new", "schema"):
        assert command in words
    assert "新建一个项目" in words
    assert "Start a new project" in words


def test_the_schema_knows_every_key_and_speaks_plainly(circles: Run) -> None:
    text = circles("schema").stdout
    schema = json.loads(text)
    keys = {"directory"} | {key for kind in KINDS for key in (kind.meta.name, kind.meta.folder)}
    assert set(schema["properties"]) == keys
    assert "anyOf" not in text
    assert '"null"' not in text
    center = schema["$defs"]["ServiceCenter"]
    assert center["required"] == ["id", "name", "area"]
    assert center["properties"]["area"]["title"] == "所属地方"
    assert schema["$defs"]["ServiceCircle"]["properties"]["origins"]["type"] == ["array", "string"]
    assert schema["$defs"]["Location"]["properties"]["latitude"]["maximum"] == 90


def test_a_reader_that_goes_away_is_no_fault(circles: Run) -> None:
    pipe = subprocess.run(
        ["bash", "-c", f"'{Path(sys.executable).parent}/circles' schema | head -1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert pipe.stdout == "{\n"
    assert pipe.stderr == ""


def test_the_same_command_runs_inside_python(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["-C", str(project), "check"]) == 0
    assert "没有错误" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("epoch", "code"), [("", 0), (" ", 0), ("0", 0), ("soon", 1), ("1e9", 1), ("9" * 40, 1)]
)
def test_a_day_of_the_build_that_is_not_a_number_is_said_so(
    project: Path, circles: Run, epoch: str, code: int
) -> None:
    done = circles("-C", project, "check", env={**os.environ, "SOURCE_DATE_EPOCH": epoch})
    assert done.returncode == code, done.stderr
    assert ("SOURCE_DATE_EPOCH" in done.stderr) is bool(code)


def test_a_link_in_place_of_the_cache_is_refused(project: Path, circles: Run, tmp_path: Path) -> None:
    (project / ".circles").symlink_to(tmp_path)
    done = circles("-C", project, "check")
    assert done.returncode == 1
    assert ".circles [F103]" in done.stderr


def test_a_link_in_place_of_an_extract_is_refused(project: Path, circles: Run, tmp_path: Path) -> None:
    (tmp_path / "x.osm").write_text("<osm/>", "utf-8")
    (project / "data").symlink_to(tmp_path)
    settings = project / "communities.yaml"
    given = settings.read_text("utf-8")
    settings.write_text(
        given.replace("directory:\n", "directory:\n  walking: {extracts: data/x.osm}\n"), "utf-8"
    )
    done = circles("-C", project, "check")
    assert done.returncode == 1
    assert "[F103]" in done.stderr


def test_a_code_is_explained(circles: Run) -> None:
    done = circles("explain", "y104")
    assert done.returncode == 0
    assert "[Y104]" in done.stdout
    assert "Chinese input methods" in done.stdout
    assert circles("explain", "Y999").returncode == 1


def test_without_a_day_it_is_today_where_the_directory_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    zone = ZoneInfo("Pacific/Auckland")
    before = datetime.now(zone).date()
    assert before <= default_day(zone) <= datetime.now(zone).date()
