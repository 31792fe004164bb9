"""A campaign: a period in which records are counted against targets. Progress is computed elsewhere."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service_circles.records.life.event import EventKind
from service_circles.records.record import Record
from service_circles.records.values.contact import Source
from service_circles.records.values.fields import (
    AreaId,
    Count,
    Date,
    HonorId,
    Id,
    LedgerId,
    Line,
    OneOrMany,
    OrganizationId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class PageKind(LabeledEnum):
    """The kind of a hand-written page of a community."""

    PACT = "pact", "公约"
    STORY = "story", "故事"
    TESTIMONIAL = "testimonial", "街坊说"
    PRACTICE = "practice", "做法"


class Goal(Part):
    """Something to reach, and what counts towards it: one of ledger, events, honor or pages."""

    name: Line = described("目标", "例如：认领一百个心愿", "What is to be reached")
    target: Annotated[Count, Field(ge=1)] = described("数量", "要有几个", "How many")
    unit: Line = described("单位", "例如：个、场", "The unit", default="个")
    ledger: LedgerId | None = optional("数公开栏", "数哪个公开栏，写编号", "Count entries of this ledger")
    stage: Id | None = optional(
        "数到哪一步", "到了这一步才算；不写就是收到就算", "Only those that have come to this stage"
    )
    events: EventKind | None = optional(
        "数活动", "数哪一类活动的场次", "Count the days of events of this kind"
    )
    honor: HonorId | None = optional("数称号", "数得到哪个称号的地方", "Count who was given this honor")
    pages: PageKind | None = optional(
        "数文章",
        "pact 公约、story 故事、testimonial 代言、practice 做法",
        "Count hand-written pages of this kind",
    )
    source: Source | None = optional("来源", "目标写在哪里", "Where it was published")


class Campaign(Record):
    """A campaign with its goals."""

    meta: ClassVar = RecordKind(
        "campaign", "campaigns", "行动", is_of_life=True, order=110, chinese_keys=("行动",),
        search=Searched(rank=120, later=1.5, is_scanned=True),
    )  # fmt: skip

    starts: Date = described("开始", "第一天", "First day")
    ends: Date = described("结束", "最后一天", "Last day")
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "地方", "数哪些地方的；不写就是全部", "Ids of areas; all if left out", default=()
    )
    goals: Annotated[tuple[Goal, ...], Field(min_length=1)] = described(
        "目标", "一个目标一项", "One item each"
    )
    organization: OrganizationId | None = optional("主办", "机构的编号", "Id of the organizer")
    source: Source | None = optional("来源", "方案写在哪里", "Where it was published")

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.ends < self.starts:
            raise PydanticCustomError("dates_backwards", "{found}", {"found": f"{self.starts} – {self.ends}"})
        return self
