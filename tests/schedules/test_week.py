"""The table of hours, its chart and what search engines get."""

from __future__ import annotations

from datetime import date

import pytest

from service_circles.languages.translator import CHINESE
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.public_holidays import Calendar
from service_circles.schedules.week_table import Bar, week_summary, week_table
from service_circles.writing.site.hours_shown import ShownHours


def schedule(*rules: tuple[str, str] | dict[str, str], **fields: object) -> Schedule:
    written = [rule if isinstance(rule, dict) else {"byday": rule[0], "hours": rule[1]} for rule in rules]
    return Schedule.model_validate({"rules": written, **fields})


OFFICE = schedule(("周一至周五", "09:00-12:00, 14:00-18:00"), ("周六", "09:00-12:00"), holidays="closed")
SUMMER = {
    "byday": "周一至周五",
    "hours": "09:00-20:00",
    "valid_from": "2026-07-01",
    "valid_to": "2026-08-31",
    "note": "暑期延长",
}


def rows(schedule: Schedule, calendar: Calendar) -> list[tuple[str, str]]:
    return [(row.name, row.words) for row in week_table(schedule, calendar).extras]


def test_seven_days_with_their_hours(notice: Calendar) -> None:
    table = week_table(OFFICE, notice)
    assert [row.name for row in table.days] == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    assert [row.words for row in table.days[4:]] == ["09:00–12:00，14:00–18:00", "09:00–12:00", "休息"]


def test_the_chart_spans_the_hours_of_the_week(notice: Calendar) -> None:
    bars = week_table(OFFICE, notice).bars
    assert "".join(day.letter for day in bars) == "一二三四五六日"
    assert bars[0].spans == (Bar(0, 33), Bar(56, 44))  # 9 to 18 o'clock
    assert bars[5].spans == (Bar(0, 33),)
    assert bars[6].spans == ()
    night = week_table(schedule(("周五", "18:30-02:00")), notice).bars  # 18 to 26 o'clock
    assert night[4].spans == (Bar(6, 94),)


def test_extra_rows_in_order(notice: Calendar) -> None:
    full = schedule(
        ("周一至周五", "09:00-17:00"),
        ("每月第二个周五、每月最后一个周日", "19:30-21:00"),
        SUMMER,
        holidays="closed",
        exceptions=[
            {"date": "2026-12-30", "until": "2027-01-02", "hours": "09:00-12:00"},
            {"date": "2026-11-23", "until": "2026-11-27", "reason": "设备检修"},
            {"date": "2026-11-02"},
        ],
    )
    assert rows(full, notice) == [
        ("每月第二个周五", "19:30–21:00"),
        ("每月最后一个周日", "19:30–21:00"),
        ("2026年7月1日–8月31日", "周一至周五 09:00–20:00（暑期延长）"),
        ("2026年11月2日", "关门"),
        ("2026年11月23日–27日", "关门 · 设备检修"),
        ("2026年12月30日–2027年1月2日", "09:00–12:00"),
        ("法定节假日", "关门"),
        ("调休上班日", "按工作日开放"),
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "以现场公告为准"),
        ({"holidays": "closed"}, "关门"),
        ({"holidays": "as_usual"}, "照常"),
        ({"holiday_hours": "10:00-12:00"}, "10:00–12:00"),
    ],
)
def test_the_row_for_holidays(fields: dict[str, str], words: str, notice: Calendar) -> None:
    assert ("法定节假日", words) in rows(schedule(("周一至周五", "09:00-17:00"), **fields), notice)


@pytest.mark.parametrize(
    ("days", "fields", "words"),
    [
        ("周一至周五", {}, "按工作日开放"),
        ("每天", {}, None),
        ("每天", {"makeup_days": "closed"}, "关门"),
        ("周一至周五", {"makeup_days": "as_usual"}, "按当天星期开放"),
    ],
)
def test_the_row_for_make_up_days(
    days: str, fields: dict[str, str], words: str | None, notice: Calendar, no_calendar: Calendar
) -> None:
    written = schedule((days, "09:00-17:00"), holidays="closed", **fields)
    assert dict(rows(written, notice)).get("调休上班日") == words
    assert "调休上班日" not in dict(rows(written, no_calendar))


def test_until_when_the_calendar_reaches(notice: Calendar) -> None:
    assert week_table(OFFICE, notice).known_until == notice.known_until
    assert week_table(schedule(("每天", "24h"), holidays="as_usual"), notice).known_until is None


