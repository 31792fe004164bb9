"""A residents' group: who meets, where, when, and how to join."""

from typing import ClassVar

from service_circles.records.record import Record
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import (
    AreaId,
    CenterId,
    Count,
    Id,
    Line,
    OrganizationId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part
from service_circles.records.values.schedule import Schedule


class GroupKind(LabeledEnum):
    """The kind of group."""

    INTEREST = "interest", "兴趣小组"
    MUTUAL_AID = "mutual_aid", "互助小组"
    ELDERS = "elders", "长者小组"
    BUILDING_CAPTAINS = "building_captains", "楼栋长联合会"
    VOLUNTEERS = "volunteers", "志愿小队"
    COUNCIL = "council", "联席议事会"
    ONLINE_HOME = "online_home", "网上家园"
    OTHER = "other", "其他小组"


class CouncilMember(Part):
    """A member of a council: an organization or a body, never a person."""

    organization: OrganizationId | None = optional("机构", "机构的编号", "Id of an organization")
    name: Line | None = optional("名称", "没有机构记录才写；不写人名", "If it is no record; never a person")
    brings: Line | None = optional("带来什么", "例如：晚上借出食堂", "What it contributes")


class Group(Record):
    """Residents who meet."""

    meta: ClassVar = RecordKind(
        "group", "groups", "小组", is_of_life=True, order=100, chinese_keys=("小组",),
        search=Searched(rank=70, later=0.5, others=("meets",), line=("kind", "area")),
    )  # fmt: skip

    kind: GroupKind = described(
        "类别",
        "interest 兴趣、mutual_aid 互助、elders 长者、building_captains 楼栋长、volunteers 志愿、"
        "council 联席议事会、online_home 一栋楼或一个小区的网上家园、other 其他",
        "What sort of group",
        default=GroupKind.INTEREST,
    )
    area: AreaId = described("地方", "哪个地方的", "Id of its area")
    center: CenterId | None = optional("服务中心", "在哪个中心碰头", "Id of the center where it meets")
    room: Id | None = optional(
        "房间", "固定用中心的哪间房，写房间的编号", "Id of the room of the center that it uses"
    )
    meets: Line | None = optional("怎么碰头", "例如：每周三晚上在榕树下", "Where and when, in words")
    schedule: Schedule | None = optional("时间", "有固定时间就写", "If it meets at fixed hours")
    how_to_join: Line | None = optional("怎么加入", "例如：当天直接来", "How to join")
    phone: Phone | None = optional("电话", "办公电话，不写个人手机", "A public office phone")
    organization: OrganizationId | None = optional("依托机构", "机构的编号", "Id of who supports it")
    members: Count | None = optional(
        "人数", "大约几个人；网上家园写几户", "How many belong to it; of an online home, households"
    )
    bodies: tuple[CouncilMember, ...] = described(
        "成员单位", "议事会由哪些单位组成", "The bodies that make up a council", default=()
    )
