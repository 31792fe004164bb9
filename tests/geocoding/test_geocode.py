"""circles geocode against a local server that speaks each service's format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from service_circles.build.project import load_project
from service_circles.cli.program import run
from service_circles.geo.datum import to_wgs84
from service_circles.geocoding.address_queries import full_address
from service_circles.geocoding.allowed_hosts import HostRefusedError, adapter_for, is_safe_server
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import Datum
from tests.geocoding.geocoding_server import KEY, GeocodingServer, geocoding_server

KEYED = ("amap", "baidu", "tencent", "tianditu")
SERVICES = (*KEYED, "nominatim", "photon")
DATUMS = {"amap": "gcj02", "tencent": "gcj02", "baidu": "bd09"}
SETTINGS = """directory: {id: rongxi, name: 榕溪区服务圈, publisher: {name: 编辑组}}
areas:
  - id: rongxi-district
    kind: district
    name: 榕溪区
    boundary: {datum: wgs84, points: [[22.50, 113.00], [22.50, 113.20], [22.70, 113.20], [22.70, 113.00]]}
"""
CENTERS = """centers:
  - {id: north, name: 北中心, area: rongxi-district, address: 北门路 8 号}
  - {id: south, name: 南中心, area: rongxi-district, address: 榕溪区南门路 9 号}
  - {id: far, name: 远中心, area: rongxi-district, address: 同名路 1 号}
  - {id: lost, name: 新中心, area: rongxi-district, address: 没有的路 1 号}
  - {id: placed, name: 老中心, area: rongxi-district, address: 东门路 1 号, location: {latitude: 22.6, longitude: 113.1, datum: wgs84}}
