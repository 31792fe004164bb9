"""A service and its guide: who may, what to bring, how, what it costs, how long."""

from typing import Annotated, ClassVar

from service_circles.records.record import Record
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import (
    BoardId,
    Line,
    OneOrMany,
    OrganizationId,
    Url,
    described,
    optional,
)
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part

Lines = Annotated[tuple[Line, ...], OneOrMany]


class GuideOption(Part):
    """One way to have it done, to be compared with the others."""

    name: Line = described("办法", "例如：委托物业管养", "Name of this way")
    for_whom: Line | None = optional("适合谁", "什么情况选它", "Who should choose it")
    fee: Line | None = optional("费用", "多少钱", "What it costs")
    duration: Line | None = optional("时间", "要多久", "How long it takes")
    note: Line | None = optional("说明", "好处和要留意的", "What to mind")


class Guide(Part):
    """A way to get it done."""

    who: Lines = described("谁能办", "条件", "Who may", default=())
    bring: Lines = described("带什么", "材料，一行一件", "What to bring", default=())
    steps: Lines = described("怎么办", "一步一行", "Step by step", default=())
    fee: Line | None = optional("费用", "免费也写明", "What it costs; say so if free")
    duration: Line | None = optional("多久", "例如：当场办结", "How long it takes")
    options: tuple[GuideOption, ...] = described(
        "几种办法", "有几种办法就并排写，方便比较", "Ways to compare", default=()
    )
    online: Url | None = optional("网上办", "网上办理的地址", "Where to do it online")


class Service(Record):
    """Something residents can get done, wherever it is offered."""

    meta: ClassVar = RecordKind(
        "service", "services", "服务", order=30, chinese_keys=("服务",),
        search=Searched(rank=20, heading="能办什么", names=("name", "keywords"), others=("summary",), is_scanned=True),
        corrected={"电话": "phones", "谁能办": "guide/who", "带什么": "guide/bring", "怎么办": "guide/steps", "在哪里办": ""},
    )  # fmt: skip

    board: BoardId = described("板块", "十类服务之一的编号", "Id of its board")
    summary: Line | None = optional("一句话", "列表里的一行小字", "A line for lists")
    keywords: Lines = described("别名", "居民口中的说法：老人饭堂", "Everyday words for it", default=())
    organization: OrganizationId | None = optional("负责机构", "机构的编号", "Id of who is responsible")
    phones: tuple[Phone, ...] = described("电话", "咨询电话", "Whom to ask", default=())
    guide: Guide | None = optional("办事指南", "谁能办、带什么、怎么办", "Who, what to bring, steps")
