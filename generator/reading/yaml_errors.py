"""What the YAML parser could not read, told to somebody who has never heard of YAML."""

from __future__ import annotations

import yaml

from generator.problems import Problem
from generator.reading.source import SourceFile, Spot

PARSER_CODES = frozenset(f"Y20{number}" for number in range(1, 8))
"""Codes of what only the parser finds; it stops there."""


def explain(error: yaml.YAMLError, source: SourceFile) -> Problem:
    """A problem for the place where the parser gave up."""
    detail = str(getattr(error, "problem", "") or error).splitlines()[0]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return source.problem("Y201", Spot(line, column), reason=detail)
