"""Typing errors, found line by line before YAML is parsed.

The YAML parser blames the wrong line for them or, worse, reads something else without a word. Each is
reported where it is, and the line is corrected, so that its consequences are not reported as well.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from service_circles.basics.plain_ideographs import UNUSUAL_IDEOGRAPH_PATTERN
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile, Spot, column_before_correction
from service_circles.reading.typos.characters import INVISIBLE_PATTERN
from service_circles.reading.typos.line_rules import first_slip, invisible_character, unclosed
from service_circles.reading.typos.value_rules import Slip
from service_circles.reading.typos.yaml_lines import Context, context_after, split_line

_MOST_SLIPS_IN_A_LINE = 5
_LONGEST_LINE = 20_000
"""Nobody types longer ones."""
_MOST_LINES = 200_000
"""Nobody types as many; a look at each would take longer than reading the file."""
_PLAIN_FIELD = re.compile(
    r" *(?P<dash>- )?(?P<name>[a-z_]+):(?: (?P<text>[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff .，。（）/_-]*))?"
)
_RARE = re.compile("[\u00a0\u3000－—–‐−•·＃：]")
_RARE_AT_LINE_START = re.compile(r"\n[ \-]*(?:[\u00a0\u3000－—–‐−•·＃]|\w+(?:\.[\w\-]+)?[ \u3000]*：)")
_INVISIBLE = re.compile(INVISIBLE_PATTERN)
_SUSPICIOUS = tuple(
    re.compile(pattern, re.MULTILINE | re.VERBOSE)
    for pattern in (
        INVISIBLE_PATTERN,
        UNUSUAL_IDEOGRAPH_PATTERN,
        r"\t",
        r"\n[ ]*-[^\s\-0-9.]",
        r":(?<=[A-Za-z_\u4e00-\u9fff]:)[^\s/]",
        r":[ ][^\n\"'\[{\#:,]*:(?:[ ]|$)",
        r"(?::[ ]|-[ ])(?:[@`%*&!,\]}?] | [>|](?![+\-0-9]*[ ]*(?:\#|$)))",
        r"(?::[ ]|-[ ])(?:\[[^\[\]\n]*\] | \{[^{}\n]*\} | \"[^\"\n]*\" | '[^'\n]*')[ ]*[^\s\#,\]}]",
        r"[\[\]{}][^\[\]{}\"'\n]*(?:[，：]|[a-z]:[^\s/])",
        r"[ ]\#[^\s\#!]",
        r"[\"'\[\]{},]\#",
        r"[\[{][^\[\]{}\n]*\n",
        r"[ ]\"[^\"\n]*\n",
        r"[ ]'[^'\n]*\n",
    )
)
"""Signs of a slip somewhere in a file: only then is each line looked at. Each pattern skips from one
special character to the next and never runs over a place where it may begin again: linear time."""


def _is_suspicious(text: str) -> bool:
    text = f"\n{text}"
    if _RARE.search(text) and _RARE_AT_LINE_START.search(text):
        return True
    return any(pattern.search(text) for pattern in _SUSPICIOUS)


def correct_typos(source: SourceFile) -> tuple[SourceFile, list[Problem]]:
    """The file with its slips corrected for the parser, and a problem for each."""
    if not _is_suspicious(source.text) or len(source.lines) > _MOST_LINES:
        return source, []
    problems: list[Problem] = []
    corrected: dict[int, str] = {}
    context = Context()
    for number, (line, following) in enumerate(zip(source.lines, _next_lines(source.lines), strict=True), 1):
        if plain := _context_after_plain_field(line, context):
            context = plain
            continue
        stages = list(_stages(line, following, context))
        text = stages[-1][1].corrected if stages else line
        problems += _problems(source, number, stages, text)
        if len(problems) > MOST_PROBLEMS:
            break
        if stages:
            corrected[number] = text
        context = context_after(split_line(text, context))
    return (replace(source, corrected=corrected) if corrected else source), problems


def _context_after_plain_field(line: str, context: Context) -> Context | None:
    """The context after `name: text` without any special character, as most lines are; None for any other line."""
    if context.quote or context.brackets or context.block is not None:
        return None
    field = _PLAIN_FIELD.fullmatch(line)
    if field is None:
        return None
    start = field.start("name")
    if context.text_of is not None and start > context.text_of and not field["dash"]:
        return None
    return Context(text_of=start if field["text"] else None, last_key=start)


def invisible_characters(source: SourceFile, lines_before: int = 0) -> Iterator[Problem]:
    """A problem for each line of a file in prose with characters that nobody can see."""
    if not _INVISIBLE.search(source.text):
        return
    for number, line in enumerate(source.lines[lines_before:], lines_before + 1):
        if slip := invisible_character(line):
            yield source.problem(slip.code, Spot(number, slip.column, slip.length), **slip.details)


def _next_lines(lines: list[str]) -> list[str | None]:
    """For each line the next one that is not blank; None after the last."""
    following: list[str | None] = []
    below = None
    for line in reversed(lines):
        following.append(below)
        below = line if line.strip() else below
    return following[::-1]


def _stages(text: str, following: str | None, context: Context) -> Iterator[tuple[str, Slip]]:
    """A line may have several slips: each as found in the text corrected so far."""
    for _ in range(_MOST_SLIPS_IN_A_LINE):
        if len(text) > _LONGEST_LINE:
            slip = invisible_character(text)
        else:
            slip = first_slip(text, context) or unclosed(text, following, context)
        if slip is None:
            return
        yield text, slip
        text = slip.corrected


def _problems(
    source: SourceFile, number: int, stages: list[tuple[str, Slip]], corrected: str
) -> list[Problem]:
    """One problem for each kind of slip in a line; all show the line as it should be."""
    found: dict[str, Problem] = {}
    for text, slip in stages:
        column = column_before_correction(source.line(number), text, slip.column)
        details = {"corrected": corrected.strip()} | slip.details
        problem = source.problem(slip.code, Spot(number, column, slip.length), slip.severity, **details)
        found.setdefault(slip.code, problem)
    return list(found.values())
