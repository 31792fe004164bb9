"""An event: something that takes place on certain days, once or again and again."""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.record import Record
from service_circles.records.service import Lines
from service_circles.records.values.fields import (
    AreaId,
    CampaignId,
    CenterId,
    Count,
    Date,
    EntryId,
    GroupId,
    Id,
    Line,
    Number,
    OneOrMany,
    OrganizationId,
    ServiceId,
    described,
    optional,
)
from service_circles.records.values.hours_text import Hours
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part
from service_circles.records.values.recurrence import Recurrence
from service_circles.records.values.schedule import HolidayRule, MakeupRule


class EventKind(LabeledEnum):
    """The kind of event."""

    ACTIVITY = "activity", "活动"
    CLASS = "class", "课程"
    RECEPTION = "reception", "接访接待"
    MEETING = "meeting", "会议"
    CLINIC = "clinic", "义诊"
    SHOW = "show", "演出放映"
    VOLUNTEERING = "volunteering", "志愿岗位"
    TRAINING = "training", "培训"
    VISIT = "visit", "走访"
    OTHER = "other", "其他活动"


class MeetingForm(LabeledEnum):
    """The form of a meeting."""

    ROUND_TABLE = "round_table", "圆桌会"
    BENCH = "bench", "板凳会"
    HEARING = "hearing", "听证会"
    FORUM = "forum", "议事会"
    ON_THE_SPOT = "on_the_spot", "现场会"


class Held(Part):
    """The number of people who came on a day, counted afterwards."""

    date: Date = described("日期", "哪一场", "Which day")
    participants: Count = described("人次", "来了多少人", "How many came")


class Cancelled(Part):
    """A day on which it does not take place after all."""

    date: Date = described("日期", "哪一场取消", "Which day")
    reason: Line | None = optional("原因", "例如：台风", "For example: a typhoon")


class Event(Record):
    """An activity, a class, a reception day or a meeting."""

    meta: ClassVar = RecordKind(
        "event", "events", "活动", is_of_life=True, order=90, chinese_keys=("活动",),
        search=Searched(rank=50, later=1, others=("remit",)),
    )  # fmt: skip

    kind: EventKind = described(
        "类别",
        "activity 活动、class 课程、reception 接访接待、meeting 会议、clinic 义诊、show 演出放映、"
        "volunteering 志愿岗位、training 培训、visit 走访、other 其他",
        "What sort of event",
        default=EventKind.ACTIVITY,
    )
    area: AreaId = described("地方", "在哪个地方", "Id of the area it is in")
    center: CenterId | None = optional("服务中心", "在哪个中心", "Id of the center it is at")
    room: Id | None = optional(
        "房间", "占用中心的哪间房，写房间的编号", "Id of the room of the center that it needs"
    )
    place: Line | None = optional("地点", "例如：后院长桌、二楼 203", "Where exactly")
    date: Date = described("日期", "第一次是哪天", "The first day")
    hours: Hours | None = optional("时段", "几点到几点，例如 09:30-12:00, 14:30-18:00", "From when to when")
    repeats: Recurrence | None = optional(
        "重复",
        "照 RFC 5545 写：FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231 是每周二到年底；FREQ=MONTHLY;BYDAY=2FR;COUNT=12 是每月第二个周五共 12 次",
        "An RFC 5545 rule, such as FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231",
    )
    on_holidays: HolidayRule = described(
        "法定节假日",
        "重复的活动碰到节假日：closed 不办、as_usual 照常、unknown 以通知为准",
        "Where the rule falls on a public holiday",
        default=HolidayRule.UNKNOWN,
    )
    makeup_days: MakeupRule = described(
        "调休上班日",
        "重复的活动碰到调休上班日：as_weekday 当作工作日、as_usual 按当天星期、closed 不办",
        "Where the rule falls on a make-up workday",
        default=MakeupRule.AS_USUAL,
    )
    except_dates: Annotated[tuple[Date, ...], OneOrMany] = described(
        "不办的日子", "重复里面去掉哪几天", "Days left out of the rule", default=()
    )
    extra_dates: Annotated[tuple[Date, ...], OneOrMany] = described(
        "加办的日子", "重复以外加哪几天", "Days besides those of the rule", default=()
    )
    capacity: Annotated[Count, Field(ge=1)] | None = optional("名额", "最多几个人", "How many can take part")
    signed_up: Count | None = optional("已报名", "已经有几个人报名", "How many have signed up")
    hours_credited: Annotated[Number, Field(gt=0)] | None = optional(
        "记几小时", "志愿岗位：一次记几小时服务", "Of a volunteers' post: the hours credited each time"
    )
    for_whom: Line | None = optional("适合谁", "例如：六十岁以上", "For whom it is")
    fee: Line | None = optional("费用", "免费也写明", "What it costs; say so if free")
    how_to_join: Line | None = optional("怎么参加", "例如：直接来", "How to join")
    handled_by: Line | None = optional("谁来办", "写岗位，不写姓名", "A role, not a name")
    remit: Lines = described("受理什么", "接访日管哪些事，一行一件", "What is handled there", default=())
    organization: OrganizationId | None = optional("主办", "机构的编号", "Id of the organizer")
    group: GroupId | None = optional(
        "小组", "哪个小组或议事会的，写编号", "Id of the group or council that meets"
    )
    form: MeetingForm | None = optional(
        "会议形式",
        "round_table 圆桌会、bench 板凳会、hearing 听证会、forum 议事会、on_the_spot 现场会",
        "The form of a meeting",
    )
    agenda: Annotated[tuple[EntryId, ...], OneOrMany] = described(
        "议题", "会上说哪几件事，写公开栏里的编号", "Ids of the entries that it deals with", default=()
    )
    services: Annotated[tuple[ServiceId, ...], OneOrMany] = described(
        "服务", "相关服务的编号", "Ids of the services concerned", default=()
    )
    campaigns: Annotated[tuple[CampaignId, ...], OneOrMany] = described(
        "行动",
        "是哪个行动的一部分，写编号；行动只数写了它的活动",
        "Ids of the campaigns it counts for",
        default=(),
    )
    cancelled: tuple[Cancelled, ...] = described(
        "取消", "临时取消的场次", "Days that were called off", default=()
    )
    held: tuple[Held, ...] = described("已办", "办完以后数一数来了多少人", "Counted afterwards", default=())