"""
POINTS = {
    "北门路": (22.65, 113.1),
    "南门路": (22.55, 113.1),
    "同名路": (30.1, 120.2),
    "东门路": (22.61, 113.1),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocodingServer]:
    for name in KEYED:
        monkeypatch.setenv(f"CIRCLES_{name.upper()}_KEY", KEY)
    with geocoding_server(POINTS) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "communities.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content/centers.yaml").write_text(CENTERS, "utf-8")
    return tmp_path


class Result(NamedTuple):
    exit_code: int
    output: str


def _run(project: Path, *arguments: str, command: str = "geocode") -> Result:
    out, errors = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        code = run(["-C", str(project), command, *arguments])
    return Result(code, out.getvalue() + errors.getvalue())


def _ask(project: Path, server: GeocodingServer, service: str, *more: str) -> Result:
    return _run(project, "--service", service, "--server", server.url, "--pause", "0", *more)


def _entries(project: Path) -> dict[str, dict[str, object]]:
    entries = json.loads((project / "geocoding.lock.json").read_text("utf-8"))["entries"]
    assert isinstance(entries, dict)
    return entries


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_asked_and_its_answers_are_kept(
    project: Path, server: GeocodingServer, service: str
) -> None:
    result = _ask(project, server, service)
    assert result.exit_code == 0, result.output
    found = _entries(project)
    assert {id_: entry["result"] for id_, entry in found.items()} == {
        "far": "outside", "lost": "nothing", "north": "found", "south": "found",
    }  # fmt: skip
    accuracy = "street" if service == "photon" else "building"
    assert {found["north"][name] for name in ("provider", "datum", "accuracy")} == {
        service, DATUMS.get(service, "wgs84"), accuracy,
    }  # fmt: skip
    assert (found["north"]["latitude"], found["north"]["longitude"]) == (22.65, 113.1)
    assert KEY not in (project / "geocoding.lock.json").read_text("utf-8")


def test_names_of_areas_are_added_where_an_address_lacks_them(project: Path, server: GeocodingServer) -> None:
    _ask(project, server, "amap")
    assert server.asked == [
        "榕溪区北门路 8 号",
        "榕溪区南门路 9 号",
        "榕溪区同名路 1 号",
        "榕溪区没有的路 1 号",
    ]


def test_nothing_is_asked_twice_until_an_address_changes(project: Path, server: GeocodingServer) -> None:
    _ask(project, server, "amap")
    before = (project / "geocoding.lock.json").read_bytes()
    _ask(project, server, "amap")
    assert len(server.asked) == 4
    assert (project / "geocoding.lock.json").read_bytes() == before
    centers = project / "content/centers.yaml"
    centers.write_text(CENTERS.replace("北门路 8 号", "北门路 10 号"), "utf-8")
    assert "地址改了" in _run(project, "--accept", "north").output
    _ask(project, server, "amap")
    assert server.asked[4:] == ["榕溪区北门路 10 号"]
    _ask(project, server, "amap", "south")
    assert server.asked[5:] == ["榕溪区南门路 9 号"]


def test_accepted_answers_become_records_and_leave_the_lock_file(
    project: Path, server: GeocodingServer
) -> None:
    _ask(project, server, "baidu")
    request = project / "found.change.json"
    accepted = _run(project, "--accept", "north", "south", "--output", str(request))
    assert accepted.exit_code == 0, accepted.output
    applied = _run(project, str(request), command="apply")
    assert applied.exit_code == 0, applied.output
    text = (project / "content/centers.yaml").read_text("utf-8")
    assert text.count("datum: bd09") == 2
    asked = len(server.asked)
    _ask(project, server, "baidu")
    assert sorted(_entries(project)) == ["far", "lost"]
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    ("id_", "reason"),
    [("placed", "人写的为准"), ("far", "不在它的范围里"), ("lost", "没有查到"), ("nobody", "没有这条记录")],
)
def test_what_cannot_be_accepted(project: Path, server: GeocodingServer, id_: str, reason: str) -> None:
    _ask(project, server, "amap")
    request = project / "found.change.json"
    result = _run(project, "--accept", "north", id_, "--output", str(request))
    assert result.exit_code != 0
    assert reason in result.output
    assert not request.exists()


@pytest.mark.parametrize("service", KEYED)
def test_a_used_up_quota_keeps_what_was_answered(
    project: Path, server: GeocodingServer, service: str
) -> None:
    server.left = 2
    result = _ask(project, server, service)
    assert result.exit_code != 0
    assert "用完" in result.output
    assert sorted(_entries(project)) == ["north", "south"]


@pytest.mark.parametrize("service", KEYED)
def test_a_wrong_key_is_told_and_not_shown(
    project: Path, server: GeocodingServer, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"CIRCLES_{service.upper()}_KEY", "open-barley")
    result = _ask(project, server, service)
    assert "密钥不对" in result.output
    assert "open-barley" not in result.output
    monkeypatch.delenv(f"CIRCLES_{service.upper()}_KEY")
    assert f"CIRCLES_{service.upper()}_KEY" in _ask(project, server, service).output


@pytest.mark.parametrize("service", SERVICES)
def test_strange_answers_and_redirects_end_the_command(
    project: Path, server: GeocodingServer, service: str
) -> None:
    server.is_strange = True
    assert _ask(project, server, service).exit_code == 1
    server.is_strange, server.redirects = False, True
    assert "名单以外" in _ask(project, server, service).output
    assert _entries(project) == {}


def test_a_changed_lock_file_is_not_overwritten(project: Path, server: GeocodingServer) -> None:
    lock = project / "geocoding.lock.json"
    lock.write_text("<<<<<<< HEAD\n", "utf-8")
    assert "读不懂" in _ask(project, server, "amap").output
    assert lock.read_text("utf-8") == "<<<<<<< HEAD\n"
    assert server.asked == []


def test_only_hosts_on_the_list_are_asked() -> None:
    adapter = adapter_for("nominatim.openstreetmap.org")(proxies=None, ssl_context=None)
    for url in (
        "https://example.org/search",
        "http://nominatim.openstreetmap.org/search",
        "file:///etc/passwd",
    ):
        with pytest.raises(HostRefusedError):
            adapter.get_text(url, timeout=1, headers={})
    assert [is_safe_server(url) for url in ("https://geo.example", "http://127.0.0.1:80", "http://10.0.0.1", "x")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_points_are_compared_with_boundaries_in_the_same_datum() -> None:
    latitude, longitude = to_wgs84(22.65, 113.1, Datum.BD09)
    assert abs(latitude - 22.65) > 0.001
    assert abs(longitude - 113.1) > 0.001


def test_an_address_gets_what_it_leaves_out(project: Path) -> None:
    asked = {
        "北门路 8 号": "榕溪区明珠社区北门路 8 号",
        "明珠社区北门路 8 号": "榕溪区明珠社区北门路 8 号",
        "榕溪区北门路 8 号": "榕溪区北门路 8 号",
        "某某市榕溪区北门路 8 号": "某某市榕溪区北门路 8 号",
        "菜市场路 8 号": "榕溪区明珠社区菜市场路 8 号",
    }
    centers = "".join(
        f"  - {{id: c{number}, name: 站点{number}, area: mingzhu, address: {text}}}\n"
        for number, text in enumerate(asked)
    )
    inner = "  - {id: mingzhu, name: 明珠社区, kind: community, parent: rongxi-district}\n"
    (project / "communities.yaml").write_text(SETTINGS + inner, "utf-8")
    (project / "content/centers.yaml").write_text(f"centers:\n{centers}", "utf-8")
    directory = load_project(project).directory
    assert directory
    assert {
        center.address: full_address(directory, center) for center in directory.all(ServiceCenter)
    } == asked
