"""Alerts: on the pages that they are about, until they end; and the emergency mode of a directory."""

from __future__ import annotations

import json
import re

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.cli.starter import start_project
from service_circles.writing.offline.service_worker import precached_addresses
from service_circles.writing.site.site import SiteSettings
from tests.official_project import read_yaml, write_yaml
from tests.site.documents import Published

WATER, UNDERPASS, OVER = "xinqiao-water-off", "old-street-underpass", "typhoon-haiyan"


def alerts_on(published: Published, address: str) -> list[str]:
    """The ids of the alerts that a page shows, each with the moment of its end."""
    notices = re.findall(
        r'<p class="notice" data-until="([^"]+)">(?:(?!</p>).)*?alerts/([a-z-]+)/"',
        published.files[address].source,
        re.DOTALL,
    )
    return [f"{id_} {until}" for until, id_ in notices]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {UNDERPASS, WATER}),
        ("areas/xinqiao/", {WATER}),
        ("areas/liuwan/", {WATER}),  # the street around it
        ("areas/rongxi/", {UNDERPASS, WATER}),
        ("centers/xinqiao-center/", {WATER}),
        ("centers/rongshutou-parlor/", {UNDERPASS}),
        ("centers/mingzhu-center/", set()),
        ("services/residence-permit/", set()),
        ("emergency/", {UNDERPASS, WATER}),
    ],
)
def test_where_an_alert_stands(address: str, expected: set[str], rongxi: Published) -> None:
    assert {found.split()[0] for found in alerts_on(rongxi, address)} == expected


def test_it_says_until_when_and_scripts_hide_it_then(rongxi: Published) -> None:
    assert alerts_on(rongxi, "areas/xinqiao/") == [f"{WATER} 2026-12-11T21:00"]  # 05:00 in Shanghai
    assert alerts_on(rongxi, "centers/rongshutou-parlor/") == [f"{UNDERPASS} 2026-12-20T16:00"]
    assert "2026年11月24日 22:00 起，到 12月12日 05:00" in rongxi.files["centers/xinqiao-center/"].source


def test_what_is_over_keeps_its_page_alone(rongxi: Published) -> None:
    assert "已经结束。" in rongxi.files[f"alerts/{OVER}/"].source
    source = rongxi.files["alerts/"].source
    assert source.index(UNDERPASS) < source.index('id="over"') < source.index(OVER)
    index = json.loads((rongxi.folder / "search/index.json").read_text("utf-8"))
    assert OVER not in str(index["scanned"])
    assert WATER in str(index["scanned"])


def test_programs_get_them_too(rongxi: Published) -> None:
    feed = (rongxi.folder / "alerts/feed.atom").read_text("utf-8")
    assert re.findall(r"<id>[^<]*?([a-z-]+)/</id>", feed) == ["alerts", WATER, UNDERPASS]
    data = json.loads((rongxi.folder / "data/alerts.json").read_text("utf-8"))
    assert {alert["id"] for alert in data["alerts"]} == {WATER, UNDERPASS, OVER}


@pytest.fixture(scope="module")
def in_emergency(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    root = tmp_path_factory.mktemp("emergency") / "project"
    start_project(root)
    communities = read_yaml(root / "communities.yaml")
    communities["directory"]["emergency_mode"] = "是"
    write_yaml(root / "communities.yaml", communities)
    flood = {"id": "flood", "name": "江水上涨", "level": "red", "starts": "2020-01-01", "ends": "9999-12-31"}
    write_yaml(root / "content/alerts.yaml", {"alerts": [flood]})
    return make_publication(load_project(root), SiteSettings())


def test_in_an_emergency_alerts_and_numbers_come_first_and_work_offline(in_emergency: Publication) -> None:
    home = (in_emergency.make("") or b"").decode()
    main = home[home.index("<main") :]
    assert main.index("江水上涨") < main.index('href="tel:119"') < main.index('class="hero"')
    center = (in_emergency.make("centers/taoyuan-center/") or b"").decode()
    assert center.index("江水上涨") < center.index("紧急电话") < center.index("<h1")
    kept = precached_addresses(in_emergency.editions[0])
    assert [name for name in kept if name != "mine/"][1:4] == ["", "emergency/", "alerts/flood/"]
    assert "alerts/" in kept
