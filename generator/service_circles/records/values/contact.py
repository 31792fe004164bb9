"""Pieces that records share: where, how to call, photos, who checked it and where it is from."""

from typing import Annotated, ClassVar

from pydantic import Field

from service_circles.records.values.fields import (
    Count,
    Date,
    FilePath,
    Line,
    Number,
    Period,
    PhoneNumber,
    Url,
    WholeNumber,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class Datum(LabeledEnum):
    """The coordinate system a point is given in."""

    WGS84 = "wgs84", "WGS84"
    GCJ02 = "gcj02", "GCJ-02（高德、腾讯）"
    BD09 = "bd09", "BD-09（百度）"


class Accuracy(LabeledEnum):
    """The accuracy of a point."""

    ENTRANCE = "entrance", "门口"
    BUILDING = "building", "楼"
    STREET = "street", "路段"
    AREA = "area", "大致范围"


Latitude = Annotated[Number, Field(ge=-90, le=90)]
Longitude = Annotated[Number, Field(ge=-180, le=180)]


class Location(Part):
    """A point in the datum that its author names. A datum is always required."""

    latitude: Latitude = described("纬度", "北纬，在中国约 18 到 54", "Degrees north")
    longitude: Longitude = described("经度", "东经，在中国约 73 到 135", "Degrees east")
    datum: Datum = described(
        "坐标系", "wgs84（GPS、天地图）、gcj02（高德、腾讯）或 bd09（百度）", "Where the numbers come from"
    )
    accuracy: Accuracy = described(
        "精度", "entrance 门口、building 楼、street 路段、area 大致范围", "How exact the point is",
        default=Accuracy.BUILDING,
    )  # fmt: skip


class Door(Location):
    """An entrance; on a footbridge or underground it joins the ways there and not the street in front."""

    level: Annotated[WholeNumber, Field(ge=-20, le=120)] = described(
        "层",
        "门在哪一层：0 地面（不写就是）、-1 地下一层、1 天桥或二楼",
        "Floor of the door: 0 is the ground, -1 below it, 1 a footbridge or one up",
        default=0,
    )


class Boundary(Part):
    """The outline of an area: three or more points, latitude first."""

    datum: Datum = described("坐标系", "wgs84、gcj02 或 bd09", "Where the numbers come from")
    points: Annotated[tuple[tuple[Latitude, Longitude], ...], Field(min_length=3, max_length=2_000)] = (
        described("边界点", "依次写 [纬度, 经度]", "Corner after corner, [latitude, longitude]")
    )


class PhoneKind(LabeledEnum):
    """The kind of phone. A personal number is never published."""

    OFFICE = "office", "办公电话"
    DUTY = "duty", "值班电话"
    HOTLINE = "hotline", "热线"
    EMERGENCY = "emergency", "紧急电话"
    PUBLIC_MOBILE = "public_mobile", "公务手机"


class Phone(Part):
    """A public number."""

    number: PhoneNumber = described("号码", "照着能拨的写法，例如 0000-0000 0001", "As one dials it")
    kind: PhoneKind = described(
        "类别", "office 办公、duty 值班、hotline 热线、emergency 紧急、public_mobile 公务手机", "Whose phone it is",
        default=PhoneKind.OFFICE,
    )  # fmt: skip
    label: Line | None = optional("说明", "例如：长者饭堂订餐", "What it is for")


class AccessibilityFeature(LabeledEnum):
    """A feature that makes a place accessible."""

    STEP_FREE = "step_free", "无台阶"
    STEPS = "steps", "有台阶，轮椅进不去"
    RAMP = "ramp", "坡道"
    LIFT = "lift", "电梯"
    WHEELCHAIR = "wheelchair", "可借轮椅"
    ACCESSIBLE_TOILET = "accessible_toilet", "无障碍厕所"
    TACTILE_PAVING = "tactile_paving", "盲道"
    HEARING_LOOP = "hearing_loop", "助听设备"
    SIGN_LANGUAGE = "sign_language", "手语"
    LARGE_PRINT = "large_print", "大字版材料"
    READING_GLASSES = "reading_glasses", "老花镜"
    NURSING_ROOM = "nursing_room", "母婴室"
    PARKING = "parking", "无障碍车位"
    AED = "aed", "自动体外除颤器"


class Photo(Part):
    """A picture with a description for those who do not see it."""

    file: FilePath = described("文件", "content/ 里的图片，例如 photos/mingzhu.jpg", "A picture in content/")
    alt: Line = described("文字说明", "图里有什么，读给看不见的人听", "What the picture shows")
    credit: Line | None = optional("来源", "谁拍的", "Who took it")


class Verified(Part):
    """The day of the last check of a record and the role of who checked it; never a person's name."""

    is_often_repeated: ClassVar[bool] = True
    date: Date = described("日期", "核对的日期", "When it was checked")
    by: Line = described("核对人", "写岗位，不写姓名：社区值班岗", "A role, not a name")


class Source(Part):
    """The publication of a fact."""

    title: Line = described("出处", "文件或报道的名称", "What it was published in")
    publisher: Line | None = optional(
        "发布者", "哪家报纸、哪个单位，例如：光明日报 9 版", "The paper or office"
    )
    date: Date | None = optional("日期", "发布日期", "When")
    period: Period | None = optional(
        "年月", "只知道年份或月份时代替日期：2021、2023-05", "Year or month, where the day is not known"
    )
    url: Url | None = optional("网址", "原文地址", "Where to read it")


class Figure(Part):
    """A published number with its unit, date and source."""

    name: Line = described("名称", "例如：社区阵地", "What is counted")
    value: Number = described("数值", "只写数字", "The number")
    unit: Line = described("单位", "例如：个", "The unit")
    source: Source = described("来源", "出处和日期", "Where and when it was published")


class YearFigures(Part):
    """Money of a year, in yuan."""

    year: Annotated[WholeNumber, Field(ge=1949, le=2100)] = described("年份", "例如 2025", "The year")
    income_yuan: Count | None = optional("收入（元）", "全年收入", "Income of the year")
    spending_yuan: Count | None = optional("支出（元）", "全年支出", "Spending of the year")
    note: Line | None = optional("说明", "用在哪里", "What it was used for")
