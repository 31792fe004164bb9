"""A ledger (公开栏): public matters that pass through stages, and the columns shown of them.

Deliberation, wishes, time bank and elevators are all ledgers: figures are computed from what stages mean, so that
a new arrangement needs no code. `boards` are something else: the ten boards of services.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.values.fields import (
    BoardId,
    ChannelId,
    Id,
    Line,
    OneOrMany,
    ServiceId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class StageMeans(LabeledEnum):
    """The meaning of a stage, from which figures are computed."""

    RECEIVED = "received", "已收到"
    DECIDED = "decided", "已定"
    CARRIED_OUT = "carried_out", "已做完"
    CLOSED = "closed", "已办结"


class Stage(Part):
    """A stage of a ledger; its place in the list is its order."""

    id: Id = described("编号", "在这个公开栏里用，例如 raised", "Used within this ledger")
    name: Line = described("名称", "例如：议题发起", "The name residents read")
    description: Line | None = optional("说明", "到这一步做什么", "What happens here")
    means: StageMeans | None = optional(
        "意味着",
        "到了这一步就是：received 已收到、decided 已定、carried_out 已做完、closed 已办结；都不是就不写",
        "What coming here means: received, decided, carried_out, closed; leave out if none",
    )


class Stream(Part):
    """One of the ways that matters of a ledger are sorted, such as by who deals with them."""

    id: Id = described("编号", "在这个公开栏里用，例如 big", "Used within this ledger")
    name: Line = described("名称", "例如：大事政府办", "The name residents read")
    description: Line | None = optional("说明", "哪些事归这一类", "What belongs here")


class LedgerColumn(LabeledEnum):
    """A column of the table of a ledger."""

    AREA = "area", "地方"
    STAGE = "stage", "到哪一步"
    STREAM = "stream", "怎么办"
    OPENED = "opened", "收到日期"
    DECIDED = "decided", "决定日期"
    CLOSED = "closed", "办结日期"
    PARTIES = "parties", "参与各方"
    RESPONSIBLE = "responsible", "承办单位"
    SOURCE = "source", "来源渠道"
    VOTES = "votes", "票数"
    INCOME = "income", "收入（元）"
    SPENDING = "spending", "花费（元）"
    BALANCE = "balance", "结余（元）"
    POINTS = "points", "积分"
    HOURS = "hours", "小时"
    SATISFACTION = "satisfaction", "满意度"
    EXPIRES = "expires", "到期"


class LedgerFigure(LabeledEnum):
    """A figure computed from the entries of a ledger."""

    PER_STAGE = "per_stage", "各阶段件数"
    EXECUTION_RATE = "execution_rate", "决议执行率"
    CLOSED_RATE = "closed_rate", "办结率"
    MEDIAN_DAYS = "median_days", "天数中位数"
    SATISFACTION = "satisfaction", "平均满意度"
    INCOME = "income", "收入合计"
    SPENDING = "spending", "花费合计"
    BALANCE = "balance", "结余"
    POINTS = "points", "积分"
    HOURS = "hours", "小时"


class Ledger(Record):
    """A public ledger: what its entries are, and the stages they pass through."""

    meta: ClassVar = RecordKind(
        "ledger", "ledgers", "公开栏", is_of_life=True, order=70, chinese_keys=("公开栏",),
        search=Searched(rank=60, others=("purpose", "entry_name"), is_scanned=True, line=("purpose",)),
    )  # fmt: skip

    purpose: Line = described("用途", "这一栏公开什么、给谁看", "What it makes public, for whom")
    entry_name: Line = described("一条叫什么", "例如：议题、公示、心愿", "What one entry is called")
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] = described(
        "阶段", "按先后写", "In their order"
    )
    streams: tuple[Stream, ...] = described("分类", "几种办法，可以没有", "Ways to sort, if any", default=())
    naming: Line | None = optional("谁可以具名", "例如：只写单位和岗位，不写姓名", "Who may be named")
    columns: Annotated[tuple[LedgerColumn, ...], OneOrMany] = described(
        "列",
        "表里显示什么：area 地方、stage 阶段、stream 分类、opened 收到、decided 决定、closed 办结、parties 各方、"
        "responsible 承办、source 来源、votes 票数、income 收入、spending 花费、balance 结余、points 积分、hours 小时、satisfaction 满意度、expires 到期",
        "What its table shows", default=(LedgerColumn.AREA, LedgerColumn.STAGE, LedgerColumn.OPENED),
    )  # fmt: skip
    figures: Annotated[tuple[LedgerFigure, ...], OneOrMany] = described(
        "统计",
        "网站算什么：per_stage 各阶段几件、execution_rate 执行率、closed_rate 办结率、median_days 天数中位数、"
        "satisfaction 满意度、income 收入、spending 花费、balance 结余、points 积分、hours 小时（各阶段分开加）",
        "What is computed and shown", default=(LedgerFigure.PER_STAGE,),
    )  # fmt: skip
    board: BoardId | None = optional("板块", "属于哪一类服务", "Id of the service board")
    channel: ChannelId | None = optional("参加入口", "从哪个入口参加", "Id of the channel to take part")
    service: ServiceId | None = optional(
        "服务",
        "办这件事的服务，居民从这一栏走到它的指南、下一场和电话",
        "Id of the service that leads on from here",
    )
    how: Line | None = optional("怎么参加", "一句话", "How to take part, in a line")
