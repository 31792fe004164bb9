"""The output folder: the last good site stays whatever fails, and nobody else's folder is touched."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from service_circles.basics.cache_file import save_bytes
from service_circles.basics.forked_work import forked
from service_circles.cli.program import run
from service_circles.cli.terminal import machine_fault
from service_circles.writing.output.folders_on_disk import exchange, temporary_folder
from service_circles.writing.output.output_folder import MARKER, replace_folder
from service_circles.writing.output.site_tree import WrittenFile, write_file

Run = Callable[..., CompletedProcess[str]]
Tree = Callable[[Path], dict[str, bytes]]


def _traces(project: Path) -> list[str]:
    folders = [*project.glob(".site.*"), *project.glob(".circles/handwritten-*")]
    return [path.relative_to(project).as_posix() for path in folders]


def test_a_mistake_in_a_record_leaves_the_last_good_site(
    built: Path, circles: Run, tree: Tree, request: pytest.FixtureRequest
) -> None:
    before = tree(built / "site")
    request.getfixturevalue("slip")
    assert circles("-C", built, "build").returncode == 1
    assert tree(built / "site") == before
    assert _traces(built) == []


@pytest.mark.parametrize(
    "settings",
    [
        "site_name: [",
        "site_name: x\ndocs_dir: content\ntheme: {name: nowhere}\nplugins: [service-circles]",
        "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins: [no-such-plugin]",
        "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins: []",
        "site_name: x\ndocs_dir: .\ntheme: {name: material}\nplugins: [service-circles]",
    ],
)
def test_a_mistake_in_mkdocs_settings_leaves_the_last_good_site(
    built: Path, circles: Run, tree: Tree, settings: str
) -> None:
    before = tree(built / "site")
    (built / "mkdocs.yml").write_text(settings, "utf-8")
    done = circles("-C", built, "build")
    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built / "site") == before


def test_missing_mkdocs_settings_are_said_so(project: Path, circles: Run) -> None:
    (project / "mkdocs.yml").unlink()
    done = circles("-C", project, "build")
    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr
    assert not (project / "site").exists()


def test_strict_mkdocs_settings_hold_here_too(built: Path, circles: Run, tree: Tree) -> None:
    before = tree(built / "site")
    with (built / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("strict: true\n")
    (built / "content/about.md").write_text("# 关于\n\n[记录的文件](areas/taoyuan.yaml)\n", "utf-8")
    done = circles("-C", built, "build")
    assert done.returncode == 1
    assert "areas/taoyuan.yaml" in done.stderr
    assert tree(built / "site") == before


def test_a_failure_while_building_leaves_the_last_good_site(tmp_path: Path, tree: Tree) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("good", "utf-8")

    def build_and_fail() -> None:
        with replace_folder(site) as staging:
            (staging / "index.html").write_text("half", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_and_fail()
    assert tree(tmp_path) == {"site/index.html": b"good"}


def test_a_build_killed_between_the_renames_is_put_right_by_the_next(tmp_path: Path, tree: Tree) -> None:
    aside = tmp_path / ".site.old"
    aside.mkdir()
    (aside / MARKER).write_text("", "utf-8")

    def fail() -> None:
        with replace_folder(tmp_path / "site"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tree(tmp_path)) == [f"site/{MARKER}"]


def test_two_folders_change_names_in_one_step(tmp_path: Path, tree: Tree) -> None:
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "new", tmp_path / "old")
    assert set(tree(tmp_path)) == {"new/old", "old/new"}
    assert not exchange(tmp_path / "new", tmp_path / "nowhere")
    assert set(tree(tmp_path)) == {"new/old", "old/new"}


def test_without_an_exchange_the_site_is_replaced_all_the_same(
    tmp_path: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service_circles.writing.output.output_folder.exchange", lambda *_: False)
    for text in ("first", "second", "third"):
        with replace_folder(tmp_path / "site") as staging:
            (staging / MARKER).touch()
            (staging / "index.html").write_text(text, "utf-8")
    assert tree(tmp_path) == {"site/index.html": b"third", f"site/{MARKER}": b""}


def test_folders_of_killed_programs_go_and_those_in_use_stay(tmp_path: Path) -> None:
    (tmp_path / "new-killed/half").mkdir(parents=True)
    with temporary_folder(tmp_path, "new-") as first, temporary_folder(tmp_path, "new-") as second:
        assert {folder.name for folder in tmp_path.iterdir()} == {first.name, second.name}
    assert list(tmp_path.iterdir()) == []


def _stopped(project: Path, number: int) -> tuple[int, str]:
    """The exit code and messages of a build that gets a signal while it writes."""
    program = [str(Path(sys.executable).parent / "circles"), "-C", str(project), "build"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "正在生成" not in process.stderr.readline():
            pass
        process.send_signal(number)
        told = process.stderr.read()
    return process.returncode, told


def test_a_build_that_is_told_to_end_tidies_up(project: Path) -> None:
    assert _stopped(project, signal.SIGTERM) == (143, "")
    assert _traces(project) == []


def test_killed_builds_leave_no_litter_that_grows(project: Path, circles: Run) -> None:
    for _ in range(3):
        assert _stopped(project, signal.SIGKILL)[0] == -signal.SIGKILL
    assert len(_traces(project)) <= 1
    assert circles("-C", project, "build").returncode == 0
    assert _traces(project) == []


def test_the_faults_of_the_machine_are_not_ours(project: Path, circles: Run) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/index.html")
    assert machine_fault(full) == "磁盘满了 / the disk is full: site/index.html"
    assert machine_fault(PermissionError(errno.EACCES, "", "/srv")) == "没有权限 / permission denied: /srv"
    assert machine_fault(ValueError()) is None
    assert machine_fault(FileNotFoundError(errno.ENOENT, "", "lost.py")) is None
    done = circles("-C", project, "build", "--output", "/proc/nowhere/site")
    assert done.returncode in {1, 2}
    assert done.returncode == 1 or "FileNotFoundError" in done.stderr


def test_on_a_full_disk_the_cache_gives_way(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = f"{project}/.circles/"

    def write_where_there_is_room(path: str, content: bytes) -> WrittenFile:
        if path.startswith(kept) and path.endswith("centers/index.html"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return write_file(path, content)

    monkeypatch.setattr("service_circles.writing.output.site_tree.write_file", write_where_there_is_room)
    assert run(["-C", str(project), "build"]) == 0
    assert "the disk is full: building again without the cache" in capsys.readouterr().err
    assert (project / "site/centers/index.html").is_file()
    assert [path for path in (project / ".circles").iterdir() if "site" in path.name] == [
        project / ".circles/site.lock"
    ]


def test_what_could_not_be_kept_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    save_bytes(tmp_path / "kept", b"a folder is in its place")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_the_cache_of_templates_is_optional(project: Path, circles: Run, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / f"_jinja2-cache-{os.getuid()}").write_text("somebody else's")
    done = circles("-C", project, "build", env={**os.environ, "TMPDIR": str(scratch)})
    assert done.returncode == 0, done.stderr


def test_a_full_folder_for_temporary_files_stops_nothing(project: Path, circles: Run) -> None:
    done = circles("-C", project, "build", env={**os.environ, "TMPDIR": "/dev/full"})
    assert done.returncode == 0, done.stderr


def _fail() -> None:
    raise OSError(errno.ENOSPC, "full")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_fails_in_a_fork_fails_here_too() -> None:
    with pytest.raises(OSError, match="full"), forked(_fail, 2) as wait_for_results:
        wait_for_results()


def test_a_fork_that_is_killed_is_an_error() -> None:
    with pytest.raises(ChildProcessError, match="-9"), forked(_die, 1) as wait_for_results:
        wait_for_results()


def test_a_killed_build_leaves_a_whole_site(built: Path, circles: Run, tree: Tree) -> None:
    before = tree(built / "site")
    program = [str(Path(sys.executable).parent / "circles"), "-C", str(built), "build"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "正在生成" not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGKILL)
    assert tree(built / "site") == before
    assert circles("-C", built, "build").returncode == 0
    assert tree(built / "site") == before


def test_a_page_that_is_gone_is_gone_from_the_site(built: Path, circles: Run) -> None:
    assert (built / "site/guides").exists()
    for page in (built / "content/guides").glob("first-visit.*"):
        page.unlink()
    assert circles("-C", built, "build").returncode == 0
    assert not (built / "site/guides").exists()


def test_somebody_elses_folder_is_left_alone(project: Path, circles: Run, tmp_path: Path, tree: Tree) -> None:
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("dear", "utf-8")
    done = circles("-C", project, "build", "--output", other)
    assert done.returncode == 1
    assert tree(other) == {"letter.txt": b"dear"}


@pytest.mark.parametrize("place", [".", "..", "content", "content/site", "/", "~"])
def test_folders_that_hold_more_than_the_site_are_refused(
    project: Path, circles: Run, tree: Tree, place: str
) -> None:
    before = tree(project)
    folder = Path(place).expanduser() if place in "/~" else project / place
    done = circles("-C", project, "build", "--output", folder)
    assert done.returncode == 1
    assert tree(project) == before


def test_an_empty_folder_and_our_own_are_welcome(project: Path, circles: Run, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    assert circles("-C", project, "build", "--output", folder).returncode == 0
    assert circles("-C", project, "build", "--output", folder).returncode == 0
    assert (folder / "index.html").is_file()
