"""`circles reach` as the shell sees it."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.writing.site.site import SiteSettings
from tests.coverage.small_district import CENTERS_AT, write_district

Run = Callable[..., CompletedProcess[str]]
MOVED = (CENTERS_AT[0], (0.0, -760.0), *CENTERS_AT[2:])


@pytest.fixture
def district(tmp_path: Path) -> Path:
    return write_district(tmp_path / "district")


def git(folder: Path, *words: str) -> None:
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        who |= {f"GIT_{role}_NAME": "editor", f"GIT_{role}_EMAIL": "editors@example.org"}
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env=os.environ | who)


def test_tables_are_for_people(district: Path, circles: Run) -> None:
    done = circles("-C", district, "reach")
    assert done.returncode == 0, done.stderr
    assert "普通步速 / Standard pace  350 " in done.stdout
    assert "77.7 %" in done.stdout
    assert "走不到的小区 / Estates out of reach: 2" in done.stdout
    assert "位置未知的小区 / estates of unknown place: 1" in done.stdout
    assert "户数未知的小区 / estates without households: 1" in done.stdout


def test_data_are_complete_and_alone_on_stdout(district: Path, circles: Run) -> None:
    data = json.loads(circles("-C", district, "reach", "--json").stdout)
    assert data["by_streets"] is False
    whole, *areas = data["areas"]
    assert (whole["id"], [area["id"] for area in areas]) == (None, ["qu", "dong", "xi"])
    assert whole["walkers"]["standard"]["households_reached"] == 350
    assert whole["walkers"]["standard"]["households_not_given"] == 1
    assert whole["walkers"]["without_steps"]["households_reached"] is None
    assert whole["times"]["weekday_morning"]["surely_households_reached"] == 300
    assert whole["level_counts"]["community"] == {"count": 1, "of_any_kind": 1, "target": 2}
    assert {estate["id"]: estate["minutes"] for estate in data["estates"]}["out"] == 11.67


def test_the_site_publishes_the_same_data(district: Path, circles: Run) -> None:
    published = make_publication(load_project(district), SiteSettings()).make("data/reach.json")
    assert published is not None
    assert published.decode() == circles("-C", district, "reach", "--json").stdout


def test_the_table_holds_what_the_data_hold(district: Path, circles: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(circles("-C", district, "reach", "--csv").stdout)))
    values = {(row["area"], row["table"], row["item"], row["measure"]): row["value"] for row in rows}
    assert len(values) == len(rows)
    assert values["xi", "walkers", "standard", "households_missed"] == "60"
    assert values["", "walkers", "without_steps", "share"] == ""
    assert values["out", "estates", "", "minutes"] == "11.67"
    assert values["dong", "areas", "", "blind_spots"] == "out"


def test_one_area(district: Path, circles: Run) -> None:
    data = json.loads(circles("-C", district, "reach", "--json", "--area", "xi").stdout)
    assert [area["id"] for area in data["areas"]] == ["xi"]
    assert [estate["id"] for estate in data["estates"]] == ["far"]
    refused = circles("-C", district, "reach", "--area", "bei")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "bei" in refused.stderr


def test_compared_with_a_folder(district: Path, tmp_path: Path, circles: Run) -> None:
    moved = write_district(tmp_path / "moved", MOVED)
    done = circles("-C", moved, "reach", "--compare", district)
    assert done.returncode == 0, done.stderr
    assert "+40 households within 10 minutes" in done.stdout
    assert "外面 现在 1 分钟，原来 12 分钟 / now 1 min, was 12 min" in done.stdout
    assert "nothing changes" in circles("-C", district, "reach", "--compare", district).stdout
    data = json.loads(circles("-C", moved, "reach", "--json", "--compare", district).stdout)
    assert data["gains"]["standard"]["households"] == 40


def test_compared_with_a_revision_of_a_project_below_the_repository(district: Path, circles: Run) -> None:
    repository = district.parent
    git(repository, "init", "-q")
    git(repository, "add", "district")
    git(repository, "commit", "-q", "-m", "before")
    write_district(district, MOVED)
    done = circles("-C", district, "reach", "--compare", "HEAD")
    assert done.returncode == 0, done.stderr
    assert "+40 households within 10 minutes" in done.stdout
    refused = circles("-C", district, "reach", "--compare", "no-such-branch")
    assert refused.returncode == 1
    assert "no-such-branch" in refused.stderr
    assert "git" in refused.stderr


def test_without_git_a_folder_is_asked_for(district: Path, circles: Run) -> None:
    done = circles("-C", district, "reach", "--compare", "HEAD", env={"PATH": "/nowhere"})
    assert done.returncode == 1
    assert "git is not installed" in done.stderr


def test_a_base_with_mistakes_is_shown(district: Path, tmp_path: Path, circles: Run) -> None:
    base = write_district(tmp_path / "base")
    (base / "content/others.yaml").write_text("service: {id: x, nmae: 多余}\n", "utf-8")
    done = circles("-C", district, "reach", "--compare", base)
    assert done.returncode == 1
    assert "nmae" in done.stderr
    assert "cannot be compared" in done.stderr


def test_options_that_begin_like_git_words_are_no_words_for_git(district: Path, circles: Run) -> None:
    git(district, "init", "-q")
    done = circles("-C", district, "reach", "--compare=--output=stolen")
    assert done.returncode == 1
    assert not (district / "stolen").exists()
