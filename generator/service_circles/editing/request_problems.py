"""Refusals of operations as problems, at the place in the request's file."""

from functools import lru_cache
from typing import Any

from service_circles.editing.change_request import ChangeRequest
from service_circles.editing.refusals import RefusedError
from service_circles.problems.problem import Position, Problem
from service_circles.problems.source_file import SourceFile
from service_circles.reading.yaml.yaml_nodes import Node, follow
from service_circles.reading.yaml.yaml_parser import read_nodes

UNNAMED = "change-request"
"""Stands for the file of a request that a program made."""


def refusal(request: ChangeRequest, number: int, refused: RefusedError) -> Problem:
    """The problem with an operation; numbers count from 0."""
    details: dict[str, Any] = {"number": number + 1, **refused.details}
    path = ("operations", number, *refused.at)
    root = positions(request.source) if request.source else None
    if request.source is None or root is None:
        return Problem(refused.code, Position(UNNAMED, number + 1), details, refused.hint)
    return request.source.problem(refused.code, follow(root, path).spot, hint=refused.hint, **details)


@lru_cache(maxsize=4)
def positions(source: SourceFile) -> Node | None:
    """The places of all values of a JSON file: JSON is YAML in brackets."""
    return read_nodes(source)[0]
