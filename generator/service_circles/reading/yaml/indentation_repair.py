"""Repair of lines that are not aligned: the smallest change of one line with which the whole file can be read."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from service_circles.languages.phrase import Phrase, phrase

_LINES_ABOVE = 12
_MOST_TRIALS, _MOST_CHARACTERS = 60, 1_500_000


class _Change(NamedTuple):
    """A hint, the lines that it is about, and what they would be."""

    hint: Phrase
    first: int
    lines: list[str]


def repair_hint(text: str, line: int, can_be_read: Callable[[str], bool]) -> Phrase | None:
    """The first change near a line, counted from 1, that makes a text readable; None if there is none."""
    lines = text.split("\n")
    trials = min(_MOST_TRIALS, _MOST_CHARACTERS // max(len(text), 1))
    for change, _ in zip(_changes(lines, line - 1), range(trials), strict=False):
        end = change.first + len(change.lines)
        if can_be_read("\n".join([*lines[: change.first], *change.lines, *lines[end:]])):
            return change.hint
    return None


def _changes(lines: list[str], at: int) -> Iterator[_Change]:
    """Spaces where their number is odd; two lines that changed places; a lost dash; other spaces."""
    near = [each for each in range(at, max(at - _LINES_ABOVE, 0) - 1, -1) if _is_text(lines[each])]
    odd = [each for each in near if _indent(lines[each]) % 2]
    for each in odd:
        yield from _with_other_spaces(lines, each, (1, -1))
    if len(near) > 1 and _may_have_changed_places(lines[near[1]], lines[at]):
        hint = phrase("试一试：第 {line} 行移到第 {other} 行上面", line=at + 1, other=near[1] + 1)
        yield _Change(hint, near[1], [lines[at], *lines[near[1] : at]])
    for each in near[:2]:
        yield from _with_a_dash(lines, each)
    for each in near[:2]:
        yield from _with_other_spaces(lines, each, (2, -2))
    for each in near[2:]:
        yield from _with_a_dash(lines, each)
        yield from _with_other_spaces(lines, each, (2, -2))


def _with_other_spaces(lines: list[str], at: int, steps: tuple[int, ...]) -> Iterator[_Change]:
    now = _indent(lines[at])
    for count in (now + step for step in steps):
        if count >= 0:
            hint = phrase(
                "试一试：第 {line} 行前面改成 {count} 个空格（现在是 {now} 个）",
                line=at + 1,
                count=count,
                now=now,
            )
            yield _Change(hint, at, [" " * count + lines[at].lstrip(" ")])


def _with_a_dash(lines: list[str], at: int) -> Iterator[_Change]:
    said = lines[at].lstrip(" ")
    if re.match(r"[a-z_]+(?:\.[A-Za-z-]+)?:(?: |$)", said):
        corrected = f"- {said}"
        hint = phrase("试一试：第 {line} 行开头补上“- ”：{corrected}", line=at + 1, corrected=corrected)
        yield _Change(hint, at, [" " * _indent(lines[at]) + corrected])


def _may_have_changed_places(above: str, line: str) -> bool:
    """True for a field above the one that it belongs to, or above the item that begins with it."""
    return _indent(above) > _indent(line) and (line.rstrip().endswith(":") or line.lstrip().startswith("- "))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_text(line: str) -> bool:
    said = line.strip()
    return bool(said) and not said.startswith("#")
