"""Changed files written: all or none, each whole; nothing is written before it is checked."""

import base64
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from service_circles.cli.program import run
from service_circles.editing.apply_requests import Applied, apply_requests
from service_circles.editing.atomic_writes import ChangedMeanwhileError, write_applied
from service_circles.editing.canonical.formatted_files import formatted_files
from service_circles.editing.change_request import ChangeRequest
from service_circles.editing.checked_overlay import changed_project, overlay
from service_circles.editing.operations import attached_files

SETTINGS = """directory:
  id: rongxi
  name: 榕溪区服务圈
  publisher:
    name: 编辑组
areas:
  - id: mingzhu
    kind: district
    name: 明珠区
"""
CENTER = """center:
  id: a-center  # 不改
  name: 甲中心
  area: mingzhu
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/centers").mkdir(parents=True)
    (tmp_path / "communities.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content/centers/a-center.yaml").write_text(CENTER, "utf-8")
    return tmp_path


def apply(root: Path, *operations: dict[str, Any]) -> Applied:
    return apply_requests(root, [ChangeRequest.model_validate({"operations": list(operations)})])


RENAME = {"op": "replace", "record": "a-center", "field": ["name"], "before": "甲中心", "after": "乙中心"}
CREATE = {
    "op": "create",
    "kind": "center",
    "record": "b-center",
    "after": {"area": "mingzhu", "name": "丙中心"},
}
MOVE = {"op": "move", "record": "a-center", "file": "content/centers/list.yaml"}
DELETE = {"op": "delete", "record": "a-center", "before": {"name": "甲中心", "area": "mingzhu"}}


def test_records_are_created_moved_and_deleted(root: Path) -> None:
    write_applied(root, apply(root, CREATE, MOVE))
    created = (root / "content/centers/b-center.yaml").read_text("utf-8")
    assert created == "center:\n  id: b-center\n  name: 丙中心\n  area: mingzhu\n"
    assert not (root / "content/centers/a-center.yaml").exists()
    assert (root / "content/centers/list.yaml").read_text("utf-8") == CENTER
    write_applied(root, apply(root, DELETE))
    assert not (root / "content/centers/list.yaml").exists()


def test_a_moved_record_keeps_its_comments(root: Path) -> None:
    listed = "centers:\n  # 第一个\n  - id: c-center\n    name: 丁\n    area: mingzhu\n\n  - id: d-center\n    name: 戊\n    area: mingzhu\n"
    (root / "content/centers/list.yaml").write_text(listed, "utf-8")
    write_applied(root, apply(root, RENAME, MOVE))
    assert (root / "content/centers/list.yaml").read_text("utf-8") == (
        f"{listed}\n  - id: a-center  # 不改\n    name: 乙中心\n    area: mingzhu\n"
    )
    write_applied(root, apply(root, {**MOVE, "record": "c-center", "file": "content/centers/c-center.yaml"}))
    assert (root / "content/centers/c-center.yaml").read_text("utf-8") == (
        "center:\n  # 第一个\n  id: c-center\n  name: 丁\n  area: mingzhu\n"
    )


def test_a_file_keeps_its_byte_order_mark_and_permissions(root: Path) -> None:
    file = root / "content/centers/a-center.yaml"
    file.write_bytes(CENTER.replace("\n", "\r\n").encode("utf-8-sig"))
    file.chmod(0o640)
    write_applied(root, apply(root, RENAME))
    assert file.read_bytes() == CENTER.replace("甲", "乙").replace("\n", "\r\n").encode("utf-8-sig")
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_was_saved_meanwhile_is_not_overwritten(root: Path) -> None:
    applied = apply(root, RENAME, CREATE)
    saved = CENTER.replace("甲", "己")
    (root / "content/centers/a-center.yaml").write_text(saved, "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        write_applied(root, applied)
    assert (root / "content/centers/a-center.yaml").read_text("utf-8") == saved
    assert not (root / "content/centers/b-center.yaml").exists()


def test_a_crash_leaves_every_file_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    applied = apply(root, RENAME, CREATE)
    replaced: list[Path] = []

    def break_off(temporary: Path, target: Path) -> None:
        if replaced:
            raise KeyboardInterrupt
        os.replace(temporary, target)  # noqa: PTH105 - Path.replace is replaced
        replaced.append(target)

    monkeypatch.setattr(Path, "replace", break_off)
    with pytest.raises(KeyboardInterrupt):
        write_applied(root, applied)
    new = {CENTER.replace("甲", "乙"), CENTER, "center:\n  id: b-center\n  name: 丙中心\n  area: mingzhu\n"}
    left = [file for file in (root / "content").rglob("*") if file.is_file()]
    assert all(file.read_text("utf-8") in new for file in left)
    assert not [file for file in left if file.name.startswith(".")]


def test_the_overlay_does_not_write_through(root: Path) -> None:
    applied = apply(root, RENAME)
    with overlay(root, applied.changed_files) as copy:
        assert "乙中心" in (copy / "content/centers/a-center.yaml").read_text("utf-8")
    assert (root / "content/centers/a-center.yaml").read_text("utf-8") == CENTER
    wrong = apply(root, {**RENAME, "field": ["area"], "before": "mingzhu", "after": "nowhere"})
    with changed_project(root, wrong.changed_files) as project:
        assert [problem.code for problem in project.problems if problem.is_mistake] == ["D102"]


def test_an_attachment_too_large(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"%PDF-1.7 0123456789"
    attached = {
        "op": "attach",
        "file": "content/documents/a.pdf",
        "sha256": hashlib.sha256(data).hexdigest(),
        "data": base64.b64encode(data).decode(),
    }
    write_applied(root, apply(root, attached))
    assert (root / "content/documents/a.pdf").read_bytes() == data
    again = apply(root, attached)
    assert (again.changed_files, again.refused) == ({}, [])
    monkeypatch.setattr(attached_files, "MAX_ATTACHED_BYTES", 10)
    assert [problem.code for problem in apply(root, attached).refused] == ["C125"]


def test_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "content/photos").symlink_to(outside)
    created = apply(root, {**CREATE, "file": "content/photos/b.yaml"})
    assert [problem.code for problem in created.refused] == ["C115"]
    assert not created.changed_files


def test_a_request_cannot_forge_what_the_terminal_shows(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    forged = ChangeRequest.model_validate(
        {"operations": [RENAME], "texts": {"content/\x1b[2Ja.yaml": "0"}, "why": "甲"}
    )
    Path("a.change.json").write_text(forged.to_json(), "utf-8")
    assert run(["apply", "a.change.json"]) == 0
    shown = capsys.readouterr().err
    assert "has changed since" in shown
    assert "\x1b" not in shown


def test_files_of_comments_and_of_one_record_more(root: Path) -> None:
    (root / "content/later.yaml").write_text("# 以后再写\n", "utf-8")
    assert formatted_files(root).problems == []
    created = apply(root, {**CREATE, "file": "content/centers/a-center.yaml"})
    assert created.changed_files["content/centers/a-center.yaml"] == (
        f"{CENTER}centers:\n  - id: b-center\n    name: 丙中心\n    area: mingzhu\n"
    )
    (root / "content/centers/a-center.yaml").write_text(f"---\n# 头\n{CENTER}", "utf-8")
    assert apply(root, RENAME).changed_files["content/centers/a-center.yaml"] == (
        f"---\n# 头\n{CENTER}".replace("甲中心", "乙中心")
    )
    assert formatted_files(root).applied.changed_files.keys() == {"communities.yaml"}
