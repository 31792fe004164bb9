"""A service circle: what is promised on foot. What it reaches is computed elsewhere."""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.values.fields import (
    AreaId,
    CenterId,
    Number,
    OneOrMany,
    ServiceId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched


class Pace(LabeledEnum):
    """Walking pace, in meters per second: standard 1.0, slow 0.8, brisk 1.2."""

    STANDARD = "standard", "普通步速"
    SLOW = "slow", "慢行"
    BRISK = "brisk", "快走"

    @property
    def meters_per_second(self) -> float:
        """Walking speed."""
        return {"standard": 1.0, "slow": 0.8, "brisk": 1.2}[self.value]


Minutes = Annotated[Number, Field(gt=0, le=60)]


class ServiceCircle(Record):
    """Minutes on foot around one or more centers, and the services promised inside."""

    meta: ClassVar = RecordKind(
        "circle", "circles", "服务圈", order=50, chinese_keys=("服务圈",),
        search=Searched(rank=110, later=3, is_place=True),
        corrected={"步行时间": "minutes", "路线": "", "服务": "promises"},
    )  # fmt: skip

    origins: Annotated[tuple[CenterId, ...], OneOrMany, Field(min_length=1)] = described(
        "起点", "从哪个中心出发，可写几个", "Ids of the centers it starts from"
    )
    minutes: Minutes | None = optional(
        "分钟", "步行几分钟，不写按全区标准", "Minutes on foot; the directory's if left out"
    )
    pace: Pace | None = optional("步速", "standard、slow 或 brisk", "How fast one walks")
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "负责地方", "这个圈对哪些地方负责", "Ids of the areas it answers for", default=()
    )
    promises: Annotated[tuple[ServiceId, ...], OneOrMany] = described(
        "承诺服务", "圈里应有的服务的编号", "Ids of services promised inside", default=()
    )
