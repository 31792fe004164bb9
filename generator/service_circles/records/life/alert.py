"""An alert: what is happening now or soon, where, until when, and what to do."""

from typing import Annotated, ClassVar, Self

from pydantic import StringConstraints, model_validator

from service_circles.records.record import Record
from service_circles.records.service import Lines
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import (
    AreaId,
    CenterId,
    Date,
    Line,
    OneOrMany,
    described,
    optional,
    refused,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day: 06:00."""


class AlertLevel(LabeledEnum):
    """Severity of an alert, the gravest first."""

    RED = "red", "红色"
    ORANGE = "orange", "橙色"
    YELLOW = "yellow", "黄色"
    BLUE = "blue", "蓝色"
    NOTICE = "notice", "提示"


class AlertKind(LabeledEnum):
    """Kind of emergency."""

    WEATHER = "weather", "天气"
    FLOOD = "flood", "洪水内涝"
    FIRE = "fire", "火险"
    WATER_OFF = "water_off", "停水"
    POWER_OFF = "power_off", "停电"
    GAS_OFF = "gas_off", "停气"
    ROAD_CLOSED = "road_closed", "道路封闭"
    CLOSURE = "closure", "临时关闭"
    HEALTH = "health", "防疫健康"
    OTHER = "other", "其他"


class Alert(Record):
    """A warning or notice that holds in some areas for a time."""

    meta: ClassVar = RecordKind(
        "alert", "alerts", "预警和通知", is_of_life=True, order=65, chinese_keys=("预警", "警报"),
        search=Searched(rank=5, names=("name",), others=("what_to_do",), is_scanned=True),
    )  # fmt: skip

    kind: AlertKind = described(
        "类别",
        "weather 天气、flood 洪水内涝、fire 火险、water_off 停水、power_off 停电、gas_off 停气、road_closed 道路封闭、"
        "closure 临时关闭、health 防疫健康、other 其他",
        "What is happening",
        default=AlertKind.OTHER,
    )
    level: AlertLevel = described(
        "级别",
        "red 红色、orange 橙色、yellow 黄色、blue 蓝色、notice 提示",
        "How grave it is: red, orange, yellow, blue, or a notice",
        default=AlertLevel.NOTICE,
    )
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "地方", "哪些地方；不写就是全部", "Ids of areas; everywhere if left out", default=()
    )
    centers: Annotated[tuple[CenterId, ...], OneOrMany] = described(
        "中心",
        "影响到的中心，它们的页面也显示",
        "Ids of centers that are affected; their pages show it",
        default=(),
    )
    starts: Date = described("开始日期", "哪天开始", "First day")
    starts_at: Clock | None = optional(
        "开始时间", "几点开始，例如 18:00；不写就是零点", "From what time; midnight if left out"
    )
    ends: Date = described("结束日期", "哪天结束，到期自动不显示", "Last day; nothing is shown after it")
    ends_at: Clock | None = optional(
        "结束时间",
        "几点结束，例如 06:00；不写就是当天半夜",
        "Until what time; the end of the day if left out",
    )
    what_to_do: Lines = described(
        "怎么做", "一行一件", "What residents should do, one thing per line", default=()
    )
    issued_by: Line | None = optional("发布", "谁发布的", "Who issued it")
    phone: Phone | None = optional("电话", "问谁", "Whom to call")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        start, end = (self.starts, self.starts_at or "00:00"), (self.ends, self.ends_at or "24:00")
        if end <= start:
            raise refused("dates_backwards", found=f"{' '.join(map(str, start))} – {' '.join(map(str, end))}")
        return self
