"""Public holidays and make-up workdays of a year, as a notice publishes them."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from service_circles.records.values.fields import AnyDate, Flag, Line, described, optional
from service_circles.records.values.record_part import Part


class Holiday(Part):
    """A public holiday, first to last day off."""

    name: Line = described("名称", "例如：国庆节", "For example: National Day")
    date: AnyDate = described("第一天", "放假第一天", "First day off")
    until: AnyDate | None = optional("最后一天", "放假最后一天；只有一天就不写", "Last day off")


class CalendarYear(Part):
    """A year of public holidays and make-up workdays, as published; it wins over the package."""

    year: Annotated[
        int,
        BeforeValidator(
            lambda value: int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{4}", value) else value
        ),
        Field(ge=2000, le=2100),
    ] = described("年份", "例如 2026", "The year")
    source: Line | None = optional("来源", "通知的名称和文号", "The notice that says so")
    published: AnyDate | None = optional("发布日期", "通知发布的日期", "Date of the notice")
    holidays: tuple[Holiday, ...] = described("假期", "放假的日子", "Days off")
    workdays: tuple[AnyDate, ...] = described(
        "调休上班日", "周末要上班的日子", "Weekend days that are worked", default=()
    )
    complete: Flag = described(
        "完整", "是否已含全部调休安排", "Whether make-up days are all known", default=True
    )
