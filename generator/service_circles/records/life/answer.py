"""A question that residents ask, and its answer."""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.service import Lines
from service_circles.records.values.fields import AreaId, BoardId, Date, Line, OneOrMany, ServiceId, described
from service_circles.records.values.record_kind import RecordKind, Searched


class Answer(Record):
    """An answer in a few sentences; `name` is the question as most would ask it."""

    meta: ClassVar = RecordKind(
        "answer", "answers", "问答", order=35, chinese_keys=("问答", "常见问题"),
        search=Searched(rank=15, names=("name", "asked_as"), is_scanned=True),
        corrected={"回答": "answer"},
    )  # fmt: skip

    asked_as: Lines = described("别的问法", "居民会怎么问，一行一种", "Other ways of asking it", default=())
    board: BoardId = described("板块", "板块的编号", "Id of its board")
    services: Annotated[tuple[ServiceId, ...], OneOrMany] = described(
        "服务", "说的是哪几项服务", "Ids of the services concerned", default=()
    )
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "地方",
        "只在哪些地方是这样；不写就是全部",
        "Ids of the areas where it holds; everywhere if left out",
        default=(),
    )
    answer: Annotated[tuple[Line, ...], OneOrMany, Field(min_length=1)] = described(
        "回答", "几句话，一行一段", "A few sentences, one paragraph per line"
    )
    as_of: Date = described("截至", "哪天的情况", "The day on which it was true")
