"""The feed of changes, out of a history in git whose days are known."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.program import FINE, run
from service_circles.writing.open_data.change_files import CHANGES, CHANGES_FEED
from service_circles.writing.open_data.dcat_catalog import CATALOG
from service_circles.writing.site.site import SiteSettings

SETTINGS = """directory:
  id: rongxi
  name: 榕溪区服务圈
  publisher: {name: 榕溪区服务圈编辑组}
  open_data: {license: CC0-1.0, changes: 20}
areas:
  - {id: rongxi-district, kind: district, name: 榕溪区}
  - {id: mingzhu, kind: community, name: 明珠社区, parent: rongxi-district}
"""
CENTER = """- id: mingzhu-center
  name: 明珠社区服务中心
  kind: service_center
  area: mingzhu
  address: 明珠路 8 号
  location: {latitude: 21.2, longitude: 112.6, datum: wgs84}
  note: 内部的话
  phones: [{number: 0000-0000 0001}]
  schedule: unknown
"""
Commit = Callable[[str, Mapping[str, str | None]], None]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)

    def commit(moment: str, files: Mapping[str, str | None]) -> None:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        known = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", "-C", tmp_path, "add", "-A"], check=True)
        words = ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "x"]
        subprocess.run(["git", "-C", tmp_path, *words], check=True, env={**os.environ, **known})

    return commit


def made(root: Path, day: date = date(2026, 11, 25)) -> dict[str, bytes]:
    project = load_project(root, day)
    assert not project.has_mistakes, project.problems
    shared = make_publication(project, SiteSettings("https://example.org/")).shared
    return {name: shared[name]() for name in (CHANGES, CHANGES_FEED, CATALOG) if name in shared}


def changes(root: Path, day: date = date(2026, 11, 25)) -> dict[str, Any]:
    return dict(json.loads(made(root, day)[CHANGES]))


def test_what_was_added_changed_and_withdrawn(tmp_path: Path, commit: Commit) -> None:
    other = CENTER.replace("mingzhu-center", "second-center").replace("8 号", "9 号")
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    commit("2026-11-20T08:00:00+08:00", {"content/b.yaml": "centers:\n" + other})
    commit("2026-11-20T23:30:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")})
    commit("2026-11-21T00:30:00+08:00", {"content/b.yaml": None})
    found = changes(tmp_path)
    assert found["complete_since"] == "2026-11-05"
    told = [(each["day"], each["change"], each["record"]) for each in found["changes"]]
    assert told == [
        ("2026-11-21", "withdrawn", "second-center"),
        ("2026-11-20", "added", "second-center"),
        ("2026-11-20", "changed", "mingzhu-center"),
    ]
    changed = found["changes"][-1]
    assert changed["fields"] == ["phones"]
    assert changed["areas"] == ["mingzhu", "rongxi-district"]
    assert changed["page"] == "https://example.org/centers/mingzhu-center/"
    assert "page" not in found["changes"][0]
    assert found["changes"][0]["record_id"] == found["changes"][1]["record_id"]


def test_ids_stay_when_days_pass(tmp_path: Path, commit: Commit) -> None:
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    commit("2026-11-20T10:00:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")})
    before = changes(tmp_path)
    renamed = CENTER.replace("id: mingzhu-center", "id: new-center\n  formerly: mingzhu-center")
    commit("2026-11-23T10:00:00+08:00", {"content/a.yaml": "centers:\n" + renamed.replace("0001", "0002")})
    after = changes(tmp_path)
    assert [each["id"] for each in after["changes"][1:]] == [each["id"] for each in before["changes"]]
    assert after["changes"][0]["formerly"] == "mingzhu-center"
    assert after["changes"][0]["record_id"] == before["changes"][0]["record_id"]
    assert len({each["id"] for each in after["changes"]}) == len(after["changes"])


def test_nothing_internal_and_nothing_of_tomorrow_is_told(tmp_path: Path, commit: Commit) -> None:
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    commit(
        "2026-11-20T10:00:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("内部的话", "别的话")}
    )
    commit("2026-11-26T10:00:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")})
    assert changes(tmp_path)["changes"] == []
    assert len(changes(tmp_path, date(2026, 11, 26))["changes"]) == 1


def test_a_withheld_center_is_withdrawn_without_its_name(tmp_path: Path, commit: Commit) -> None:
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    withheld = CENTER + "  listing: {withheld: 是, reason: 自己要求}\n"
    commit("2026-11-20T10:00:00+08:00", {"content/a.yaml": "centers:\n" + withheld})
    files = made(tmp_path)
    assert [each["change"] for each in json.loads(files[CHANGES])["changes"]] == ["withdrawn"]
    assert "明珠社区服务中心" not in (files[CHANGES] + files[CHANGES_FEED]).decode()


def test_a_version_with_mistakes_is_passed_over(tmp_path: Path, commit: Commit) -> None:
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    commit("2026-11-19T10:00:00+08:00", {"content/a.yaml": "centers:\n  - id: 1：\n"})
    commit("2026-11-20T10:00:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")})
    assert [each["day"] for each in changes(tmp_path)["changes"]] == ["2026-11-20"]


def test_without_history_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "communities.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yaml").write_text("centers:\n" + CENTER, "utf-8")
    found = changes(tmp_path)
    assert (found["changes"], found["complete_since"]) == ([], None)
    (tmp_path / "communities.yaml").write_text(SETTINGS.replace(", changes: 20", ""), "utf-8")
    assert CHANGES not in made(tmp_path)


def test_the_feed_says_the_same(tmp_path: Path, commit: Commit) -> None:
    commit(
        "2026-11-01T10:00:00+08:00", {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER}
    )
    commit("2026-11-20T10:00:00+08:00", {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")})
    files = made(tmp_path)
    feed = feedparser.parse(files[CHANGES_FEED])
    data = json.loads(files[CHANGES])["changes"]
    assert not feed.bozo
    assert [each.id for each in feed.entries] == [f"urn:uuid:{each['id']}" for each in data]
    assert feed.entries[0].title == "改动：明珠社区服务中心"
    assert feed.entries[0].link == data[0]["page"]
    listed = {each["dct:identifier"] for each in json.loads(files[CATALOG])["dcat:dataset"]}
    assert {CHANGES, CHANGES_FEED} <= listed


def test_a_commit_alone_makes_the_feed_again(tmp_path: Path, commit: Commit) -> None:
    """The records are as they were at the build before, and only now there is a commit that has them."""
    config = "site_name: x\nsite_url: https://example.org/\ndocs_dir: content\ntheme: {name: material}\n"
    config += "plugins: [service-circles]\n"
    files = {"communities.yaml": SETTINGS, "content/a.yaml": "centers:\n" + CENTER, "mkdocs.yml": config}
    commit("2026-11-01T10:00:00+08:00", {**files, ".gitignore": "site/\n.circles/\n"})
    changed = {"content/a.yaml": "centers:\n" + CENTER.replace("0001", "0002")}
    (tmp_path / "content/a.yaml").write_text(changed["content/a.yaml"], "utf-8")

    def told() -> int:
        assert run(["-C", str(tmp_path), "build", "--day", "2026-11-25"]) == FINE
        return len(json.loads((tmp_path / "site" / CHANGES).read_text("utf-8"))["changes"])

    assert told() == 0
    commit("2026-11-20T10:00:00+08:00", changed)
    assert told() == 1
