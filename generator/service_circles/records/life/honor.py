"""An honor: a grade or title that areas and centers are given."""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.values.contact import Source
from service_circles.records.values.fields import Count, Date, HonorId, Line, described, optional
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class Award(Part):
    """An honor that was given to an area or a center."""

    honor: HonorId = described("称号", "称号的编号", "Id of the honor")
    detail: Line | None = optional("具体", "例如品牌的名字：榕树下议事", "For what in particular")
    awarded: Date | None = optional("授予日期", "哪天", "When")
    by: Line | None = optional("授予单位", "谁给的", "Who gave it")
    source: Source | None = optional("来源", "出处", "Where it was published")


class Honor(Record):
    """A grade or title."""

    meta: ClassVar = RecordKind(
        "honor", "honors", "称号", is_of_life=True, order=130, chinese_keys=("称号", "荣誉"),
        search=Searched(rank=130, later=1.5, others=("series", "given_by"), is_scanned=True),
    )  # fmt: skip

    series: Line | None = optional("系列", "几级称号同属一系列，例如：三型社区", "What its grades share")
    grade: Annotated[Count, Field(ge=1)] | None = optional(
        "第几级", "在系列里的级别，1 最低", "Its rank in the series, 1 the lowest"
    )
    given_by: Line | None = optional("授予单位", "谁来评", "Who gives it")
