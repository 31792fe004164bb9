"""A room of a center that groups of residents may use."""

from typing import Annotated

from pydantic import Field

from service_circles.records.service import Lines
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import (
    ChannelId,
    Count,
    Flag,
    Id,
    Line,
    Number,
    described,
    optional,
)
from service_circles.records.values.record_part import Part
from service_circles.records.values.schedule import Schedule


class Room(Part):
    """A room: what is in it, when it may be used, and how to book it."""

    id: Id = described("编号", "在这个中心里用，例如 hall", "Used within this center")
    name: Line = described("名称", "例如：二楼议事厅", "What it is called")
    seats: Annotated[Count, Field(ge=1)] | None = optional(
        "坐几个人", "坐得下几个人", "How many can sit there"
    )
    area_m2: Annotated[Number, Field(gt=0)] | None = optional(
        "面积（平方米）", "室内面积", "Indoor floor area"
    )
    equipment: Lines = described(
        "有什么", "一行一样：投影、白板、钢琴", "What is there, one thing per line", default=()
    )
    step_free: Flag | None = optional("轮椅", "轮椅进得去吗", "Whether a wheelchair gets in")
    schedule: Schedule | None = optional(
        "能用的时间", "和中心的开放时间不同才写", "Only if it differs from the hours of the center"
    )
    fee: Line | None = optional("费用", "免费也写明", "What it costs; say so if free")
    how_to_book: Line | None = optional("怎么预约", "例如：提前一天打电话", "How to book it")
    phone: Phone | None = optional("预约电话", "不写就是中心的电话", "That of the center if left out")
    channel: ChannelId | None = optional(
        "预约入口", "网上预约的入口的编号", "Id of the channel to book it online"
    )
