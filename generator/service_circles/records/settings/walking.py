"""Settings for walking: OpenStreetMap extracts, missing and locked paths, paces."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service_circles.records.circle import Pace
from service_circles.records.values.contact import Datum, Latitude, Longitude
from service_circles.records.values.fields import (
    FilePath,
    Flag,
    Line,
    Number,
    OneOrMany,
    PlaceId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class GatedRule(LabeledEnum):
    """Access to private inner roads of estates."""

    PERMEABLE = "permeable", "可以穿过"
    CLOSED = "closed", "不能穿过"


class WalkingPoint(Part):
    """A point on a path."""

    latitude: Latitude = described("纬度", "北纬", "Degrees north")
    longitude: Longitude = described("经度", "东经", "Degrees east")
    datum: Datum = described("坐标系", "wgs84、gcj02 或 bd09", "Where the numbers come from")
    note: Line | None = optional("说明", "例如：夜里锁门", "For example: locked at night")


class WalkingLink(Part):
    """A path missing from the extract: between two places by id, or between two points."""

    between: Annotated[tuple[PlaceId, ...], Field(min_length=2, max_length=2)] | None = optional(
        "两头的编号", "两个中心或小区的编号", "Ids of two centers or estates"
    )
    points: Annotated[tuple[WalkingPoint, ...], Field(min_length=2, max_length=2)] | None = optional(
        "两头的坐标", "两个点", "Two points"
    )
    minutes: Annotated[Number, Field(gt=0, le=60)] | None = optional(
        "分钟", "走多久；不写就按直线算", "How long it takes; a straight line if left out"
    )
    steps: Flag = described("台阶", "有没有台阶", "Whether there are steps", default=False)
    note: Line | None = optional("说明", "例如：小区后门的小路", "For example: a path at the back")

    @model_validator(mode="after")
    def _one_way_of_saying_where(self) -> Self:
        if (self.between is None) == (self.points is None):
            raise PydanticCustomError("link_ends", "{found}", {"found": "between, points"})
        return self


class WalkingProfile(Part):
    """A pace of this directory in place of the usual one."""

    pace: Pace = described("步速", "standard、slow 或 brisk", "Which pace")
    meters_per_second: Annotated[Number, Field(ge=0.2, le=3)] = described(
        "米/秒", "平地每秒几米", "Meters per second on the flat"
    )
    steps_factor: Annotated[Number, Field(ge=1, le=10)] = described(
        "台阶倍数", "同样的路，走台阶要几倍时间", "How many times longer on steps", default=2
    )


class Walking(Part):
    """Streets to walk. Without it, reach is estimated in a straight line and called an estimate."""

    extracts: Annotated[tuple[FilePath, ...], OneOrMany, Field(min_length=1)] = described(
        "路网文件",
        "项目里的 .osm.pbf 或 .osm 文件，可写几个",
        "Paths of OpenStreetMap extracts in the project",
    )
    credit: Line = described(
        "路网来源",
        "地图下面要写的来源",
        "Credit below every map",
        default="路网 © OpenStreetMap 贡献者（ODbL）",
    )
    gated: GatedRule = described(
        "小区内路",
        "permeable 可以穿过、closed 不能穿过",
        "Whether one may walk through estates",
        default=GatedRule.PERMEABLE,
    )
    links: tuple[WalkingLink, ...] = described("补路", "地图上缺的小路", "Paths that are missing", default=())
    closed: tuple[WalkingPoint, ...] = described(
        "封路", "锁着的门、走不通的地方", "Gates that are locked", default=()
    )
    profiles: tuple[WalkingProfile, ...] = described(
        "步速", "本地的步速，不写用通用的", "Paces of this directory", default=()
    )
