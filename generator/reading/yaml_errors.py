"""What the YAML parser could not read, told to somebody who has never heard of YAML."""

from __future__ import annotations

import yaml

from generator.problems import Both, Problem
from generator.reading.source import SourceFile


def explain(error: yaml.YAMLError, source: SourceFile) -> Problem:
    """A problem for the place where the parser gave up."""
    detail = str(getattr(error, "problem", "") or error).splitlines()[0]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return source.problem(
        "Y201",
        line,
        column,
        Both("这里读不懂", f"this cannot be read ({detail})"),
        Both("检查这一行和上一行的缩进、冒号和引号", "check indentation, colons and quotes here and above"),
    )
