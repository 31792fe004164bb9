"""The workflows of this repository and of new projects: safe for proposals from anybody, and their scripts do run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from service_circles import __version__
from service_circles.cli.starter import start_project
from tests.doors.test_diff import CENTER, git

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generator/service_circles/cli/starter/repository"
WORKFLOWS = [
    file
    for folder in (ROOT / ".github", STARTER / "dot-github", STARTER / "dot-gitea")
    for file in sorted(folder.glob("workflows/*.yml"))
]
COMMENTS = [file for file in WORKFLOWS if file.stem == "comment"]
REVIEWS = [file for file in WORKFLOWS if file.stem == "review"]
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
"""With our command, which workflows find where they installed it."""
MAY_WRITE = {"comment": {"pull-requests"}, "publish": {"pages", "id-token"}}
FAKE_FORGE = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in
  "run download"*) mkdir review && cp "$DATA" review/review.json ;;
  "api --method GET"*) echo "$NUMBER" ;;
  *"/pulls/7/files "*) printf "$FILES" ;;
  "api --paginate"*) echo "$OLD" ;;
esac
for word in "$@"; do case "$word" in body=@*) cp "${word#body=@}" "$POSTED" ;; esac; done
"""


def contents(workflow: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(workflow.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts only: `on` is no flag
    return found


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in contents(workflow)["jobs"].values() for step in job.get("steps", ())]


def name_of(workflow: Path) -> str:
    return workflow.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_rights_are_least(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert contents(workflow)["permissions"] == {"contents": "read"}
    written = {
        name
        for job in contents(workflow)["jobs"].values()
        for name, right in job.get("permissions", {}).items()
        if right == "write"
    }
    of_branch = {"contents"} if workflow == STARTER / "dot-gitea/workflows/publish.yml" else set()
    assert written <= MAY_WRITE.get(workflow.stem, set()) | of_branch
    assert "pull_request_target:" not in text
    assert "secrets." not in text


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_actions_are_pinned_by_content(workflow: Path) -> None:
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"


def test_containers_are_pinned_by_content() -> None:
    """To the same content everywhere, so that one who raises it raises all."""
    jobs = [job for file in WORKFLOWS for job in contents(file)["jobs"].values()]
    of_gitlab = yaml.safe_load((STARTER / "dot-gitlab-ci.yml").read_text("utf-8")).values()
    images = [*(job["container"] for job in jobs if "container" in job), *(job["image"] for job in of_gitlab)]
    assert len(images) == 5
    assert len(set(images)) == 1
    assert re.fullmatch(r"[a-z]+:[a-z0-9.-]+@sha256:[0-9a-f]{64}", images[0])


def test_nobody_elses_folder_is_published_into(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    done = subprocess.run(
        [STARTER / "publish.sh", "folder", f"{tmp_path}/"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "was left alone" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "workflow", [file for file in WORKFLOWS if file.parent.parent.name == "dot-gitea"], ids=name_of
)
def test_a_token_is_not_there_while_programs_are_installed(workflow: Path) -> None:
    for job in contents(workflow)["jobs"].values():
        assert "github.token" not in str(job.get("env"))
        for step in job["steps"]:
            assert "pip install" not in step["run"] or "env" not in step


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_nothing_that_a_proposal_names_becomes_part_of_a_script(workflow: Path) -> None:
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("workflow", REVIEWS, ids=name_of)
def test_what_reviews_a_proposal_runs_the_program_of_the_main_branch(workflow: Path) -> None:
    ((_, job),) = contents(workflow)["jobs"].items()
    assert contents(workflow)["on"] == {"pull_request": ""}
    assert job["env"]["PYTHONSAFEPATH"] == "1"
    installing = [step["run"] for step in job["steps"] if "pip install" in step.get("run", "")]
    assert len(installing) == 1
    assert re.search(r"HEAD\^1|base:", installing[0])
    assert "python -m" not in workflow.read_text("utf-8")


@pytest.mark.parametrize("workflow", COMMENTS, ids=name_of)
def test_what_comments_checks_out_no_proposal_and_trusts_no_data(workflow: Path) -> None:
    assert contents(workflow)["on"] == {"workflow_run": {"workflows": ["review"], "types": ["completed"]}}
    checkout, *_ = steps(workflow)
    assert "ref" not in checkout["with"]
    *_, last = steps(workflow)
    assert "GH_TOKEN" in last["env"]
    assert not [step for step in steps(workflow)[:-1] if "env" in step]
    assert "--markdown" in last["run"]


def test_both_comments_are_the_same_but_for_the_program() -> None:
    ours, theirs = ({step["name"]: step for step in steps(file) if "run" in step} for file in COMMENTS)
    assert ours["comment"] == theirs["comment"]


def test_gitlab_reviews_merge_requests_only_and_keeps_the_preview() -> None:
    jobs = yaml.safe_load((STARTER / "dot-gitlab-ci.yml").read_text("utf-8"))
    assert jobs["review"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert jobs["review"]["artifacts"]["paths"] == ["review/"]
    assert jobs["review"]["script"][0].startswith(
        'git show "$CI_MERGE_REQUEST_DIFF_BASE_SHA:requirements.txt"'
    )
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A new project in git, at the merge of a proposal that changes a phone number."""
    folder = tmp_path / "project"
    start_project(folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "before")
    git(folder, "checkout", "-q", "-b", "proposal")
    file = folder / CENTER
    file.write_text(file.read_text("utf-8").replace("0000-0000 0002", "0000-0000 0009"), "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "after")
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    return folder


def run_step(workflow: Path, name: str, folder: Path, **given: object) -> subprocess.CompletedProcess[str]:
    (script,) = (step["run"] for step in steps(workflow) if step.get("name") == name)
    environment = {**os.environ, "PATH": PATH, **{key: str(value) for key, value in given.items()}}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("review", [file for file in REVIEWS if "gitea" not in file.as_posix()], ids=name_of)
def test_a_review_leaves_data_and_a_preview(review: Path, proposal: Path, tmp_path: Path) -> None:
    temporary, summary = tmp_path / "temporary", tmp_path / "summary.md"
    temporary.mkdir()
    done = run_step(
        review, "say and show what changes", proposal, RUNNER_TEMP=temporary, GITHUB_STEP_SUMMARY=summary
    )
    assert done.returncode == 0, done.stderr
    assert "由 0000-0000 0002 改为 0000-0000 0009" in summary.read_text("utf-8")
    assert {file.name for file in (temporary / "review").iterdir()} == {"review.json", "preview.html"}
    assert run_step(review, "check", proposal).returncode == 0


@pytest.mark.parametrize(
    "case",
    [
        ("", "POST", "content/a.yaml\\ncommunities.yaml\\n", 0),
        ("41", "PATCH", "content/a.yaml\\nmkdocs.yml\\nx/content/a\\n", 2),
    ],
)
@pytest.mark.parametrize("comment", COMMENTS, ids=name_of)
def test_a_comment_is_posted_once_and_then_changed(
    comment: Path, case: tuple[str, str, str, int], proposal: Path, tmp_path: Path
) -> None:
    old, method, files, others = case
    review = next(file for file in REVIEWS if file.parent == comment.parent)
    run_step(
        review, "say and show what changes", proposal, RUNNER_TEMP=tmp_path, GITHUB_STEP_SUMMARY=os.devnull
    )
    forge = tmp_path / "bin/gh"
    forge.parent.mkdir()
    forge.write_text(FAKE_FORGE, "utf-8")
    forge.chmod(0o755)
    temporary = tmp_path / "later"
    temporary.mkdir()
    given = {
        "PATH": f"{forge.parent}:{PATH}", "RUNNER_TEMP": temporary, "CALLS": tmp_path / "calls", "DATA": tmp_path / "review/review.json",
        "POSTED": tmp_path / "posted.md", "NUMBER": "7", "OLD": old, "RUN": "12", "HEAD": "editor:x;$(touch /)", "SHA": "0" * 40,
        "GITHUB_REPOSITORY": "rongxi/circles", "GITHUB_SERVER_URL": "https://forge.example", "FILES": files,
    }  # fmt: skip
    done = run_step(comment, "comment", proposal, **given)
    assert done.returncode == 0, done.stderr
    posted = (tmp_path / "posted.md").read_text("utf-8")
    assert posted.startswith("<!-- service-circles-review -->\n### 和 HEAD^1 比")
    assert "https://forge.example/rongxi/circles/actions/runs/12\n" in posted
    assert posted.count("资料以外的文件") == bool(others)
    assert f"也改了 {others} 个" in posted or not others
    calls = (tmp_path / "calls").read_text("utf-8")
    assert f"--method {method} repos/rongxi/circles/issues/{'comments/41' if old else '7/comments'} " in calls
    assert "head=editor:x;$(touch /) " in calls


def test_a_new_project_is_checked_by_the_program_that_started_it(proposal: Path) -> None:
    assert f"service-circles=={__version__}\n" in (proposal / "requirements.txt").read_text("utf-8")
    assert (proposal / ".github/workflows/review.yml").is_file()
    assert (proposal / ".gitlab-ci.yml").is_file()
    assert ".circles/" in (proposal / ".gitignore").read_text("utf-8").splitlines()
