"""Slips of typing, found line by line before YAML is parsed.

The YAML parser blames the wrong line for them or, worse, reads something else in silence. Each is
named where it is, and the line is mended, so that what follows from it is not reported as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator.problems import Problem
from generator.reading import invisible
from generator.reading.lines import Context, context_after, in_parts
from generator.reading.slip_rules import first_slip, unclosed
from generator.reading.source import MOST_PROBLEMS, SourceFile, Spot
from generator.reading.value_rules import Slip

_MOST_SLIPS_IN_A_LINE = 5
_LONGEST_LINE = 20_000
"""Nobody types longer ones."""
_AT_LINE_START = r"""\n[ \-]*(?:
    [\u00a0\u3000－—–‐−•·＃]
    | (?<=-)[^\s\-0-9.]
    | \w+(?: :[^\s/] | :[ ][^\n"'\[{\#:]*:(?:[ ]|$) | [ \u3000]*： )
)"""
_IN_VALUE = r"""(?::[ ]|-[ ])(?:
    [@`%*&!,\]}?]
    | [>|](?![+\-0-9]*[ ]*(?:\#|$))
    | (?: \[[^\[\]\n]*\] | \{[^{}\n]*\} | "[^"\n]*" | '[^'\n]*' )[ ]*[^\s\#,\]}]
)"""
_IN_BRACKETS = r"""[\[\]{}][^\[\]{}"'\n]*(?:[，：]|[a-z]:[^\s/])"""
_UNCLOSED = r"""(?: [\[{][^\[\]{}\n]* | [ ]"[^"\n]* | [ ]'[^'\n]* )\n"""
_SUSPICIOUS = tuple(
    re.compile(pattern, re.MULTILINE | re.VERBOSE)
    for pattern in (
        invisible.PATTERN,
        r"\t",
        _AT_LINE_START,
        _IN_VALUE,
        _IN_BRACKETS,
        r"[ ]\#[^\s\#!]",
        _UNCLOSED,
    )
)
"""Whether it is worth looking at each line of a file. Most files have none of these; the search is
shaped so that it skips from line to line and from colon to colon, and takes no longer than the file
is long: no piece of it runs over where it may begin again."""


def mend(source: SourceFile) -> tuple[SourceFile, list[Problem]]:
    """The file with its slips mended for the parser, and a problem for each."""
    text = f"\n{source.text}"
    if not any(pattern.search(text) for pattern in _SUSPICIOUS):
        return source, []
    problems: list[Problem] = []
    mended: dict[int, str] = {}
    context = Context()
    for number, line in enumerate(source.lines, 1):
        stages = list(_stages(line, _next_line(source.lines, number), context))
        text = stages[-1][1].mended if stages else line
        problems += _problems(source, number, stages, text)
        if len(problems) > MOST_PROBLEMS:
            break
        if stages:
            mended[number] = text
        context = context_after(in_parts(text, context), context)
    return (replace(source, mended=mended) if mended else source), problems


def _next_line(lines: list[str], number: int) -> str | None:
    return next((line for line in islice(lines, number, None) if line.strip()), None)


def _stages(text: str, following: str | None, context: Context) -> Iterator[tuple[str, Slip]]:
    """A line may have several slips: each as found in the text mended so far."""
    for _ in range(_MOST_SLIPS_IN_A_LINE if len(text) <= _LONGEST_LINE else 0):
        slip = first_slip(text, context) or unclosed(text, following, context)
        if slip is None:
            return
        yield text, slip
        text = slip.mended


def _problems(source: SourceFile, number: int, stages: list[tuple[str, Slip]], mended: str) -> list[Problem]:
    """One problem for each kind of slip in a line; all show the line as it should be."""
    found: dict[str, Problem] = {}
    for text, slip in stages:
        spot = Spot(number, slip.column, slip.length)
        details = {"mended": mended.strip()} | slip.details
        problem = replace(source, mended={number: text}).problem(slip.code, spot, **details)
        found.setdefault(slip.code, problem)
    return list(found.values())
