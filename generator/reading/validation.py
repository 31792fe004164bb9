"""From a mapping of texts to a frozen record, or to problems at the very fields."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from generator.problems import Problem
from generator.reading.messages import explain
from generator.reading.source import SourceFile
from generator.reading.yaml_nodes import Mapping, Unusable, follow, plain
from generator.records.fields import Part

SomePart = TypeVar("SomePart", bound=Part)


def validate(
    part: type[SomePart], node: Mapping, source: SourceFile
) -> tuple[SomePart | None, list[Problem]]:
    """The record that a mapping describes; None with the problems if it has mistakes."""
    try:
        return part.model_validate(plain(node)), []
    except ValidationError as error:
        problems = []
        for detail in error.errors(include_url=False):
            place, _, _ = follow(node, detail["loc"])
            if type(place) is not Unusable:
                problems.append(explain(part, detail, node, source))
        return None, problems
