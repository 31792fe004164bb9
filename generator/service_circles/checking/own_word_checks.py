"""Check kinds and fields of the directory's own in centers: declared, and of the right type."""

import re
from collections.abc import Iterator

from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.settings.own_words import FieldType

_SHAPES = {
    FieldType.NUMBER: re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    FieldType.YES_NO: re.compile("是|否|yes|no|oui|non|sí|si|نعم|لا", re.IGNORECASE),
    FieldType.LINK: re.compile(r"https://[^\s<>\"]+"),
}


def check_own_words(read: ReadDirectory) -> Iterator[Problem]:
    """Report kinds and fields that communities.yaml does not declare (D120), and values of another type (D121)."""
    settings = read.directory.settings
    kinds = {kind.name for kind in settings.center_kinds}
    fields = {field.name: field for field in settings.own_fields}
    for center in read.directory.all(ServiceCenter):
        if center.own_kind is not None and center.own_kind not in kinds:
            hint = suggest(nearest(center.own_kind, kinds))
            yield read.places.problem_at(
                center, ("own_kind",), "D120", hint=hint, found=center.own_kind, declared="center_kinds"
            )
        for number, detail in enumerate(center.details):
            field = fields.get(detail.field)
            if field is None:
                hint = suggest(nearest(detail.field, fields))
                place = ("details", number, "field")
                yield read.places.problem_at(
                    center, place, "D120", hint=hint, found=detail.field, declared="own_fields"
                )
            elif (shape := _SHAPES.get(field.type)) and not shape.fullmatch(detail.value):
                yield read.places.problem_at(
                    center,
                    ("details", number, "value"),
                    "D121",
                    found=detail.value,
                    field=detail.field,
                    type=field.type.value,
                )
