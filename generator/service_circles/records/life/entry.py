"""An entry of a ledger: a matter with its history. The stage it is at is that of its last step."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service_circles.records.life.entry_details import AccountLine, EntryPhoto, OfficePart, Survey
from service_circles.records.record import Record
from service_circles.records.values.contact import Figure
from service_circles.records.values.fields import (
    AreaId,
    CenterId,
    ChannelId,
    Count,
    Date,
    FilePath,
    Flag,
    GroupId,
    Id,
    LedgerId,
    Line,
    Number,
    OrganizationId,
    Prose,
    Url,
    WholeNumber,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class Step(Part):
    """A step in the history of a matter."""

    stage: Id = described("阶段", "公开栏里阶段的编号", "Id of a stage of its ledger")
    date: Date = described("日期", "哪天到这一步", "When it came there")
    by: Line | None = optional("经办", "写岗位，不写姓名", "A role, not a name")
    note: Line | None = optional("说明", "这一步做了什么", "What was done")


class EntryParty(Part):
    """A party to a matter: an organization or a group of people, never a person."""

    role: Line = described("角色", "例如：牵头、施工、一单元住户", "Its part in the matter")
    organization: OrganizationId | None = optional("机构", "机构的编号", "Id of an organization")
    name: Line | None = optional("名称", "没有机构记录才写；不写人名", "If it is no record; never a person")


class Document(Part):
    """A document: a file in content/, or an address."""

    title: Line = described("标题", "例如：施工合同（盖章版）", "What it is")
    file: FilePath | None = optional(
        "文件", "content/ 里的文件，例如 documents/vote.pdf", "A file in content/"
    )
    url: Url | None = optional("网址", "在别处公开的，写网址", "Address, if it is elsewhere")

    @model_validator(mode="after")
    def _in_one_place(self) -> Self:
        if (self.file is None) == (self.url is None):
            raise PydanticCustomError("document_place", "{found}", {"found": self.title})
        return self


class DecisionResult(LabeledEnum):
    """The result of a decision: adopted or not."""

    ADOPTED = "adopted", "通过"
    REJECTED = "rejected", "没有通过"


class Decision(Part):
    """A decision and its votes."""

    date: Date = described("日期", "哪天定的", "When it was decided")
    text: Line = described("决定", "定了什么", "What was decided")
    result: DecisionResult = described(
        "结果", "adopted 通过、rejected 没通过", "Whether it will be done", default=DecisionResult.ADOPTED
    )
    votes_for: Count | None = optional("同意", "几票", "Votes for")
    votes_against: Count | None = optional("反对", "几票", "Votes against")
    votes_abstained: Count | None = optional("弃权", "几票", "Votes withheld")
    households_entitled: Count | None = optional("有权表决", "一共几户能投", "Households that could vote")

    @property
    def votes(self) -> int:
        """All votes that were cast."""
        return sum(votes or 0 for votes in (self.votes_for, self.votes_against, self.votes_abstained))


class Entry(Record):
    """A matter in a ledger."""

    meta: ClassVar = RecordKind(
        "entry", "entries", "公开栏里的一条", titles="公开栏里的事", is_of_life=True, order=80, chinese_keys=("议题", "公示"),
        search=Searched(rank=100, later=1.5),
    )  # fmt: skip

    ledger: LedgerId = described("公开栏", "属于哪个公开栏，写编号", "Id of its ledger")
    area: AreaId = described("地方", "哪个地方的事", "Id of the area it is about")
    stream: Id | None = optional("分类", "公开栏里分类的编号", "Id of a stream of its ledger")
    history: Annotated[tuple[Step, ...], Field(min_length=1)] = described(
        "经过", "一步一项，先后写；现在到哪一步由最后一项决定", "Step by step; the last is where it stands"
    )
    parties: tuple[EntryParty, ...] = described("各方", "谁参加，不写人名", "Who takes part", default=())
    center: CenterId | None = optional("服务中心", "在哪个中心办", "Id of the center concerned")
    responsible: OrganizationId | None = optional("承办", "机构的编号", "Id of who is responsible")
    offices: tuple[OfficePart, ...] = described(
        "几家单位",
        "几家单位一起管的事：问过谁、谁认领哪一段、谁说不归它管",
        "Where several offices are concerned: who was asked, who took which part, who refused",
        default=(),
    )
    group: GroupId | None = optional(
        "哪个议事会", "在哪个议事会或小组里提的，写编号", "Id of the council or group that it was brought to"
    )
    channel: ChannelId | None = optional(
        "来源", "从哪个入口来的，写编号", "Id of the channel it came through"
    )
    documents: tuple[Document, ...] = described("文件", "可以查的文件", "Documents to read", default=())
    decision: Decision | None = optional("决定", "定下来的事和票数", "What was decided")
    outcome: Prose | None = optional("结果", "做成了什么样", "What came of it")
    income_yuan: Annotated[Number, Field(ge=0)] | None = optional(
        "收入（元）",
        "一共收了多少；写了 accounts 就不用写",
        "All income, in yuan; not needed with `accounts`",
    )
    spending_yuan: Annotated[Number, Field(ge=0)] | None = optional(
        "花费（元）",
        "一共花了多少；写了 accounts 就不用写",
        "What was spent, in yuan; not needed with `accounts`",
    )
    accounts: tuple[AccountLine, ...] = described(
        "收支明细", "一笔一项，合计由网站算", "Line by line; sums are computed", default=()
    )
    accounts_differ: Line | None = optional(
        "对不上的说明",
        "公布的合计和各项加起来不一样，照实写在哪里公布的、差多少",
        "Where a published total differs from its lines: who published it, and the difference",
    )
    points: Annotated[WholeNumber, Field(ge=0)] | None = optional(
        "积分", "时间银行的积分", "Points of the time bank"
    )
    hours: Annotated[Number, Field(ge=0, le=10_000)] | None = optional(
        "小时", "时间银行里帮了或要帮几小时", "Hours of the time bank"
    )
    satisfaction: Annotated[Number, Field(ge=0, le=5)] | None = optional("满意度", "0 到 5 分", "From 0 to 5")
    expires: Date | None = optional("到期", "这一天以后移到存档", "It moves to the archive after this day")
    publish_on: Date | None = optional("公开日期", "这一天之前不显示", "Not shown before")
    show_early: Flag = described(
        "提前显示", "日期还没到也显示", "Shown although its dates are to come", default=False
    )
    figures: tuple[Figure, ...] = described("数据", "公开发表的数字", "Published numbers", default=())
    survey: Survey | None = optional("调查", "问了什么、多少人怎么答", "What was asked and answered")
    photos: tuple[EntryPhoto, ...] = described("照片", "图片和文字说明", "Pictures with words", default=())
