"""A service center, or another place where residents get something done."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service_circles.records.life.honor import Award
from service_circles.records.record import Record
from service_circles.records.room import Room
from service_circles.records.values.contact import AccessibilityFeature, Door, Location, Phone, Photo
from service_circles.records.values.fields import (
    AnyDate,
    AreaId,
    CenterId,
    Date,
    Flag,
    Line,
    Name,
    Number,
    OrganizationId,
    Prose,
    ServiceId,
    Url,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.own_details import Account, Detail
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part
from service_circles.records.values.schedule import Schedule


class CenterLevel(LabeledEnum):
    """The administrative level that runs a center."""

    DISTRICT = "district", "区级"
    STREET = "street", "街道级"
    COMMUNITY = "community", "社区级"
    ESTATE = "estate", "小区级"


class CenterKind(LabeledEnum):
    """The kind of place."""

    SERVICE_CENTER = "service_center", "服务中心"
    LIBRARY = "library", "图书馆"
    RIDER_STATION = "rider_station", "骑手驿站"
    CLINIC = "clinic", "社康中心"
    CANTEEN = "canteen", "长者饭堂"
    ELDERLY_CENTER = "elderly_center", "长者中心"
    SOCIAL_WORK_STATION = "social_work_station", "社工站"
    CHILDREN_HOME = "children_home", "儿童之家"
    PARLOR = "parlor", "街坊客厅"
    ENTERPRISE_STATION = "enterprise_station", "企业服务站"
    INCUBATOR = "incubator", "社会组织孵化基地"
    OTHER = "other", "其他场所"


class CenterStatus(LabeledEnum):
    """The status of a place: in use, closed for now, gone (HSDS status)."""

    ACTIVE = "active", "使用中"
    TEMPORARILY_CLOSED = "temporarily_closed", "暂停开放"
    DEFUNCT = "defunct", "已撤销"


class Closure(Part):
    """Days on which the whole place is shut, with all that it offers, and where to go meanwhile."""

    valid_from: AnyDate | None = optional(
        "开始日期", "从哪天起关；已经关了可以不写", "First day; may be left out once it is closed"
    )
    valid_to: AnyDate | None = optional(
        "结束日期", "关到哪天；不知道就不写", "Last day; leave out if not known"
    )
    reason: Line | None = optional("原因", "例如：修缮", "For example: repairs")
    replacement: CenterId | None = optional(
        "改去哪里", "这段时间代替它的中心的编号", "Id of the center that replaces it"
    )

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise PydanticCustomError(
                "dates_backwards", "{found}", {"found": f"{self.valid_from} – {self.valid_to}"}
            )
        return self


class Listing(Part):
    """Visibility of a place; one that asked not to be shown, or must not be, stays in the repository only."""

    withheld: Flag = described(
        "不列出",
        "写“是”，网页、数据、搜索、地图和步行圈里都没有它；资料只留在仓库里",
        "Keeps it out of pages, data, search, maps and reach",
        default=False,
    )
    reason: Name = described(
        "原因", "例如：负责人要求；只给编辑看，不发布", "For example: asked for by the place; never published"
    )


class ServiceAtCenter(Part):
    """A service that this center offers; hours only where they differ from the center's."""

    is_often_repeated: ClassVar[bool] = True
    service: ServiceId = described("服务", "服务的编号", "Id of the service")
    on_the_spot: Flag = described("当场办", "能不能当场办完", "Handled on the spot", default=False)
    organization: OrganizationId | None = optional("提供方", "哪个机构来做", "Who provides it here")
    room: Line | None = optional("位置", "几楼几号窗口", "Floor, room or window")
    note: Line | None = optional("说明", "例如：带身份证，当天办结", "For example: bring your card")
    schedule: Schedule | None = optional(
        "时间", "与中心开放时间不同才写", "Only if it differs from the center's"
    )


class OrganizationAtCenter(Part):
    """An organization under this roof."""

    is_often_repeated: ClassVar[bool] = True
    organization: OrganizationId = described("机构", "机构的编号", "Id of the organization")
    role: Line | None = optional("做什么", "例如：运营、驻点", "What it does here")


