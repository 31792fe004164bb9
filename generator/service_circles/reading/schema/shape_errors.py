"""A list where text is expected, text where fields are expected, and so on."""

from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.source_file import Spot
from service_circles.reading.schema.schema_texts import Expected, expected_at, list_of_required
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text, Unusable, follow
from service_circles.records.values.record_part import Part

_NAMES = {Text: phrase("一段文字"), Sequence: phrase("一个列表"), Mapping: phrase("一组字段")}
_TEXT_REFUSED = frozenset({"tuple_type", "model_type", "model_attributes_type"})


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A wrong shape: the code to report, the place and the details."""

    code: str
    spot: Spot
    details: dict[str, Any]


def shape_name(node: Node) -> Phrase:
    """The name of a node's shape: text, a list, a group of fields."""
    return _NAMES.get(type(node), phrase("空的"))


def wrong_shape(part: type[Part], error: ErrorDetails, root: Node) -> Misshapen | None:
    """The outermost place on the way to an error where the shape is wrong, if there is one.

    Outermost, since all that pydantic says about the inside of a misplaced list is beside the point.
    """
    path = error["loc"]
    known = len(path) - (error["type"] == "extra_forbidden")  # nothing is expected of an unknown field
    for steps in range(1, known + 1):
        found = follow(root, path[:steps])
        if found.steps < steps or isinstance(found.node, Unusable):
            return None
        expected = expected_at(part, path[:steps])
        if expected.texts.name and _differs(found.node, expected, error, last=steps == len(path)):
            texts = expected.texts
            inside = list_of_required(expected.part) if expected.part else ()
            return Misshapen(
                {"list": "R104", "fields": "R105", "text": "R106"}[expected.shape],
                found.spot,
                {
                    "title": texts.title,
                    "field": texts.name,
                    "expected": texts.expected,
                    "found": shape_name(found.node),
                    "words": inside,
                    "example": expected.example,
                },
            )
    return None


def _differs(node: Node, expected: Expected, error: ErrorDetails, *, last: bool) -> bool:
    if isinstance(node, Text):  # some lists and schedules may be written as one text
        return last and error["type"] in _TEXT_REFUSED
    return not isinstance(node, Sequence if expected.shape == "list" else Mapping) or expected.shape == "text"
