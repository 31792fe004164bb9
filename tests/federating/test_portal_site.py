"""The site of a portal: strings of others are only ever text, equal ids do not meet, nothing is lost without a copy."""

import json
import re
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]

from service_circles.cli.program import run
from service_circles.federating.publishing import portal_texts
from tests.federating.districts import district_in, place, portal_in

HOSTILE = """"><img src=x onerror=alert(1)><script>alert(2)</script>'{{ 7*7 }}&lt;"""


def _built(root: Path) -> Path:
    assert run(["-C", str(root), "portal", "--day", "2026-11-25"]) == 0
    return root / "site"


def _rows(site: Path) -> dict[str, str]:
    """The names of what the portal's own search finds, by id."""
    index = json.loads((site / "search/index.json").read_bytes())
    return {row[0]: row[1] for section in index["scanned"]["rows"] for row in section}


NOTICE = {
    "level": "notice", "names": {"zh-Hans": "停水"}, "period": {"zh-Hans": "到月底"},
    "starts": "2026-11-20", "ends": "2026-11-30", "until": "2026-11-30T16:00",
}  # fmt: skip


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of two districts with equal ids, one of which says hostile things; a third one was never there."""
    folder = tmp_path_factory.mktemp("two")
    notices = [{**NOTICE, "id": f"notice-{number}"} for number in range(152)]
    files = {"federation/alerts.json": {"alerts": notices}}
    district_in(folder / "east", "east", files=files, changed={"url": None})
    hostile = {
        "federation/places.json": {
            "places": [
                {**place("west", "district"), "names": {"zh-Hans": HOSTILE}},
                {**place("harbor", "street", "west"), "names": {"zh-Hans": HOSTILE}},
            ],
            "outline": [[21.1, 112.5], [21.1, 112.6], [21.2, 112.6]],
        },
        "federation/services.json": {
            "services": [
                {"id": "meals", "names": {"zh-Hans": HOSTILE}},
                {"id": "canteen", "names": {"zh-Hans": "长者 饭堂"}},
            ]
        },
        "federation/events.json": {
            "events": [
                {"id": "fair", "names": {"zh-Hans": HOSTILE}, "place": {"zh-Hans": HOSTILE}, "days": ["2026-11-26"]}
            ]
        },
        "federation/alerts.json": {
            "alerts": [
                {
                    "id": "flood", "level": "red", "names": {"zh-Hans": HOSTILE}, "period": {"zh-Hans": HOSTILE},
                    "starts": "2026-11-20", "ends": "2026-11-30", "until": "2026-11-30T16:00",
                }
            ]
        },
    }  # fmt: skip
    texts = {
        "names": {"zh-Hans": HOSTILE},
        "publisher": {"zh-Hans": HOSTILE},
        "generator": HOSTILE,
        "license": HOSTILE,
    }
    district_in(folder / "west", "west", files=hostile, changed=texts)
    return _built(portal_in(folder / "portal", {"east": "../east", "west": "../west", "never": "../never"}))


def test_strings_of_districts_are_only_text(two: Path) -> None:
    pages = list(two.rglob("*.html"))
    texts = [page.read_text("utf-8") for page in pages]
    assert any("&lt;script&gt;alert(2)" in text for text in texts)
    for text in texts:
        assert "<script>alert(2)" not in text
        assert "<img src=x" not in text
        assert "{{ 7*7 }}" in text or "7*7" not in text
    scripts = re.findall(
        r"<script[^>]*json[^>]*>(.*?)</script>", (two / "near/index.html").read_text("utf-8"), re.DOTALL
    )
    assert all("<" not in script for script in scripts)


def test_equal_ids_of_two_districts_stay_apart(two: Path) -> None:
    rows = _rows(two)
    assert rows["east/harbor"] == "harbor的地方"
    assert rows["west/harbor"] == HOSTILE
    assert rows["east"] == "east的地方"


def test_services_of_one_name_have_one_page_and_of_one_id_two(two: Path) -> None:
    rows = _rows(two)
    assert rows["meals"] == "长者饭堂"
    assert rows["meals-2"] == HOSTILE
    assert "canteen" not in rows
    page = (two / "services/meals/index.html").read_text("utf-8")
    assert "east的地方" in page
    assert "https://west.example/services/canteen/" in page


def test_a_district_without_an_address_is_told_of_without_links(two: Path) -> None:
    page = (two / "areas/east/index.html").read_text("utf-8")
    assert "harbor的地方" in page
    assert 'href="None' not in page
    assert "打开这个区的网站" not in page


def test_alerts_that_are_not_listed_are_counted(two: Path) -> None:
    page = (two / "alerts/index.html").read_text("utf-8")
    assert page.count("<li data-until=") == 150
    assert "还有 3 条，在各区的页面上。" in page


def test_rows_that_are_not_listed_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_texts, "MOST_ROWS", 1)
    services = [{"id": f"s{number}", "names": {"zh-Hans": f"第{number}项"}} for number in range(201)]
    district_in(tmp_path / "east", files={"federation/services.json": {"services": services}})
    district_in(tmp_path / "west", "west")
    site = _built(portal_in(tmp_path / "portal", {"east": "../east", "west": "../west"}))
    page = (site / "areas/east/index.html").read_text("utf-8")
    assert (page.count("/services/s"), page.count("这里列前 200 条，其余在这个区的网站上。")) == (200, 1)
    for folder in ("areas", "figures", "sources"):
        page = (site / folder / "river-city/index.html").read_text("utf-8")
        assert page.count("还有 1 个区，用搜索找。") == 1, folder


def test_a_district_that_was_never_collected_has_its_name_and_says_so(two: Path) -> None:
    page = (two / "areas/never/index.html").read_text("utf-8")
    assert "名单里的never" in page
    assert "还没有收集到资料" in page
    assert "No such file" in (two / "sources/index.html").read_text("utf-8")


def test_the_portal_calls_itself_one(two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = json.loads((two / "federation.json").read_bytes())
    assert own["kind"] == "portal"
    root = portal_in(tmp_path / "other", {"both-sides": str(two)})
    assert run(["-C", str(root), "portal"]) == 1
    told = capsys.readouterr().err
    assert "这是门户，不是区" in told
    assert "this is a portal, not a district" in told
    assert not (root / "site").exists()


def test_nothing_collected_leaves_the_last_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    district_in(tmp_path / "east")
    root = portal_in(tmp_path / "portal", {"east": "../east"})
    before = (_built(root) / "index.html").read_bytes()
    portal_in(root, {"west": "../west"})
    assert run(["-C", str(root), "portal"]) == 1
    assert "the site is as it was" in capsys.readouterr().err
    assert (root / "site/index.html").read_bytes() == before


def test_a_folder_with_something_else_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    district_in(tmp_path / "east")
    root = portal_in(tmp_path / "portal", {"east": "../east"})
    (root / "site").mkdir()
    (root / "site/letters.txt").write_text("mine")
    assert run(["-C", str(root), "portal"]) == 1
    assert (root / "site/letters.txt").read_text() == "mine"
    assert "was left alone" in capsys.readouterr().err


def test_events_are_calendars_with_the_hours_of_their_own_zone(tmp_path: Path) -> None:
    event = {"id": "fair", "names": {"zh-Hans": "集市"}, "place": {"zh-Hans": "码头"}}
    events = [
        {**event, "days": ["2026-11-26", "2026-12-03"], "hours": [[540, 600], [1380, 1500]]},
        {**event, "id": "walk", "days": ["2026-11-28"]},
        {**event, "id": "over", "days": []},
    ]
    for id_, zone in (("east", "Asia/Urumqi"), ("west", "../../etc/passwd")):
        district_in(
            tmp_path / id_,
            id_,
            files={"federation/events.json": {"events": events}},
            changed={"time_zone": zone},
        )
    site = _built(portal_in(tmp_path / "portal", {"east": "../east", "west": "../west"}))
    for file, count in (("events", 6), ("areas/east", 3), ("areas/west", 3)):
        content = (site / file / "calendar.ics").read_bytes()
        assert content.count(b"BEGIN:VEVENT") == count
        assert b"calendar.ics" in (site / file / "index.html").read_bytes()
    (calendar,) = vobject.readComponents((site / "areas/east/calendar.ics").read_text("utf-8"))
    found = {each.uid.value.partition("@")[0]: each for each in calendar.vevent_list}
    morning, night, walk = found["east.fair.0"], found["east.fair.1"], found["east.walk.0"]
    assert morning.dtstart.value.isoformat() == "2026-11-26T09:00:00+06:00"
    assert [day.isoformat() for day in morning.rdate.value] == ["2026-12-03T09:00:00+06:00"]
    assert night.dtend.value.isoformat() == "2026-11-27T01:00:00+06:00"
    assert walk.dtstart.value.isoformat() == "2026-11-28"
    assert walk.location.value == "码头，east的地方"
    assert walk.description.value == "https://east.example/events/walk/"
    west = (site / "areas/west/calendar.ics").read_text("utf-8")
    assert "TZID=Asia/Shanghai:20261126T090000" in west
    assert "passwd" not in west
