"""`circles diff` as reviewers and their forge run it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
CENTER = "content/centers/taoyuan-center.yaml"


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=editor", "-c", "user.email=editors@example.org")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    """The project in git, with a changed phone and changed settings of the build that nobody has committed yet."""
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "before")
    file = project / CENTER
    text = file.read_text("utf-8")
    file.write_text(text.replace("0000-0000 0002", "0000-0000 0009"), "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "# more\n", "utf-8")
    return project


def test_what_changed_since_a_revision(repository: Path, circles: Run) -> None:
    done = circles("-C", repository, "diff", "main")
    assert done.returncode == 0, done.stderr
    assert "和 main 比：改了 1 条记录" in done.stdout
    assert "由 0000-0000 0002 改为 0000-0000 0009" in done.stdout
    assert "也改了资料以外的文件：mkdocs.yml" in done.stdout
    assert done.stdout.index("请再看一眼") < done.stdout.index("0000-0000 0009")


def test_two_revisions_whatever_the_folder_holds(repository: Path, circles: Run) -> None:
    git(repository, "checkout", "-q", "-b", "proposal")
    git(repository, "commit", "-q", "-a", "-m", "after")
    git(repository, "checkout", "-q", "main")
    done = circles("-C", repository, "diff", "main", "--to", "proposal", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "0000-0000 0002 → 0000-0000 0009" in done.stdout
    assert "mkdocs.yml" in done.stdout
    same = circles("-C", repository, "diff", "main", "--lang", "en")
    assert same.stdout == "Compared with main: nothing changes for residents\n"


def test_json_that_was_saved_is_shown_later(repository: Path, circles: Run, tmp_path: Path) -> None:
    saved = tmp_path / "review.json"
    saved.write_text(circles("-C", repository, "diff", "main", "--json").stdout, "utf-8")
    assert json.loads(saved.read_text("utf-8"))["format"] == "service-circles/review/1"
    done = circles("diff", "--read", saved, "--markdown", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == circles("-C", repository, "diff", "main", "--markdown").stdout
    assert done.stdout.startswith("<!-- service-circles-review -->\n### ")


def test_mistakes_are_the_review(repository: Path, slip: Path, circles: Run) -> None:
    done = circles("-C", repository, "diff", "main", "--markdown")
    assert done.returncode == 1
    assert "检查没有通过" in done.stdout
    assert "slip.yaml:5" in done.stdout
    assert "nmae" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("main", "--read", "x.json"),
        ("--read", "nowhere.json"),
        ("no-such-branch",),
        ("--read", "mkdocs.yml"),
    ],
)
def test_what_cannot_be_shown_is_said_in_both_languages(
    words: tuple[str, ...], repository: Path, circles: Run
) -> None:
    done = circles("diff", *words, cwd=repository)
    assert (done.returncode, done.stdout) == (1, "")
    assert " / " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_preview_is_one_file(repository: Path, circles: Run, tmp_path: Path) -> None:
    done = circles("-C", repository, "preview", "main", "--output", tmp_path / "preview.html")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "preview.html").read_text("utf-8")
    assert html.index("0000-0000 0002</b>") < html.index("0000-0000 0009</b>")
    assert len(html.encode()) < 200_000


def test_a_list_of_what_is_to_be_verified(project: Path, circles: Run) -> None:
    done = circles("-C", project, "stale", "--month", "2027-12", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("To verify in December 2027: ")
    assert "changed: https://example.org/centers/taoyuan-center/" in done.stdout
    assert circles("-C", project, "stale", "--month", "2026-13").returncode == 1
    nowhere = circles("-C", project, "stale", "--area", "nowhere")
    assert (nowhere.returncode, nowhere.stdout) == (1, "")
