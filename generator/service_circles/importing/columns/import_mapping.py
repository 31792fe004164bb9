"""The mapping: how a file of somebody's is read, so that the next import reads it the same way."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field

from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.values.contact import Datum
from service_circles.records.values.fields import (
    AreaId,
    Flag,
    Name,
    OneOrMany,
    WholeNumber,
    described,
    optional,
)
from service_circles.records.values.record_part import Part

SKIPPED, PERSON, AREA_ABOVE = "skip", "person", "area_above"
"""Fields of no record: a column of no interest, people's names, the area above the row's."""
ADDRESS_REST = "address_rest"
"""The city, postal code and the like of the address."""
LATITUDE, LONGITUDE, LOCATION = "latitude", "longitude", "location"
KINDS_BY_NAME = {kind.meta.name: kind for kind in KINDS}
KindName = Enum("KindName", {name.upper(): name for name in KINDS_BY_NAME})  # type: ignore[misc] # from the schema


class MobilePolicy(Enum):
    """Policy for mobile numbers."""

    REFUSE = "refuse"
    PUBLIC_MOBILE = "public_mobile"


class Column(Part):
    """A column of the file and the field that it is."""

    column: Name = described("列", "表头里的字", "Its heading")
    field: Name | None = optional(
        "字段", "导入到哪个字段；不写就不导入", "The field; not imported if left out"
    )
    kind: Name | None = optional("类别", "电话的类别：office、duty、hotline", "Kind of phone")
    label: Name | None = optional("说明", "电话的说明", "Label of the phone")


class Word(Part):
    """Meaning of a text in a column: an id, or a choice."""

    field: Name = described("字段", "哪个字段", "The field")
    text: Name = described("表里写的", "表里写的字", "As the file has it")
    means: Name = described("意思", "编号或选项", "An id or a choice")


class Fixed(Part):
    """A value that all rows have."""

    field: Name = described("字段", "哪个字段", "The field")
    value: Name = described("值", "每一行都是它", "The value of every row")


class ImportMapping(Part):
    """Mapping for one kind of record in one file."""

    kind: KindName = described("记录类别", "center、service……", "Kind of record", default=KindName("center"))
    sheet: Name | None = optional("工作表", "哪一张工作表", "Which sheet")
    header_rows: tuple[Annotated[WholeNumber, Field(ge=1)], ...] = described(
        "表头", "表头在第几行，两行就写两个", "Rows of the heading", default=()
    )
    encoding: Name | None = optional("编码", "CSV 的编码，例如 gb18030", "Encoding of a CSV file")
    datum: Datum | None = optional("坐标系", "wgs84、gcj02 或 bd09", "Datum of the coordinates")
    mobiles: MobilePolicy = described(
        "手机号", "refuse 不导入、public_mobile 当公务手机", "Policy for mobiles", default=MobilePolicy.REFUSE
    )
    summer: Name | None = optional(
        "夏天", "表里写夏季、冬季而没有写日子的，夏天是哪天到哪天：05-01/09-30", "Days of summer: 05-01/09-30"
    )
    new_areas: AreaId | None = optional(
        "新建地方", "表里的社区、街道还没有时，在哪个地方下面新建", "Create unknown areas below this one"
    )
    new_kinds: Flag = described(
        "新类别", "表里的类别没有的，声明成自己的类别", "Declare unknown kinds of places", default=False
    )
    key: Annotated[tuple[Name, ...], OneOrMany] = described(
        "认行", "靠哪几列认出是同一行", "Columns by which a row is known again", default=()
    )
    fixed: tuple[Fixed, ...] = described(
        "固定", "每一行都一样的字段", "Fields the same for all rows", default=()
    )
    words: tuple[Word, ...] = described(
        "词", "表里的说法和编号的对照", "Texts and what they mean", default=()
    )
    columns: tuple[Column, ...] = described("列", "每一列是哪个字段", "The field of each column", default=())

    @property
    def record_kind(self) -> type[Record]:
        """The class of its records."""
        return KINDS_BY_NAME[str(self.kind.value)]
