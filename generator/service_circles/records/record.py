"""The fields that all records share."""

from typing import Annotated, ClassVar

from service_circles.records.hidden_fields import HiddenFields
from service_circles.records.values.contact import Source, Verified
from service_circles.records.values.fields import Id, Line, Name, OneOrMany, Prose, described, optional
from service_circles.records.values.record_kind import RecordKind

INTERNAL_FIELDS = frozenset({"note", "listing"})
"""Fields of a record, not of its parts, that are never published."""


class Record(HiddenFields):
    """Something with a page of its own."""

    meta: ClassVar[RecordKind]
    """The declaration of its kind."""

    id: Id = described(
        "编号", "网址里用，小写字母、数字、连字符，定了不改", "In addresses; permanent: a-z, 0-9, hyphens"
    )
    name: Line = described("名称", "居民看到的名字", "The name residents read")
    formerly: Annotated[tuple[Id, ...], OneOrMany] = described(
        "曾用编号", "改过的旧编号，旧网址会转到新网址", "Old ids; their addresses lead here", default=()
    )
    description: Prose | None = optional("介绍", "几句话，可用 Markdown", "A few sentences; Markdown")
    verified: Verified | None = optional(
        "核对", "何时由哪个岗位核对", "When and by which role it was checked"
    )
    sources: tuple[Source, ...] = described("出处", "资料从哪里来", "Where the facts come from", default=())
    note: Name | None = optional("内部备注", "只给编辑看，不发布", "For editors; never published")
