"""A directory's own words: kinds of places and fields that it declares, texts that it translates once."""

from typing import Annotated

from pydantic import StringConstraints

from service_circles.records.values.fields import Flag, Line, Name, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class OwnKind(Part):
    """A kind of place that the schema does not have, such as a food pantry."""

    name: Line = described("名称", "居民看到的名字，例如：食物银行", "As residents read it: Food pantry")
    icon: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")] | None = optional(
        "图标", "Material Design 图标的名字", "Name of a Material Design icon"
    )


class FieldType(LabeledEnum):
    """Type of a field of one's own."""

    TEXT = "text", "文字"
    YES_NO = "yes_no", "是或否"
    NUMBER = "number", "数"
    LINK = "link", "网址"


class FieldPlace(LabeledEnum):
    """Position of a field of one's own on a page."""

    TOP = "top", "上面，地址旁边"
    ABOUT = "about", "“关于这里”里面"


class OwnField(Part):
    """A field that the schema does not have, such as: dogs allowed."""

    name: Line = described("名称", "居民看到的名字，例如：能带狗吗", "As residents read it: Dogs allowed")
    type: FieldType = described(
        "写什么",
        "text 文字、yes_no 是或否、number 数、link 网址",
        "text, yes_no, number or link",
        default=FieldType.TEXT,
    )
    shown: FieldPlace = described(
        "显示在哪里", "top 地址旁边、about “关于这里”里面", "top: beside the address; about: under “About this place”",
        default=FieldPlace.ABOUT,
    )  # fmt: skip
    searchable: Flag = described(
        "能搜到", "搜里面的字能不能找到它", "Whether search finds what is written", default=False
    )


class TraditionalName(Part):
    """A name written in traditional characters, where conversion would get it wrong."""

    simplified: Name = described("简体", "例如：松鹤里", "In simplified characters")
    traditional: Name = described("繁體", "例如：松鶴里", "In traditional characters")


class Phrase(Part):
    """A text that many records have, translated once for all of them."""

    text: Line = described(
        "原文", "几处都写的字，译文写在 text.en", "A text of several records; its English is text.en"
    )
