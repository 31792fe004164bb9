"""An area: district, street, community, estate, grid, building; nested to any depth."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from service_circles.records.life.honor import Award
from service_circles.records.record import Record
from service_circles.records.values.contact import Boundary, Door, Figure, Location, Phone, Photo
from service_circles.records.values.fields import (
    AreaId,
    Count,
    Flag,
    Line,
    Number,
    Url,
    described,
    optional,
    refused,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part

_DEPTHS = {
    "city": -1, "district": 0, "street": 1, "town": 1, "community": 2, "village": 2, "estate": 3, "grid": 3, "building": 4,
}  # fmt: skip


class AreaKind(LabeledEnum):
    """The rung of the ladder."""

    CITY = "city", "市"
    DISTRICT = "district", "区县"
    STREET = "street", "街道"
    TOWN = "town", "镇"
    COMMUNITY = "community", "社区"
    VILLAGE = "village", "村"
    ESTATE = "estate", "小区"
    GRID = "grid", "网格"
    BUILDING = "building", "楼栋"

    @property
    def depth(self) -> int:
        """0 for a district, growing downwards; a parent's is smaller than its child's."""
        return _DEPTHS[self.value]

    @property
    def is_above_streets(self) -> bool:
        """True for a city and a district."""
        return self.depth <= AreaKind.DISTRICT.depth


class PartyKind(LabeledEnum):
    """The four parties of an estate (四方协商)."""

    PARTY_ORGANIZATION = "party_organization", "党组织"
    RESIDENTS_COMMITTEE = "residents_committee", "居委会"
    OWNERS_COMMITTEE = "owners_committee", "业委会"
    PROPERTY_COMPANY = "property_company", "物业公司"


class Party(Part):
    """One of the four parties, with a public office phone."""

    kind: PartyKind = described("哪一方", "党组织、居委会、业委会、物业", "Which of the four")
    name: Line | None = optional("名称", "单位的名称", "Its name")
    not_yet: Flag = described("还没有", "还没成立的写“是”，不写名称", "There is none yet", default=False)
    phone: Phone | None = optional("电话", "办公电话", "A public office phone")

    @model_validator(mode="after")
    def _named_or_not_yet(self) -> Self:
        if (self.name is None) != self.not_yet:
            raise refused("party_name", found=self.kind.value)
        return self


class StructureRole(LabeledEnum):
    """Bodies and roles along the tree by which people are reached: street, community, grid, building."""

    PARTY_COMMITTEE = "party_committee", "党委"
    PARTY_GENERAL_BRANCH = "party_general_branch", "党总支"
    PARTY_BRANCH = "party_branch", "党支部"
    GRID_WORKER = "grid_worker", "网格员"
    BUILDING_CAPTAIN = "building_captain", "楼栋长"
    SOCIAL_WORKER = "social_worker", "社工"
    VOLUNTEER = "volunteer", "志愿者"
    VOLUNTEER_TEAM = "volunteer_team", "志愿队"


class StructureCount(Part):
    """A count of bodies or of people in a role; never their names."""

    role: StructureRole = described(
        "角色",
        "party_committee 党委、party_general_branch 党总支、party_branch 党支部、grid_worker 网格员、"
        "building_captain 楼栋长、social_worker 社工、volunteer 志愿者、volunteer_team 志愿队",
        "Which body or role",
    )
    count: Count = described("数量", "几个；不写姓名", "How many; never who")


class Area(Record):
    """A place where people live."""

    meta: ClassVar = RecordKind(
        "area", "areas", "地方", order=10, chinese_keys=("地方", "社区", "小区", "街道"),
        search=Searched(rank=40, others=("address",), is_place=True, has_small=True, line=("kind", "parent")),
        corrected={"名称": "name", "地址": "address", "边界": "", "服务中心": ""},
    )  # fmt: skip

    kind: AreaKind = described(
        "类别", "city 市、district 区县、street 街道、town 镇、community 社区、village 村、estate 小区、grid 网格、building 楼栋",
        "The rung of the ladder",
    )  # fmt: skip
    parent: AreaId | None = optional("上级", "属于哪个地方，写它的编号", "Id of the area around it")
    official_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6,12}$")] | None = optional(
        "区划代码", "统计用区划代码，6 到 12 位", "Statistical code"
    )
    population: Count | None = optional("人口", "常住人口", "Residents")
    households: Count | None = optional("户数", "住户数", "Households")
    area_km2: Annotated[Number, Field(gt=0)] | None = optional(
        "面积（平方公里）", "建成区面积", "Built-up area"
    )
    address: Line | None = optional("地址", "路和门牌", "Street and number")
    location: Location | None = optional("位置", "一个代表点，小区写大门", "A point; of an estate its gate")
    doors: tuple[Door, ...] = described(
        "出入口",
        "真正进出的门，可写几个；不写就用位置",
        "Where one really enters; the location if left out",
        default=(),
    )
    boundary: Boundary | None = optional("边界", "一圈边界点", "The outline")
    parties: tuple[Party, ...] = described(
        "四方", "小区的党组织、居委会、业委会、物业", "The four parties of an estate", default=()
    )
    honors: tuple[Award, ...] = described("称号", "得到的等级和荣誉", "Grades and titles", default=())
    structure: tuple[StructureCount, ...] = described(
        "组织",
        "这一级自己有几个党组织、楼栋长、志愿者；下面各级的由网站相加",
        "Bodies and roles of just this level; the site adds those below",
        default=(),
    )
    figures: tuple[Figure, ...] = described("数据", "公开发表的数字", "Published numbers", default=())
    photos: tuple[Photo, ...] = described("照片", "图片和文字说明", "Pictures with words", default=())
    website: Url | None = optional("网站", "网址", "Address of its website")
