"""The standard of circles, how many centers there should be, and where the next could be."""

from typing import Annotated

from pydantic import Field

from service_circles.records.center import CenterKind, CenterLevel
from service_circles.records.circle import Minutes, Pace
from service_circles.records.values.contact import Location, Source
from service_circles.records.values.fields import Count, Id, Line, Number, OneOrMany, described, optional
from service_circles.records.values.record_part import Part


class CircleStandard(Part):
    """The standard of circles that do not set their own."""

    minutes: Minutes = described("分钟", "步行几分钟", "Minutes on foot", default=10)
    pace: Pace = described(
        "步速", "standard 1.0、slow 0.8、brisk 1.2 米/秒", "How fast one walks", default=Pace.STANDARD
    )
    detour_factor: Annotated[Number, Field(ge=1, le=3)] = described(
        "绕行系数", "实际路程比直线长多少倍", "Walk divided by straight line", default=1.45
    )
    radius_m: Annotated[Number, Field(gt=0, le=5_000)] = described(
        "标准半径（米）", "规划标准的服务半径", "Service radius of the planning standard", default=500
    )
    kinds: Annotated[tuple[CenterKind, ...], OneOrMany, Field(min_length=1)] = described(
        "算哪几类",
        "走得到、各级几处、每平方公里几处，算哪几类服务点；不写就只算服务中心",
        "The kinds of center that count in reach, levels and density; service centers alone if left out",
        default=(CenterKind.SERVICE_CENTER,),
    )
    floor_area_m2: Annotated[Number, Field(gt=0, le=100_000)] = described(
        "面积标准（平方米）", "室内多大算达标", "Indoor floor area that meets the standard", default=500
    )


class CenterTarget(Part):
    """The target number of centers of a level."""

    level: CenterLevel = described("级别", "哪一级", "Which level")
    count: Count = described("目标", "几个", "How many")
    source: Source | None = optional("来源", "目标写在哪里", "Where it was published")


class Candidate(Part):
    """A place where the next center could be."""

    id: Id = described("编号", "小写字母、数字、连字符", "a-z, 0-9, hyphens")
    name: Line = described("名称", "例如：原北渡幼儿园", "For example: the old kindergarten")
    location: Location = described("位置", "门口的坐标", "Where its door is")
    note: Line | None = optional("说明", "现在是什么情况，例如：空置、可租", "What it is now: vacant, to let")
