"""`circles upgrade`: what is new since the pinned version, and the files that it may replace."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from service_circles import __version__
from service_circles.cli.project_upgrade import news_since
from service_circles.cli.starter import content_hash

Run = Callable[..., CompletedProcess[str]]
SCRIPT, REVIEW = "publish.sh", ".github/workflows/review.yml"
CHANGES = (
    "# Changelog\n\n## Unreleased\n\n- newest\n\n## 0.0.2\n\n- middle\n\n## 0.0.1 (2020-01-01)\n\n- first\n"
)


def as_started_by(version: str, project: Path, **files: str) -> None:
    """Make a project look as an earlier version wrote it: other versions, and other texts of some files."""
    requirements = project / "requirements.txt"
    text = requirements.read_text("utf-8").replace(f"=={__version__}\n", f"=={version}\n", 1)
    requirements.write_text(f"{text}our-own-tool==3.1\n", "utf-8")
    manifest = json.loads((project / ".service-circles.json").read_text("utf-8"))
    for path, content in files.items():
        (project / path).write_text(content, "utf-8")
        manifest["files"][path] = content_hash(content.encode())
    (project / ".service-circles.json").write_text(json.dumps(manifest), "utf-8")


def test_files_that_nobody_changed_are_replaced(project: Path, circles: Run) -> None:
    script = (project / SCRIPT).read_text("utf-8")
    as_started_by(
        "0.0.1", project, **{SCRIPT: "#!/bin/sh\n# of before\n", REVIEW: "name: review of before\n"}
    )
    (project / REVIEW).write_text("name: our own\n", "utf-8")
    done = circles("-C", project, "upgrade")
    assert done.returncode == 0, done.stderr
    assert f"0.0.1 → {__version__}" in done.stderr
    assert "## " in done.stdout
    assert (project / SCRIPT).read_text("utf-8") == script
    assert (project / REVIEW).read_text("utf-8") == "name: our own\n"
    assert f"{REVIEW}: 您改过，没有动" in done.stderr
    requirements = (project / "requirements.txt").read_text("utf-8")
    assert f"service-circles=={__version__}\n" in requirements
    assert requirements.endswith("our-own-tool==3.1\n")


def test_a_second_time_there_is_nothing_to_do(project: Path, circles: Run) -> None:
    as_started_by("0.0.1", project, **{SCRIPT: "#!/bin/sh\n"})
    circles("-C", project, "upgrade")
    done = circles("-C", project, "upgrade")
    assert "都已经是这个版本的" in done.stderr
    assert done.stdout == ""


def test_a_dry_run_writes_nothing(
    project: Path, circles: Run, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    as_started_by("0.0.1", project, **{SCRIPT: "#!/bin/sh\n"})
    before = tree(project)
    assert "publish.sh: 换成新的" in circles("-C", project, "upgrade", "--dry-run").stderr
    assert tree(project) == before


def test_templates_in_place_of_ours_are_named(project: Path, circles: Run) -> None:
    own = project / "site_theme/templates/center.html"
    own.parent.mkdir(parents=True)
    own.write_text("{% extends 'base.html' %}", "utf-8")
    assert "templates/center.html: 代替我们的模板" in circles("-C", project, "upgrade", "--dry-run").stderr


def test_a_deleted_workflow_stays_deleted(project: Path, circles: Run) -> None:
    (project / ".gitlab-ci.yml").unlink()
    circles("-C", project, "upgrade")
    assert not (project / ".gitlab-ci.yml").exists()


def test_news_are_those_since_the_pinned_version() -> None:
    assert news_since("0.0.1", CHANGES).split() == [
        "##",
        "Unreleased",
        "-",
        "newest",
        "##",
        "0.0.2",
        "-",
        "middle",
    ]
    assert news_since("0.0.2", CHANGES).split() == ["##", "Unreleased", "-", "newest"]
    assert news_since(__version__, CHANGES) == ""
    assert "middle" not in news_since(None, CHANGES)
