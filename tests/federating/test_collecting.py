"""Collecting: what is taken, what is refused and why, and what stays when a district fails."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from service_circles.federating.collecting import Collected, Outcome, collect, copies_of
from service_circles.federating.portal_reader import Portal, read_portal
from service_circles.languages.catalogs import in_both, in_chinese
from service_circles.problems.report import report
from tests.federating.districts import district_in, misbehaving, place, portal_in
from tests.publishing import DAY, hosted


def _collected(root: Path, day: date = DAY) -> dict[str, Outcome]:
    portal = _read(root)
    return {outcome.id: outcome for outcome in collect(portal, day, lambda _done, _all: None)}


def _read(root: Path) -> Portal:
    portal, problems = read_portal(root)
    assert portal, report(problems, color=False)
    return portal


def _reason(outcome: Outcome) -> str:
    assert outcome.reason is not None
    assert " / " in in_both(outcome.reason)
    return in_chinese(outcome.reason)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with one district, in a folder beside it."""
    district_in(tmp_path / "east")
    return portal_in(tmp_path / "portal", {"east": "../east"})


def _refused(root: Path, told: str) -> None:
    """The district that was fine before is refused for a reason, and its last good copy stays."""
    good = {path: path.read_bytes() for path in _kept(root)}
    outcome = _collected(root, date(2026, 12, 1))["east"]
    assert outcome.state is Collected.KEPT
    assert told in _reason(outcome)
    assert {path: path.read_bytes() for path in _kept(root)} == good
    ((_, copy),) = copies_of(_read(root))
    assert copy is not None
    assert copy.on == DAY


def _kept(root: Path) -> list[Path]:
    return [path for path in sorted((root / ".circles/districts").rglob("*")) if path.is_file()]


def test_only_what_changed_is_read_again(root: Path, tmp_path: Path) -> None:
    assert _collected(root)["east"] == Outcome("east", Collected.TAKEN, files_read=4)
    assert _collected(root)["east"] == Outcome("east", Collected.SAME)
    services = {"services": [{"id": "meals", "names": {"zh-Hans": "食堂"}}]}
    district_in(tmp_path / "east", files={"federation/services.json": services})
    assert _collected(root)["east"] == Outcome("east", Collected.TAKEN, files_read=1)
    ((_, copy),) = copies_of(_read(root))
    assert copy is not None
    assert copy.services.services[0].names == {"zh-Hans": "食堂"}


def test_a_copy_that_was_damaged_here_is_read_again(root: Path, tmp_path: Path) -> None:
    _collected(root)
    (root / ".circles/districts/east/federation/places.json").write_bytes(b"{}")
    district_in(tmp_path / "east", changed={"day": "2026-11-26"})
    assert _collected(root)["east"] == Outcome("east", Collected.TAKEN, files_read=1)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"format": 2}, "另一个版本：2"),
        ({"format": None}, "另一个版本"),
        ({"kind": "portal"}, "这是门户，不是区"),
        ({"id": "west"}, "网站说自己的编号是“west”"),
        ({"names": {}}, "内容不对"),
        ({"names": {"zh-Hans": "倒\u202e着写"}}, "内容不对"),
        ({"url": "javascript:alert(1)"}, "内容不对"),
        ({"url": "ftp://east.example/"}, "内容不对"),
        ({"bounds": [91, 0, 92, 1]}, "内容不对"),
        ({"counts": {"centers": -1}}, "内容不对"),
        ({"languages": ["../../etc"]}, "内容不对"),
        ({"files": {}}, "没有 federation/places.json"),
        ({"files": {"../../../etc/passwd": {"sha256": "0" * 64, "size_bytes": 1}}}, "内容不对"),
        ({"files": {"search/../../x.json": {"sha256": "0" * 64, "size_bytes": 1}}}, "内容不对"),
        ({"files": {"index.html": {"sha256": "0" * 64, "size_bytes": 1}}}, "内容不对"),
        ({"files": {"search/a.json": {"sha256": "0" * 64, "size_bytes": 200_000}}}, "search/a.json 太大"),
        ({"files": {f"near/t{n}.json": {"sha256": "0" * 64, "size_bytes": 90_000} for n in range(3)}}, "一共太大"),
        ({"files": {f"near/t{n}.json": {"sha256": "0" * 64, "size_bytes": 1} for n in range(51)}}, "文件太多：51"),
    ],
)  # fmt: skip
def test_a_wrong_federation_file_is_refused(
    root: Path, tmp_path: Path, changed: dict[str, object], told: str
) -> None:
    _collected(root)
    district_in(tmp_path / "east", changed=changed)
    _refused(root, told)


