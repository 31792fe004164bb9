"""What the schema refuses, in words for an editor."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from generator.problems import Both, Problem
from generator.reading.source import SourceFile
from generator.reading.yaml_nodes import Mapping, follow
from generator.records.fields import Part


def explain(part: type[Part], error: ErrorDetails, node: Mapping, source: SourceFile) -> Problem:
    """The problem that an error of pydantic means."""
    place, _, _ = follow(node, error["loc"])
    return source.problem(
        "R199", place.line, place.column, Both("这里的内容不对", f"this is not right: {error['msg']}")
    )
