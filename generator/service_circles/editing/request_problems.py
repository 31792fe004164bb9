"""Problems at places in the file of a change request."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from service_circles.editing.change_request import ChangeRequest
from service_circles.editing.refusals import RefusedError
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Position, Problem
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.yaml.yaml_nodes import Node, follow
from service_circles.reading.yaml.yaml_parser import read_nodes

UNNAMED = "change-request"
"""Stands for the file of a request that a program made."""
_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|.)")


def refusal(request: ChangeRequest, number: int, refused: RefusedError) -> Problem:
    """The problem with an operation that is not applied; numbers count from 0."""
    details: dict[str, Any] = {"number": number + 1, **refused.details}
    if request.source is None:
        return Problem(refused.code, Position(UNNAMED, number + 1), details, refused.hint)
    path = ("operations", number, *refused.at)
    return masked([problem_at(request.source, path, refused.code, refused.hint, **details)], request.source)[
        0
    ]


def problem_at(
    source: SourceFile,
    path: Sequence[str | int],
    code: str,
    hint: Phrase | None = None,
    /,
    *,
    at_key: bool = False,
    **details: Any,
) -> Problem:
    """A problem at a path in the JSON, at the value or its key, or at the innermost thing around it."""
    root, _ = positions(source)
    found = follow(root, path) if root else None
    spot = found.spot if found else Spot(1, 1)
    if at_key and found and found.key:
        spot = found.key.spot
    return source.problem(code, spot, hint=hint, **details)


@lru_cache(maxsize=4)
def positions(source: SourceFile) -> tuple[Node | None, list[Problem]]:
    """The places of all values of a JSON file, which is YAML in brackets, and keys written twice."""
    readable = _ESCAPE.sub(_without_surrogates, source.text)
    return read_nodes(replace(source, text=readable))


def _without_surrogates(escape: re.Match[str]) -> str:
    return escape[0] if len(escape[0]) == 2 else "\\u0020"


@lru_cache(maxsize=4)
def _masks(source: SourceFile) -> dict[int, str]:
    """The lines with private numbers, as they may be shown."""
    return {each.position.line: each.excerpt for each in private_numbers(source, positions(source)[0])}


def masked(problems: Sequence[Problem], source: SourceFile) -> list[Problem]:
    """The problems of a file with private numbers hidden in their excerpts."""
    masks = _masks(source)
    return [replace(each, excerpt=masks.get(each.position.line, each.excerpt)) for each in problems]