@pytest.mark.parametrize(
    ("address", "data", "told"),
    [
        ("federation/places.json", {"places": [place("x", "galaxy")]}, "kind"),
        ("federation/places.json", {"places": [place("<script>", "street")]}, "id"),
        ("federation/places.json", {"places": [{**place("x", "street"), "at": [1e999, 0]}]}, "at"),
        ("federation/services.json", {"services": [{"id": "a", "names": {"zh-Hans": "字" * 501}}]}, "names"),
        ("federation/alerts.json", {"alerts": [{"id": "a"}]}, "level"),
        ("near/index.json", {"pace": -1}, "pace"),
        ("search/index.json", {"format": 7, "sections": [], "scanned": {}}, "搜索用的资料是另一个版本：7"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    root: Path, tmp_path: Path, address: str, data: object, told: str
) -> None:
    _collected(root)
    district_in(tmp_path / "east", files={address: data})
    _refused(root, told)


def test_a_file_with_another_hash_is_refused(root: Path, tmp_path: Path) -> None:
    _collected(root)
    district_in(tmp_path / "east", files={"federation/events.json": {"events": [], "of": "today"}})
    (tmp_path / "east/federation/events.json").write_bytes(b'{"events": [], "of": "Tod4y"}')
    _refused(root, "哈希不一样")


@pytest.mark.parametrize("content", [b"", b"<!doctype html>", b"[" * 100_000, b"\xff\xfe", b"7", b"null"])
def test_what_is_no_federation_file_is_refused(root: Path, tmp_path: Path, content: bytes) -> None:
    _collected(root)
    (tmp_path / "east/federation.json").write_bytes(content)
    _refused(root, "内容不对")


def test_a_district_that_disappears_stays_until_the_list_drops_it(root: Path, tmp_path: Path) -> None:
    _collected(root)
    shutil.rmtree(tmp_path / "east")
    _refused(root, "没有读到 federation.json")
    district_in(tmp_path / "west", "west")
    portal_in(root, {"west": "../west"})
    assert [outcome.state for outcome in _collected(root).values()] == [Collected.TAKEN]
    assert {path.name for path in (root / ".circles/districts").iterdir()} == {"west"}


def test_a_link_out_of_the_folder_is_refused(root: Path, tmp_path: Path) -> None:
    _collected(root)
    (tmp_path / "secret.json").write_bytes(b"{}")
    (tmp_path / "east/federation.json").unlink()
    (tmp_path / "east/federation.json").symlink_to(tmp_path / "secret.json")
    _refused(root, "指到别处的链接")


@pytest.mark.parametrize(
    ("way", "told"), [("endless", "太大"), ("slow", "太慢"), ("drip", "太慢"), ("silent", "太慢")]
)
def test_a_host_that_does_not_end_holds_nobody_up(root: Path, tmp_path: Path, way: str, told: str) -> None:
    _collected(root)
    district_in(tmp_path / "west", "west")
    with misbehaving(way) as host:
        portal_in(root, {"east": host, "west": "../west"}, seconds=1)
        outcomes = _collected(root)
    assert outcomes["west"].state is Collected.TAKEN
    assert outcomes["east"].state is Collected.KEPT
    assert told in _reason(outcomes["east"])


def test_redirects_to_another_host_are_not_followed(tmp_path: Path) -> None:
    district_in(tmp_path / "east")
    with hosted(tmp_path / "east", "/") as other, misbehaving(f"{other}/federation.json") as host:
        root = portal_in(tmp_path / "portal", {"east": host})
        outcome = _collected(root)["east"]
    assert outcome.state is Collected.MISSING
    assert "转到别的主机" in _reason(outcome)


def test_one_host_down_and_one_lying_leave_the_others_alone(tmp_path: Path) -> None:
    for id_ in ("good", "down", "lying"):
        district_in(tmp_path / id_, id_)
        (tmp_path / id_ / "404.html").write_text("not here")
    with hosted(tmp_path / "good", "/good/") as good, hosted(tmp_path / "lying", "/") as lying:
        with hosted(tmp_path / "down", "/") as down:
            root = portal_in(tmp_path / "portal", {"good": f"{good}/good", "down": down, "lying": lying})
            assert {each.state for each in _collected(root).values()} == {Collected.TAKEN}
        own = json.loads((tmp_path / "lying/federation.json").read_bytes())
        own["files"]["federation/places.json"]["sha256"] = "f" * 64
        (tmp_path / "lying/federation.json").write_text(json.dumps(own))
        district_in(tmp_path / "good", "good", changed={"day": "2026-11-26"})
        outcomes = _collected(root)
    assert {id_: each.state for id_, each in outcomes.items()} == {
        "good": Collected.TAKEN, "down": Collected.KEPT, "lying": Collected.KEPT,
    }  # fmt: skip
    assert "连不上" in _reason(outcomes["down"])
    assert "哈希不一样" in _reason(outcomes["lying"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("    - {id: east, name: 东, site: ../east}\n    - {id: east, name: 东, site: ../east}\n", "D101"),
        ("    - {id: east, name: 东, site: ../east, region: nowhere}\n", "D102"),
        ("    - {id: East, name: 东, site: ../east}\n", "R201"),
        ("    - {id: east, name: 东, site: \"javascript://east\"}\n", "R211"),
        ("    - {id: east, name: 东}\n", "R107"),
        ("    - {id: east, name: 东, sight: ../east}\n", "R108"),
    ],
)  # fmt: skip
def test_mistakes_in_the_list_are_told_at_their_lines(tmp_path: Path, text: str, code: str) -> None:
    portal_in(tmp_path, {})
    with (tmp_path / "portal.yaml").open("a", encoding="utf-8") as file:
        file.write(text)
    portal, problems = read_portal(tmp_path)
    assert portal is None
    assert f"[{code}]" in report(problems, color=False)
    assert all(problem.position.line >= 9 for problem in problems)


def test_regions_around_each_other_are_a_mistake(tmp_path: Path) -> None:
    portal_in(tmp_path, {"east": "../east"})
    file = tmp_path / "portal.yaml"
    circle = (
        "{id: river-city, name: 甲, parent: province}\n    - {id: province, name: 乙, parent: river-city}"
    )
    file.write_text(
        file.read_text("utf-8").replace("{id: river-city, name: 榕川市}", circle), encoding="utf-8"
    )
    portal, problems = read_portal(tmp_path)
    assert portal is None
    assert {problem.code for problem in problems} == {"D104"}


@pytest.mark.parametrize("text", ["portal: 1\n", "directory:\n", "- a\n", "{}\n", "directory: {id: a}\n"])
def test_a_file_without_its_parts_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "portal.yaml").write_text(text, encoding="utf-8")
    portal, problems = read_portal(tmp_path)
    assert portal is None
    assert report(problems, color=False)
