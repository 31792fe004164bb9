"""An organization: one of the five kinds of actor (五社), or an office."""

from typing import Annotated, ClassVar

from service_circles.records.record import Record
from service_circles.records.values.contact import Phone, YearFigures
from service_circles.records.values.fields import (
    AreaId,
    Line,
    OneOrMany,
    OrganizationId,
    Url,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class OrganizationKind(LabeledEnum):
    """The five kinds first, then the others."""

    COMMUNITY = "community", "社区"
    SOCIAL_ORGANIZATION = "social_organization", "社会组织"
    SOCIAL_WORK = "social_work", "社会工作者"
    VOLUNTEERS = "volunteers", "社区志愿者"
    CHARITY = "charity", "社会慈善资源"
    GOVERNMENT = "government", "政府部门"
    PARTY = "party", "党组织"
    PROPERTY = "property", "物业公司"
    MEDICAL = "medical", "医疗机构"
    ENTERPRISE = "enterprise", "企业"
    OTHER = "other", "其他机构"


class WorksWith(Part):
    """Another organization that this one works with."""

    organization: OrganizationId = described("机构", "机构的编号", "Id of the other organization")
    how: Line | None = optional("怎么合作", "例如：提供场地", "What they do together")


class Organization(Record):
    """An organization that provides services."""

    meta: ClassVar = RecordKind(
        "organization", "organizations", "机构", order=40, chinese_keys=("机构", "组织"),
        search=Searched(rank=80, later=0.5, others=("address",), is_scanned=True, line=("kind", "address")),
        corrected={"电话": "phones", "地址": "address", "服务": ""},
    )  # fmt: skip

    kind: OrganizationKind = described(
        "类别",
        "community 社区、social_organization 社会组织、social_work 社工、volunteers 志愿者、charity 慈善、"
        "government 政府、party 党组织、property 物业、medical 医疗、enterprise 企业、other 其他",
        "Which kind of actor",
    )
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "服务地方", "在哪些地方做事", "Ids of the areas it works in", default=()
    )
    hub_of: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "枢纽",
        "是哪个街道的枢纽：大家通过它一起做事，图上会标出来",
        "Ids of the areas whose hub it is",
        default=(),
    )
    works_with: tuple[WorksWith, ...] = described(
        "合作", "和哪些机构一起做事", "Whom it works with", default=()
    )
    address: Line | None = optional("地址", "办公地址", "Office address")
    phones: tuple[Phone, ...] = described("电话", "办公电话", "Office phones", default=())
    website: Url | None = optional("网站", "网址", "Address of its website")
    yearly: tuple[YearFigures, ...] = described(
        "历年收支", "每年的收入和支出", "Income and spending by year", default=()
    )