class ServiceCenter(Record):
    """A place with a door: where it is, when it is open and what one gets done there."""

    meta: ClassVar = RecordKind(
        "center", "centers", "服务中心", order=20, chinese_keys=("服务中心", "中心"),
        search=Searched(rank=10, heading="中心和站点", others=("address", "own_kind"), is_place=True, has_small=True, line=("kind", "area")),
        corrected={"电话": "phones", "地址": "address", "开放时间": "schedule", "服务": "services", "位置": "location"},
    )  # fmt: skip

    kind: CenterKind = described(
        "类别",
        "service_center 服务中心、library 图书馆、rider_station 骑手驿站、clinic 社康、canteen 饭堂、"
        "elderly_center 长者中心、social_work_station 社工站、children_home 儿童之家、parlor 街坊客厅、"
        "enterprise_station 企业服务站、incubator 社会组织孵化基地、other 其他",
        "What sort of place", default=CenterKind.SERVICE_CENTER,
    )  # fmt: skip
    own_kind: Line | None = optional(
        "自己的类别",
        "center_kinds 里写的名称，例如：食物银行",
        "A kind declared in `center_kinds`, by its name",
    )
    level: CenterLevel | None = optional(
        "级别", "district 区级、street 街道级、community 社区级、estate 小区级", "Which rung runs it"
    )
    status: CenterStatus = described(
        "状态",
        "active 使用中、temporarily_closed 暂停、defunct 已撤销",
        "Whether it is in use",
        default=CenterStatus.ACTIVE,
    )
    status_note: Line | None = optional("状态说明", "为什么暂停、到什么时候", "Why, and until when")
    closure: Closure | None = optional(
        "关闭",
        "从哪天关到哪天、为什么、改去哪里；这里的服务和活动跟着关",
        "When it is shut, why, and where to go; its services and events are shut with it",
    )
    listing: Listing | None = optional(
        "列出",
        "不想被列出的地方，写明原因；别人才不会又把它加回来",
        "For a place that is not to be listed, with the reason, so that nobody adds it again",
    )
    area: AreaId = described("所属地方", "社区、街道或小区的编号", "Id of the area it belongs to")
    address: Line | None = optional("地址", "完整地址", "Full address")
    directions: Line | None = optional("怎么走", "例如：大门有坡道，坐 3 路车到", "How to get in")
    location: Location | None = optional("位置", "大门的坐标", "Coordinates of the door")
    doors: tuple[Door, ...] = described(
        "出入口",
        "真正进出的门，可写几个；不写就用位置",
        "Where one really enters; the location if left out",
        default=(),
    )
    phones: tuple[Phone, ...] = described("电话", "办公或值班电话", "Office or duty phones", default=())
    accounts: tuple[Account, ...] = described(
        "网上联系", "邮箱、微信公众号等公开的账号", "E-mail, messengers and other public accounts", default=()
    )
    schedule: Schedule = described(
        "开放时间", "不知道就写 unknown", "`unknown` if not known", default=Schedule(kind="unknown")
    )
    on_the_spot: Prose | None = optional(
        "全岗通", "一名值班人员当场能办什么、什么时候", "What one person on duty handles at once, and when"
    )
    floor_area_m2: Annotated[Number, Field(gt=0)] | None = optional(
        "面积（平方米）", "室内面积", "Indoor floor area"
    )
    accessibility: tuple[AccessibilityFeature, ...] = described(
        "无障碍",
        "ramp 坡道、lift 电梯、accessible_toilet 无障碍厕所……",
        "What helps everybody in",
        default=(),
    )
    without: tuple[AccessibilityFeature, ...] = described(
        "没有的",
        "确认没有的才写，例如 aed；“无障碍”里没写、这里也没写的，就是不知道",
        "What is known not to be there; what neither list has is not known",
        default=(),
    )
    photos: tuple[Photo, ...] = described("照片", "图片和文字说明", "Pictures with words", default=())
    services: tuple[ServiceAtCenter, ...] = described(
        "服务项目", "这里能办的服务", "What is offered here", default=()
    )
    organizations: tuple[OrganizationAtCenter, ...] = described(
        "机构", "在这里的机构", "Who is under this roof", default=()
    )
    rooms: tuple[Room, ...] = described(
        "房间",
        "借给街坊团体用的房间；空的钟点由网站算",
        "Rooms for groups; free times are computed",
        default=(),
    )
    honors: tuple[Award, ...] = described("称号", "得到的等级和荣誉", "Grades and titles", default=())
    opened: Date | None = optional("启用日期", "哪天启用", "Since when")
    website: Url | None = optional("网站", "网址", "Address of its website")
    details: tuple[Detail, ...] = described(
        "自己的字段",
        "own_fields 里的字段，每个写 field 和 value",
        "Fields declared in `own_fields`, each with field and value",
        default=(),
    )

    @property
    def is_withheld(self) -> bool:
        """True if it is shown to nobody."""
        return self.listing is not None and self.listing.withheld

    @property
    def offers(self) -> tuple[str, ...]:
        """The ids of the services that are offered here."""
        return tuple(offered.service for offered in self.services)