def test_days_that_only_a_season_names_are_not_called_closed(notice: Calendar) -> None:
    table = week_table(schedule(SUMMER), notice)
    assert [row.words for row in table.days[3:6]] == ["按日期，见下", "按日期，见下", "休息"]
    assert table.bars == ()


def test_monthly_hours_alone_need_no_week(notice: Calendar) -> None:
    table = week_table(schedule(("每月第二个周五", "19:30-21:00"), holidays="closed"), notice)
    assert (table.days, table.bars) == ((), ())
    assert table.extras[0].words == "19:30–21:00"


def test_without_hours_the_table_says_why(notice: Calendar) -> None:
    assert rows(Schedule.model_validate("by_appointment"), notice) == [("开放时间", "需预约")]
    unknown = week_table(Schedule.model_validate({"kind": "unknown", "note": "请先打电话"}), notice)
    assert [row.words for row in unknown.extras] == ["时间未知"]
    assert unknown.note == "请先打电话"


def test_a_note_on_weekly_hours_has_its_row(notice: Calendar) -> None:
    noted = schedule({"byday": "周三", "hours": "09:00-10:00", "note": "只办社保"})
    assert rows(noted, notice)[0] == ("周三", "只办社保")  # its hours stand in the week


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (OFFICE, "周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00"),
        (schedule(("每天", "24h")), "每天 全天"),
        (schedule(("周末", "10:00-18:00")), "周六、周日 10:00–18:00"),
        (schedule(("周一、周三、周五", "18:00-02:00")), "周一、周三、周五 18:00–次日02:00"),
        (schedule(("每月第二个周五", "19:30-21:00")), "每月第二个周五 19:30–21:00"),
        (schedule(SUMMER), "2026年7月1日–8月31日 周一至周五 09:00–20:00"),
        (schedule({**SUMMER, "valid_from": "06-15", "valid_to": "09-15"}), "每年6月15日–9月15日 周一至周五 09:00–20:00"),
        (schedule({**SUMMER, "valid_from": "11-15", "valid_to": "03-15"}), "每年11月15日–次年3月15日 周一至周五 09:00–20:00"),
        (schedule({**SUMMER, "valid_from": "06-01", "valid_to": "09-30"}), "每年6月–9月 周一至周五 09:00–20:00"),
        (schedule({**SUMMER, "valid_from": "12-01", "valid_to": "02-29"}), "每年12月–次年2月 周一至周五 09:00–20:00"),
        (schedule({"byday": "周六", "hours": "09:00-10:00", "valid_from": "2026-09-01"}), "2026年9月1日起 周六 09:00–10:00"),
        (schedule({"byday": "周六", "hours": "09:00-10:00", "valid_to": "2026-09-01"}), "至2026年9月1日 周六 09:00–10:00"),
        (schedule(("周三", "09:00-10:00"), kind="by_appointment"), "需预约；周三 09:00–10:00"),
        (Schedule.model_validate("unknown"), "时间未知"),
        (schedule(), "休息"),
    ],
)  # fmt: skip
def test_one_line_for_lists(written: Schedule, line: str) -> None:
    assert week_summary(written) == line


def test_rows_end_with_their_last_day(notice: Calendar) -> None:
    """A season whose weekdays have no other hours stays: without it they would point to nothing."""
    evenings = {**SUMMER, "byday": "周日"}
    exceptions = [{"date": "2026-12-11"}, {"date": "2026-12-24", "until": "2026-12-26"}]
    weekdays = ("周一至周五", "09:00-12:00")
    table = week_table(schedule(weekdays, SUMMER, evenings, exceptions=exceptions, holidays="closed"), notice)
    ends = [row.until for row in table.extras]
    assert ends[:4] == [date(2026, 8, 31), None, date(2026, 12, 11), date(2026, 12, 26)]
    assert set(ends[4:]) == {None}


def test_what_is_over_is_not_shown(notice: Calendar) -> None:
    weekdays = ("周一至周五", "09:00-12:00")
    hours = schedule(weekdays, SUMMER, exceptions=[{"date": "2026-12-11"}], holidays="closed")
    shown = ShownHours(hours, notice, CHINESE, date(2026, 12, 11)).table.extras
    assert [row.name for row in shown if row.until] == ["2026年12月11日"]
    later = ShownHours(hours, notice, CHINESE, date(2026, 12, 12)).table.extras
    assert not [row for row in later if row.until]
