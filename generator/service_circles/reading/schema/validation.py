"""From a mapping of texts to a frozen record, or to problems at the very fields."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile
from service_circles.reading.schema.field_errors import explain
from service_circles.reading.schema.schema_texts import expected_at, only_field_missing, suggested_name
from service_circles.reading.schema.validation_error import as_written
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Unusable, follow, to_data
from service_circles.reading.yaml.yaml_nodes import Sequence as NodeSequence
from service_circles.records.values.record_part import Part

SomePart = TypeVar("SomePart", bound=Part)


def validate(
    part: type[SomePart], node: Mapping, source: SourceFile
) -> tuple[SomePart | None, Sequence[Problem]]:
    """The record that a mapping describes; None with the problems if it has mistakes."""
    try:
        return part.model_validate(to_data(node)), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
    errors = [written for detail in found for written in as_written(detail)]
    problems: dict[object, Problem] = {}
    for detail in _worth_reporting(part, errors[:MOST_PROBLEMS], node):
        problem = explain(part, detail, node, source)
        problems.setdefault((problem.code, _once_for(detail["loc"]) or problem.position), problem)
    return None, list(problems.values())


def _once_for(path: tuple[int | str, ...]) -> tuple[int | str, ...] | None:
    """A boundary drawn with swapped numbers has hundreds of wrong corners; the first says it all."""
    return path[: path.index("points")] if "points" in path[:-1] else None


def _worth_reporting(part: type[Part], errors: list[ErrorDetails], root: Mapping) -> Iterator[ErrorDetails]:
    """The errors without those reported already, and without missing fields that are only misspelled."""
    misspelled = {
        (*path[:-1], suggested_name(expected_at(part, path[:-1]).part or part, str(path[-1])))
        for path in (detail["loc"] for detail in errors if detail["type"] == "extra_forbidden")
    }
    strange = _with_strange_fields_only(errors, root)
    for detail in errors:
        if detail["type"] == "missing" and (
            detail["loc"][:-1] in strange or _is_named_otherwise(part, detail, root)
        ):
            continue
        node = follow(root, detail["loc"]).node
        reported = isinstance(node, Unusable) or _misses_only_wrong_items(detail, node)
        if not reported and not (detail["type"] == "missing" and detail["loc"] in misspelled):
            yield detail


def _with_strange_fields_only(errors: list[ErrorDetails], root: Mapping) -> set[tuple[int | str, ...]]:
    """Paths to groups in a record whose fields all belong elsewhere: what is missing in them is beside the point."""
    strange = Counter(detail["loc"][:-1] for detail in errors if detail["type"] == "extra_forbidden")
    found = ((path, follow(root, path).node, count) for path, count in strange.items())
    return {
        path
        for path, node, count in found
        if path and isinstance(node, Mapping) and count == len(node.values)
    }


def _is_named_otherwise(part: type[Part], detail: ErrorDetails, root: Mapping) -> bool:
    """True if a strange field beside a missing one is reported as what it may be."""
    path = detail["loc"][:-1]
    node, around = follow(root, path).node, expected_at(part, path).part or part
    return isinstance(node, Mapping) and only_field_missing(around, node.keys) == detail["loc"][-1]


def _misses_only_wrong_items(detail: ErrorDetails, node: Node) -> bool:
    """True if a list is too short only without the items that have problems of their own."""
    if detail["type"] != "too_short":
        return False
    written = len(node.items) if isinstance(node, NodeSequence) else 1  # one value is a list of one
    return written > int(detail["ctx"]["actual_length"])
