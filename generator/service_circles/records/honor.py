"""An honor: a grade or title that areas and centers are given."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.values.contact import Source
from service_circles.records.values.fields import Count, Date, Id, Line, Part, described


class Award(Part):
    """An honor that was given to an area or a center."""

    honor: Id = described("称号", "称号的编号", "Id of the honor")
    detail: Line | None = described(
        "具体", "例如品牌的名字：榕树下议事", "For what in particular", default=None
    )
    awarded: Date | None = described("授予日期", "哪天", "When", default=None)
    by: Line | None = described("授予单位", "谁给的", "Who gave it", default=None)
    source: Source | None = described("来源", "出处", "Where it was published", default=None)


class Honor(Record):
    """A grade or title."""

    kind_name: ClassVar[str] = "honor"
    folder: ClassVar[str] = "honors"

    series: Line | None = described(
        "系列", "几级称号同属一系列，例如：三型社区", "What its grades share", default=None
    )
    grade: Annotated[Count, Field(ge=1)] | None = described(
        "第几级", "在系列里的级别，1 最低", "Its rank in the series, 1 the lowest", default=None
    )
    given_by: Line | None = described("授予单位", "谁来评", "Who gives it", default=None)
