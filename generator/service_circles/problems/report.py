"""Problems as text for a terminal or a log: where, what is wrong, the line itself, what to try."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from service_circles.basics.display_width import display_width
from service_circles.languages.catalogs import in_both, in_chinese, in_english
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem

_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDEST_EXCERPT = 100
_WARNINGS_OF_A_KIND = 10


def report(problems: Iterable[Problem], *, color: bool) -> str:
    """All problems in their order and their number; empty if there are none.

    Every mistake is shown. Of one kind of warning only the first ten are, so that a sparse
    directory does not bury its mistakes under advice.
    """
    in_order = sorted(problems, key=lambda problem: problem.order)
    if not in_order:
        return ""
    paint = _Paint(color)
    parts = [_problem(problem, paint) for problem in _without_repetition(in_order)]
    return "\n".join([*parts, *_left_out(in_order), _count(in_order, paint)])


class _Paint:
    """Colors for terminals, or nothing."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, *styles: str) -> str:
        return f"{''.join(styles)}{text}{_PLAIN}" if self._color else text


def _without_repetition(problems: list[Problem]) -> Iterator[Problem]:
    shown: dict[str, int] = defaultdict(int)
    for problem in problems:
        shown[problem.code] += 1
        if problem.is_mistake or shown[problem.code] <= _WARNINGS_OF_A_KIND:
            yield problem


def _left_out(problems: list[Problem]) -> Iterator[str]:
    number: dict[str, int] = defaultdict(int)
    for problem in problems:
        number[problem.code] += not problem.is_mistake
    for code, warnings in sorted(number.items()):
        more = warnings - _WARNINGS_OF_A_KIND
        if more > 0:
            text = phrase("还有 {count} 个同样的提醒", count=more)
            yield f"[{code}] {in_chinese(text)}\n    {in_english(text)}\n"


def _count(problems: list[Problem], paint: _Paint) -> str:
    mistakes = sum(problem.is_mistake for problem in problems)
    warnings = len(problems) - mistakes
    text = phrase(
        "共 {mistakes}、{warnings}",
        mistakes=phrase("{count} 个错误", count=mistakes),
        warnings=phrase("{count} 个提醒", count=warnings),
    )
    return paint(in_both(text), _BOLD) + "\n"


def _problem(problem: Problem, paint: _Paint) -> str:
    tint = _RED if problem.is_mistake else _YELLOW
    message = problem.message if problem.is_mistake else phrase("提醒：{message}", message=problem.message)
    place = problem.position
    where = f"{place.file}:{place.line}:{place.column}" if problem.excerpt or place.line > 1 else place.file
    lines = [
        f"{paint(_visible(where), _BOLD)} {paint(f'[{problem.code}]', tint)} {_visible(in_chinese(message))}",
        f"    {_visible(in_english(message))}",
    ]
    gutter = " " * max(len(str(place.line)), 4)
    if problem.excerpt:
        before, marked, after = _window(problem)
        lines += [
            f"{place.line:>{len(gutter)}} | {before}{marked}{after}",
            f"{gutter} | {' ' * display_width(before)}{paint('^' * max(display_width(marked), 1), tint)}".rstrip(),
        ]
    if problem.hint:
        lines += [
            f"{gutter} {paint('=', _CYAN)} {_visible(in_chinese(problem.hint))}",
            f"{gutter}   {_visible(in_english(problem.hint))}",
        ]
    return "\n".join(lines) + "\n"


def _window(problem: Problem) -> tuple[str, str, str]:
    """The excerpt before, at and after the mark, with the ends of a long line cut off."""
    start = min(problem.position.column - 1, len(problem.excerpt))
    end = start + problem.length
    before = _visible(problem.excerpt[max(start - _WIDEST_EXCERPT, 0) : start])
    marked = _visible(problem.excerpt[start : min(end, start + _WIDEST_EXCERPT)])
    after = _visible(problem.excerpt[end : end + _WIDEST_EXCERPT])
    if display_width(before + marked + after) <= _WIDEST_EXCERPT:
        return before, marked, after
    third = _WIDEST_EXCERPT // 6  # characters, each of them one or two cells wide
    if len(before) > third:
        before = "…" + before[-third:]
    if len(marked) > 2 * third:
        marked, after = marked[: 2 * third] + "…", ""
    if len(after) > third:
        after = after[:third] + "…"
    return before, marked, after


def _visible(text: str) -> str:
    """The text without control, bidi and other hidden characters, which could forge lines of a log."""
    return "".join("·" if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} else each for each in text)
