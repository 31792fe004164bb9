"""The page's script says what Python says, on the directory's clocks wherever the phone is."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from service_circles.languages.translator import CHINESE, translate_source
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.compiled_hours import compile_schedule
from service_circles.schedules.opening import status_at
from service_circles.schedules.public_holidays import Calendar
from tests.schedules.year_by_hand import KEPT, Kept, calendar_by_hand, days_of_the_year, state_by_hand

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).parents[2] / "site_theme" / "scripts"
SCRIPT = 'const ZONE = "Asia/Shanghai";' + translate_source(
    CHINESE,
    "".join((SCRIPTS / name).read_text("utf-8") for name in ("settings.js", "clock-24.js", "open-now.js")),
)
MIDNIGHT_1970 = datetime(1970, 1, 1)
CALENDAR = Calendar(
    holidays={date(2026, 10, day): "国庆节" for day in range(1, 8)} | {date(2026, 1, 1): "元旦"},
    workdays=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    years=range(2026, 2027),
    moves_workdays=True,
)
DAYS = (
    "周一至周五", "周一至周六", "每天", "周末",
    "周三", "每月第二个周五", "每月最后一个周日", "每月第五个周一、周二",
)  # fmt: skip
SEASONS = (
    {"valid_from": "2026-07-01", "valid_to": "2026-09-22"},
    {"valid_from": "06-21", "valid_to": "09-30"},
    {"valid_from": "12-26", "valid_to": "06-24"},
)
HOURS = (
    "09:00-12:00, 14:00-18:00", "08:30-17:30", "18:00-02:00",
    "24h", "09:00-12:00", "11:30-13:00, 19:00-24:00",
)  # fmt: skip


def any_schedule(chance: random.Random) -> Schedule:
    def rule() -> dict[str, str]:
        season = chance.choice(SEASONS) if chance.random() < 0.4 else {}
        return {"byday": chance.choice(DAYS), "hours": chance.choice(HOURS), **season}

    def exception() -> dict[str, str]:
        first = date(2026, 9, 15) + timedelta(days=chance.randrange(120))
        hours = {"hours": chance.choice(HOURS)} if chance.random() < 0.5 else {}
        until = (first + timedelta(days=chance.randrange(9))).isoformat()
        return {"date": first.isoformat(), "until": until, "reason": "临时安排", **hours}

    fields: dict[str, object] = {
        "kind": chance.choice(("regular", "regular", "regular", "by_appointment", "unknown")),
        "rules": [rule() for _ in range(chance.randrange(4))],
        "makeup_days": chance.choice(("as_weekday", "as_usual", "closed")),
        "exceptions": [exception() for _ in range(chance.randrange(3))],
    }
    fields["holidays"] = chance.choice((None, "closed", "as_usual", "unknown"))
    if chance.random() < 0.2:
        fields["holiday_hours"] = chance.choice(HOURS)
    return Schedule.model_validate(fields)


def any_moment(chance: random.Random) -> datetime:
    """Around holidays and the calendar's end; on the hour or half hour half of the time."""
    first = chance.choice(
        (datetime(2026, 9, 15), datetime(2026, 12, 24), datetime(2025, 12, 25), datetime(2026, 6, 20))
    )
    moment = first + timedelta(minutes=chance.randrange(30 * 24 * 60))
    return moment.replace(minute=chance.choice((0, 30))) if chance.random() < 0.5 else moment


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A phone in New York that reads a Chinese directory."""
    context = chromium.new_context(timezone_id="America/New_York", locale="zh-CN")
    page = context.new_page()
    page.add_script_tag(content=SCRIPT)
    yield page
    context.close()


def minutes(moment: datetime | None) -> int | None:
    return None if moment is None else int((moment - MIDNIGHT_1970).total_seconds() // 60)


def told_by_python(schedule: Schedule, moment: datetime) -> list[object]:
    status = status_at(schedule, CALENDAR, moment)
    spans = [minute for span in status.spans for minute in span]
    name = status.name or ""
    return [
        status.state.value,
        minutes(status.closes),
        minutes(status.opens),
        status.is_doubtful,
        spans,
        name,
    ]


def test_script_and_python_tell_the_same(page: Page) -> None:
    chance = random.Random(2026)
    pairs = [(any_schedule(chance), any_moment(chance)) for _ in range(1500)]
    given = [[compile_schedule(schedule, CALENDAR), minutes(moment)] for schedule, moment in pairs]
    told = page.evaluate(
        """pairs => pairs.map(([compiled, local]) => {
            const told = statusAt(compiled, local);
            return [told.state, told.closes, told.opens, told.doubtful, told.spans, told.name || ""];
        })""",
        given,
    )
    states = set()
    for (schedule, moment), answer in zip(pairs, told, strict=True):
        states.add(answer[0])
        assert answer == told_by_python(schedule, moment), (schedule, moment)
    assert states == {
        "open",
        "closed",
        "by_appointment",
        "unknown",
        "holiday_unknown",
        "usually_open",
        "beyond_calendar",
    }


@pytest.mark.parametrize(
    "zone",
    ["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"],
)
def test_clocks_of_the_zone(page: Page, zone: str) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [first + timedelta(hours=7 * step, minutes=step % 60) for step in range(1250)]
    offsets = page.evaluate(
        "([zone, epochs]) => epochs.map(epoch => localNow(zone, epoch) - Math.floor(epoch / 60000))",
        [zone, [int(moment.timestamp() * 1000) for moment in moments]],
    )
    expected = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    assert [timedelta(minutes=offset) for offset in offsets] == expected


def schedule(*rules: tuple[str, str], **fields: object) -> Schedule:
    written = [{"byday": days, "hours": hours} for days, hours in rules]
    return Schedule.model_validate({"rules": written, **fields})


OFFICE = schedule(("周一至周五", "09:00-12:00, 14:00-18:00"), holidays="closed")
EVENINGS = schedule(("周二", "09:00-12:00, 19:00-21:00"), holidays="closed")
NIGHTS = schedule(("周五、周六", "18:00-02:00"), holidays="as_usual", makeup_days="as_usual")
WORKDAYS_24H = schedule(("周一至周五", "24h"), holidays="as_usual", makeup_days="as_usual")
UNSAID = schedule(("周一至周五", "09:00-18:00"))
REPAIRS = schedule(
    ("每天", "09:00-18:00"),
    holidays="as_usual",
    exceptions=[{"date": "2026-11-23", "until": "2026-12-02", "reason": "设备检修"}],
)
OFFICE_AT_NIGHT = schedule(("每天", "18:00-02:00"), holidays="closed")
ROUND_THE_CLOCK = schedule(("每天", "24h"))
SUMMER = Schedule.model_validate(
    {"rules": [{"byday": "每天", "hours": "09:00-18:00", "valid_from": "2026-07-01", "valid_to": "2026-08-31"}],
     "holidays": "as_usual", "makeup_days": "as_usual"}
)  # fmt: skip
ASK = schedule(("周一", "09:00-12:00"), kind="by_appointment", holidays="closed")


@pytest.mark.parametrize(
    ("schedule", "moment", "words"),
    [
        (OFFICE, "2026-11-23 10:00", ("开放中", "18:00 关门 · 午休 12:00–14:00")),
        (OFFICE, "2026-11-23 12:30", ("午休", "今天 14:00 开门")),
        (OFFICE, "2026-11-23 15:00", ("开放中", "18:00 关门")),
        (OFFICE, "2026-11-23 18:00", ("已关门", "明天 09:00 开门")),
        (OFFICE, "2026-11-23 08:00", ("已关门", "今天 09:00 开门")),
        (OFFICE, "2026-11-27 21:00", ("已关门", "周一 09:00 开门")),
        (OFFICE, "2026-10-01 10:00", ("已关门", "国庆节 · 10月8日 09:00 开门")),
        (OFFICE, "2026-10-02 10:00", ("已关门", "国庆节 · 周四 09:00 开门")),
        (OFFICE, "2026-10-10 10:00", ("开放中", "调休上班日 · 18:00 关门 · 午休 12:00–14:00")),
        (OFFICE, "2026-12-31 19:00", ("已关门", "开门时间以现场公告为准")),
        (OFFICE, "2027-01-04 10:00", ("多半开着", "平时 09:00–12:00，14:00–18:00 · 节假日以现场公告为准")),
        (OFFICE, "2027-01-04 13:00", ("多半关着", "平时 09:00–12:00，14:00–18:00 · 节假日以现场公告为准")),
        (OFFICE_AT_NIGHT, "2027-01-05 01:00", ("多半开着", "平时 18:00–次日02:00 · 节假日以现场公告为准")),
        (SUMMER, "2026-09-01 10:00", ("时间未知", "")),
        (SUMMER, "2026-06-01 10:00", ("已关门", "7月1日 09:00 开门")),
        (ROUND_THE_CLOCK, "2026-09-30 23:59", ("开放中", "全天开放 · 之后以现场公告为准")),
        (ROUND_THE_CLOCK, "2026-09-29 23:59", ("开放中", "全天开放")),
        (OFFICE, "2027-01-03 10:00", ("多半关着", "平时 休息 · 节假日以现场公告为准")),
        (EVENINGS, "2026-11-24 11:00", ("开放中", "12:00 关门")),
        (EVENINGS, "2026-11-24 13:00", ("已关门", "今天 19:00 开门")),
        (EVENINGS, "2026-11-24 22:00", ("已关门", "12月1日 09:00 开门")),
        (NIGHTS, "2026-11-27 20:00", ("开放中", "明天 02:00 关门")),
        (NIGHTS, "2026-11-28 01:00", ("开放中", "02:00 关门")),
        (WORKDAYS_24H, "2026-11-25 01:00", ("开放中", "周五 24:00 关门")),
        (WORKDAYS_24H, "2026-11-27 01:00", ("开放中", "24:00 关门")),
        (schedule(("每天", "24h"), holidays="as_usual"), "2031-01-01 00:00", ("开放中", "全天开放")),
        (UNSAID, "2026-10-01 10:00", ("节假日", "国庆节 · 以现场公告为准")),
        (UNSAID, "2026-09-30 19:00", ("已关门", "10月8日 09:00 开门 · 节假日以现场公告为准")),
        (REPAIRS, "2026-11-23 10:00", ("已关门", "设备检修 · 12月3日 09:00 开门")),
        (ASK, "2026-11-23 10:00", ("需预约", "今天 09:00–12:00")),
        (ASK, "2026-11-23 13:00", ("需预约", "11月30日 09:00 起")),
        (ASK, "2026-11-28 13:00", ("需预约", "周一 09:00 起")),
        (Schedule.model_validate("by_appointment"), "2026-10-01 10:00", ("需预约", "")),
        (Schedule.model_validate("unknown"), "2026-10-01 10:00", ("时间未知", "")),
        (schedule(("每天", "09:00-09:30"), exceptions=[{"date": "2026-11-23", "until": "2029-01-01"}]), "2026-11-24 10:00", ("已关门", "")),
    ],
)  # fmt: skip
def test_words(page: Page, schedule: Schedule, moment: str, words: tuple[str, str]) -> None:
    local = minutes(datetime.fromisoformat(moment))
    told = page.evaluate(
        """([compiled, local]) => statusText(statusAt(compiled, local), local)""",
        [compile_schedule(schedule, CALENDAR), local],
    )
    assert (told["state"], told["text"]) == words


@pytest.mark.parametrize(
    ("schedule", "moment", "words"),
    [
        (EVENINGS, "2026-11-24 11:00", ("开放中", "12:00 关门")),
        (EVENINGS, "2026-11-24 13:00", ("下次", "今天 19:00")),
        (EVENINGS, "2026-11-24 22:00", ("下次", "12月1日 09:00")),
        (OFFICE, "2026-12-31 19:00", ("已关门", "开门时间以现场公告为准")),  # no next time is known
    ],
)
def test_what_has_hours_inside_a_place_tells_its_next_time(
    page: Page, schedule: Schedule, moment: str, words: tuple[str, str]
) -> None:
    """A class is not a door: the center around it may be open."""
    local = minutes(datetime.fromisoformat(moment))
    told = page.evaluate(
        "([compiled, local]) => statusText(statusAt(compiled, local), local, true, true)",
        [compile_schedule(schedule, CALENDAR), local],
    )
    assert (told["state"], told["text"]) == words


def page_with(hours: dict[str, Any]) -> str:
    days = "".join(f'<li data-weekday="{day}">{day}</li>' for day in range(7))
    places = "".join(
        f'<p id="{key}" data-hours="{key}"><b class="status-state"></b><i class="status-text">请先打电话</i></p>'
        for key in hours
    )
    data = json.dumps(hours)
    return f'<ul data-week>{days}</ul>{places}<script type="application/json" id="hours">{data}</script>'


def test_the_page_is_filled_and_kept_up_to_date(chromium: Browser) -> None:
    context = chromium.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.install(time=datetime(2026, 11, 23, 9, 59, 30, tzinfo=UTC))  # Monday 17:59:30 in China
    schedules = {"office": OFFICE, "ask": ASK, "unknown": Schedule.model_validate("unknown")}
    page.set_content(page_with({key: compile_schedule(value, CALENDAR) for key, value in schedules.items()}))
    page.evaluate(
        "document.addEventListener('hours-changed', () => { window.changes = (window.changes || 0) + 1; })"
    )
    page.add_script_tag(content=f"(function(){{'use strict';\n{SCRIPT}\n}})();")

    def shown(key: str) -> tuple[str | None, str]:
        place = page.locator(f"#{key}")
        return place.get_attribute("data-state"), place.inner_text()

    assert shown("office") == ("open", "开放中18:00 关门")
    assert shown("ask") == ("by_appointment", "需预约11月30日 09:00 起")
    assert shown("unknown") == ("unknown", "时间未知请先打电话")
    assert page.locator("[aria-current=date]").all_inner_texts() == ["0"]
    page.clock.run_for(31_000)
    assert shown("office") == ("closed", "已关门明天 09:00 开门")
    page.clock.set_fixed_time(datetime(2026, 11, 23, 17, 0, tzinfo=UTC))  # Tuesday 01:00 in China
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert shown("office") == ("closed", "已关门今天 09:00 开门")
    assert page.locator("[aria-current=date]").all_inner_texts() == ["1"]
    assert page.evaluate("window.changes") == 3
    context.close()


def test_a_page_left_open_keeps_no_old_text(chromium: Browser) -> None:
    """If the new text is empty, the text of the build stands again, not the one shown before."""
    context = chromium.new_context(timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.clock.install(time=datetime(2026, 12, 4, 2, 0, tzinfo=UTC))  # 10:00 in China
    until = {"byday": "每天", "hours": "09:00-12:00", "valid_to": "2026-12-04"}
    last_day = {"date": "2026-12-05", "until": "2029-12-31"}
    fields = {"holidays": "as_usual", "makeup_days": "as_usual"}
    schedules = {
        "ask": Schedule.model_validate({"kind": "by_appointment", "rules": [until], **fields}),
        "ends": Schedule.model_validate(
            {"rules": [{**until, "valid_to": None}], "exceptions": [last_day], **fields}
        ),
        "unknown": Schedule.model_validate(
            {"kind": "unknown", "exceptions": [{"date": "2026-12-04", "reason": "检修"}]}
        ),
    }
    page.set_content(page_with({key: compile_schedule(value, CALENDAR) for key, value in schedules.items()}))
    page.add_script_tag(content=f"(function(){{'use strict';\n{SCRIPT}\n}})();")
    assert page.locator("#ask").inner_text() == "需预约今天 09:00–12:00"
    assert page.locator("#ends").inner_text() == "开放中12:00 关门"
    assert page.locator("#unknown").inner_text() == "已关门检修 · 开门时间以现场公告为准"
    page.clock.set_fixed_time(datetime(2026, 12, 5, 2, 0, tzinfo=UTC))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator("#ask").inner_text() == "需预约请先打电话"
    assert page.locator("#ends").inner_text() == "已关门请先打电话"
    assert page.locator("#unknown").inner_text() == "时间未知请先打电话"
    context.close()


def test_a_page_without_hours_is_left_alone(chromium: Browser) -> None:
    """A hand-written one may have a heading of that name."""
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content('<h2 id="hours">Hours</h2><ul data-week><li data-weekday="0">一</li></ul>')
    page.add_script_tag(content=SCRIPT)
    assert page.locator("[aria-current=date]").count() == 0
    assert errors == []
    page.close()


def test_past_the_calendar_a_center_says_that_holidays_differ_but_no_row_does(page: Page) -> None:
    """In a row the advice would take a second line, after the page was drawn."""
    hours = {"h": compile_schedule(OFFICE, CALENDAR)}
    row = '<span class="state" data-hours="h"><span class="status-state"></span><span class="status-text"></span></span>'
    page.clock.install(time=datetime(2027, 1, 4, 2, 30, tzinfo=UTC))
    page.set_content(page_with(hours) + row)
    page.add_script_tag(content=f"(function(){{'use strict';\n{SCRIPT}\n}})();")
    texts = page.locator(".status-text").all_inner_texts()
    assert texts == ["平时 09:00–12:00，14:00–18:00 · 节假日以现场公告为准", "平时 09:00–12:00，14:00–18:00"]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_script_and_a_year_kept_by_hand(page: Page, kept: Kept) -> None:
    year = tuple(days_of_the_year())
    moments = [
        (before, day, minute)
        for before, day in zip((None, *year), year, strict=False)
        for minute in (60, 9 * 60, 10 * 60 + 30, 12 * 60, 15 * 60, 19 * 60 + 30)
    ]
    at = [(minutes(datetime.combine(day.date, time())) or 0) + minute for _, day, minute in moments]
    told = page.evaluate(
        "([compiled, at]) => at.map(local => statusAt(compiled, local).state)",
        [compile_schedule(kept.schedule, calendar_by_hand()), at],
    )
    plain = [{"holiday_unknown": "unknown"}.get(state, state) for state in told]
    assert plain == [state_by_hand(kept, day, before, minute) for before, day, minute in moments]
