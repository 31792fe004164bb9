"""Changes of an area in its Atom feed and its calendar, read back with other libraries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import feedparser  # type: ignore[import-untyped]
import icalendar
import pytest

from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.life.alert import Alert
from service_circles.writing.site.site import SiteSettings
from tests.publishing import loaded

SHANGHAI = ZoneInfo("Asia/Shanghai")


@cache
def on(day: date) -> Publication:
    project: Project = replace(loaded(), day=day)
    return make_publication(project, SiteSettings("https://example.org/rongxi/"))


def entries(day: date, area: str) -> dict[str, Any]:
    found = feedparser.parse(on(day).make(f"areas/{area}/feed.atom"))
    assert not found.bozo
    return {each.id.removeprefix("https://example.org/rongxi/"): each for each in found.entries}


def vevents(day: date, address: str) -> dict[str, Any]:
    made = icalendar.Calendar.from_ical(on(day).make(address) or b"")
    return {str(each["UID"]).split("@")[0]: each for each in made.walk("VEVENT")}


def test_a_closure_leads_to_the_replacement() -> None:
    day, id_ = date(2026, 11, 30), "centers/dongdi-center/#closed-2026-09-14"
    for area in ("dongdi", "tingchao"):  # the newest 50 of a district are all younger
        found = entries(day, area)[id_]
        assert found.title == "东堤社区服务中心关闭"
        assert found.summary == "2026年9月14日–2027年1月29日；修缮；改到东堤临时服务点"
    assert id_ not in entries(day, "mingzhu")
    closed = vevents(day, "areas/tingchao/events/calendar.ics")["dongdi-center.closed.2026-09-14"]
    assert (closed["DTSTART"].dt, closed["DTEND"].dt) == (date(2026, 9, 14), date(2027, 1, 30))


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (date(2026, 11, 26), False),
        (date(2026, 11, 27), True),
        (date(2026, 12, 25), True),
        (date(2026, 12, 26), False),
    ],
)
def test_other_hours_are_told_two_weeks_before_and_after(day: date, is_told: bool) -> None:
    id_ = "centers/mingzhu-center/#hours-2026-12-11"
    found = entries(day, "mingzhu")
    assert (id_ in found) is is_told
    if is_told:
        assert found[id_].title == "明珠社区服务中心改时间"
        assert found[id_].summary == "2026年12月11日；14:00–18:00；上午全体消防演练"
        assert found[id_].updated == "2026-11-27T00:00:00+08:00"


def test_hours_of_a_service_name_it() -> None:
    found = entries(date(2026, 11, 30), "mingzhu")
    assert any("（明珠社区服务中心）改时间" in each.title for each in found.values())


def test_alerts_have_their_moments() -> None:
    directory = loaded().directory
    assert directory
    alert = next(each for each in directory.all(Alert) if each.starts_at and each.ends_at and each.areas)
    calendar = vevents(alert.starts, "events/calendar.ics")[f"{alert.id}.alert.{alert.starts}"]
    starts = datetime.combine(
        alert.starts, datetime.strptime(alert.starts_at or "", "%H:%M").time(), SHANGHAI
    )
    assert calendar["DTSTART"].dt == starts
    assert calendar["DTEND"].dt > starts
    for area in alert.areas:
        above = directory.path_to(area)[-2:][0].id
        assert f"alerts/{alert.id}/#alert-{alert.starts}" in entries(alert.starts, above)


def test_new_events_are_told_two_weeks_before() -> None:
    assert "events/solstice-dinner/#event-2026-12-22" in str(list(entries(date(2026, 12, 10), "rongxi")))
    assert "solstice-dinner" not in str(list(entries(date(2026, 11, 25), "rongxi")))


def test_pages_lead_to_both_in_plain_words() -> None:
    page = (on(date(2026, 11, 30)).make("areas/mingzhu/") or b"").decode()
    assert 'href="webcal://example.org/rongxi/areas/mingzhu/events/calendar.ics"' in page
    assert 'href="../../areas/mingzhu/feed.atom" type="application/atom+xml">' in page
    assert "阅读软件（RSS、Atom）是看网站更新的软件" in page
