"""Opening hours as an author states them. Times are local to the directory's zone."""

import re
from datetime import date
from typing import Any, ClassVar, Self

from pydantic import model_validator

from service_circles.records.values.fields import AnyDate, Line, described, optional, refused
from service_circles.records.values.hours_text import ByDay, Hours
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part
from service_circles.records.values.season_day import SeasonDay, YearDay

_WORD = re.compile(r"[A-Za-z_-]*")


class HolidayRule(LabeledEnum):
    """The rule for public holidays and make-up workdays without hours of their own."""

    CLOSED = "closed", "关门"
    AS_USUAL = "as_usual", "照常"
    UNKNOWN = "unknown", "以现场公告为准"


class MakeupRule(LabeledEnum):
    """On a make-up workday (调休上班日): hours of a weekday, of its own day, or closed."""

    AS_WEEKDAY = "as_weekday", "按工作日开放"
    AS_USUAL = "as_usual", "按当天星期开放"
    CLOSED = "closed", "关门"


class ScheduleKind(LabeledEnum):
    """The kind of schedule: regular hours, by appointment, unknown."""

    REGULAR = "regular", "有固定时间"
    BY_APPOINTMENT = "by_appointment", "需预约"
    UNKNOWN = "unknown", "时间未知"


class ScheduleRule(Part):
    """Hours on some weekdays, for the whole year or for a season: between two dates, or two days of every year."""

    is_often_repeated: ClassVar[bool] = True
    byday: ByDay = described("星期", "哪几天：周一至周五、周六、每月第二个周五", "Which days: mo-fr, sa, 2FR")
    hours: Hours = described(
        "时段",
        "几点到几点，午休就写两段：09:00-12:00, 14:00-18:00",
        "From when to when; a lunch break makes two",
    )
    valid_from: SeasonDay | None = optional(
        "开始日期",
        "从哪天起，例如 2026-07-01，每年都一样就写 07-01；这段时间里代替同一天的平时时段",
        "First day of a season, which replaces the usual hours of these weekdays; 07-01 for every year",
    )
    valid_to: SeasonDay | None = optional(
        "结束日期",
        "到哪天止；每年从 11-01 到 03-31 就是跨年",
        "Last day of the season; from 11-01 to 03-31 passes over New Year",
    )
    note: Line | None = optional("说明", "例如：暑期延长", "For example: longer in summer")

    @model_validator(mode="after")
    def _season_is_whole(self) -> Self:
        first, last = self.valid_from, self.valid_to
        if isinstance(first, YearDay) is not isinstance(last, YearDay):
            raise refused("season_half", found=" – ".join(str(day) for day in (first, last) if day))
        if isinstance(first, date) and isinstance(last, date) and last < first:
            raise refused("dates_backwards", found=f"{first} – {last}")
        return self


class ScheduleException(Part):
    """Certain dates that differ: closed, or other hours."""

    date: AnyDate = described("日期", "哪一天，2026-10-01", "Which day")
    until: AnyDate | None = optional("到", "最后一天；只有一天就不写", "Last day; leave out for a single day")
    hours: Hours | None = optional("时段", "那天的时段；不写就是关门", "Hours of that day; none means closed")
    reason: Line | None = optional("原因", "例如：设备检修", "For example: maintenance")

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.until and self.until < self.date:
            raise refused("dates_backwards", found=f"{self.date} – {self.until}")
        return self


class Schedule(Part):
    """Opening hours. Written as `unknown` or `by_appointment`, or with rules.

    Public holidays are *unknown* unless the author says otherwise: a guess would be worse.
    """

    is_often_repeated: ClassVar[bool] = True
    kind: ScheduleKind = described(
        "类别",
        "regular、by_appointment（预约）或 unknown（未知）",
        "Whether there are hours",
        default=ScheduleKind.REGULAR,
    )
    rules: tuple[ScheduleRule, ...] = described(
        "时段", "每周的开放时段", "Weekly and monthly hours", default=()
    )
    holidays: HolidayRule | None = optional(
        "法定节假日", "closed 关门、as_usual 照常、unknown 以公告为准", "On public holidays"
    )
    holiday_hours: Hours | None = optional("节假日时段", "节假日开放的时段", "Hours on public holidays")
    makeup_days: MakeupRule = described(
        "调休上班日",
        "as_weekday 按工作日、as_usual 按当天星期、closed 关门",
        "On make-up workdays",
        default=MakeupRule.AS_WEEKDAY,
    )
    exceptions: tuple[ScheduleException, ...] = described(
        "例外日期", "某几天不同", "Dates that differ", default=()
    )
    note: Line | None = optional("说明", "给居民看的一句话", "A line for residents")

    @model_validator(mode="before")
    @classmethod
    def _from_one_word(cls, value: Any) -> Any:
        """A word is the kind; hours in a sentence are refused, with what they seem to mean."""
        if isinstance(value, str) and not _WORD.fullmatch(value):
            raise refused("schedule_text", found=value)
        return {"kind": value} if isinstance(value, str) else value

    @property
    def on_holidays(self) -> HolidayRule:
        """The rule for public holidays without hours of their own."""
        return self.holidays or HolidayRule.UNKNOWN
