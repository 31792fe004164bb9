"""The few fields between two `---` at the head of a hand-written page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.problems import Both, Problem
from generator.reading.nearest import nearest
from generator.reading.slips import mend
from generator.reading.source import SourceFile, Spot
from generator.reading.yaml_errors import PARSER_CODES
from generator.reading.yaml_events import read_nodes
from generator.reading.yaml_nodes import Mapping as MappingNode
from generator.reading.yaml_nodes import Node, Text, Unusable

FIELDS = ("title", "description")
_FENCE = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_WORDS = Both("title（标题）、description（搜索引擎里显示的介绍）", "title, description")
_TEXT = Both("一段文字", "text")


def read_front_matter(source: SourceFile) -> tuple[Mapping[str, str], int, list[Problem]]:
    """Its fields, the number of lines it takes, and its problems. Pages need none."""
    lines = source.lines
    if not re.fullmatch(r"-{3}[ \t]*", lines[0]):
        return {}, 0, []
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return {}, 0, [source.problem("M101", Spot(1, 1, 3))]
    # An empty line in place of the first fence keeps the numbers of the lines.
    front, problems = mend(SourceFile(source.path, "\n".join(["", *lines[1:end]])))
    root, mistakes = read_nodes(front)
    problems += [
        _as_front_matter(mistake, front) for mistake in mistakes if not (problems and _is_syntax(mistake))
    ]
    return dict(_fields(root, front, problems)), end + 1, problems


def _is_syntax(problem: Problem) -> bool:
    return problem.code in PARSER_CODES


def _as_front_matter(problem: Problem, front: SourceFile) -> Problem:
    if not _is_syntax(problem):
        return problem
    return front.problem("M101", Spot(problem.position.line, problem.position.column))


def _fields(root: Node | None, front: SourceFile, problems: list[Problem]) -> list[tuple[str, str]]:
    if root is None or isinstance(root, Unusable):
        return []
    if not isinstance(root, MappingNode):
        problems.append(front.problem("M101", root.spot))
        return []
    found = []
    for name, node in root.values.items():
        if name not in FIELDS:
            problems.append(_unknown(name, root.keys[name], front))
        elif isinstance(node, Text):
            found.append((name, node.text.strip()))
        elif not isinstance(node, Unusable):
            problems.append(front.problem("M106", root.keys[name].spot, found=name, wanted=_TEXT))
    return found


def _unknown(name: str, key: Text, front: SourceFile) -> Problem:
    meant = nearest(name, FIELDS)
    hint = Both(f"是不是想写 {meant}？", f"did you mean `{meant}`?") if meant else None
    return front.problem("M102", key.spot, hint=hint, found=name, words=_WORDS)
