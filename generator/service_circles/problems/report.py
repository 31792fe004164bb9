"""Problems as text for a terminal or a log: where, what is wrong, the line itself, what to try."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from service_circles.basics.display_width import display_width
from service_circles.languages.catalogs import in_both, in_chinese, in_english
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.problems.visible_text import visible

_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDEST_EXCERPT = 100
_WARNINGS_OF_A_KIND = 10
_MISTAKES_OF_A_KIND = 20


def report(problems: Iterable[Problem], *, color: bool) -> str:
    """All problems in their order and their number; empty if there are none.

    Only the first mistakes and warnings of a kind are shown, so that a column written in a wrong way does not
    bury all else; of further mistakes the places are.
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


def _most(problem: Problem) -> int:
    return _MISTAKES_OF_A_KIND if problem.is_mistake else _WARNINGS_OF_A_KIND


def _without_repetition(problems: list[Problem]) -> Iterator[Problem]:
    shown: dict[str, int] = defaultdict(int)
    for problem in problems:
        shown[problem.code] += 1
        if shown[problem.code] <= _most(problem):
            yield problem


def _left_out(problems: list[Problem]) -> Iterator[str]:
    alike: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.code].append(problem)
    for code, found in sorted(alike.items()):
        more = found[_most(found[0]) :]
        if not more:
            continue
        if more[0].is_mistake:
            text, places = phrase("还有 {count} 个同样的错误", count=len(more)), _places(more)
        else:
            text, places = phrase("还有 {count} 个同样的提醒", count=len(more)), ""
        yield f"[{code}] {in_chinese(text)}\n    {in_english(text)}\n{places}"


def _places(problems: list[Problem]) -> str:
    """A line per file: 'content/a.yaml: 12, 15, 18'."""
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in problems:
        lines[problem.position.file].append(problem.position.line)
    return "".join(
        f"      {visible(file)}: {', '.join(map(str, dict.fromkeys(of)))}\n" for file, of in lines.items()
    )


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
        f"{paint(visible(where), _BOLD)} {paint(f'[{problem.code}]', tint)} {visible(in_chinese(message))}",
        f"    {visible(in_english(message))}",
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
            f"{gutter} {paint('=', _CYAN)} {visible(in_chinese(problem.hint))}",
            f"{gutter}   {visible(in_english(problem.hint))}",
        ]
    return "\n".join(lines) + "\n"


def _window(problem: Problem) -> tuple[str, str, str]:
    """The excerpt before, at and after the mark, with the ends of a long line cut off."""
    start = min(problem.position.column - 1, len(problem.excerpt))
    end = start + problem.length
    before = visible(problem.excerpt[max(start - _WIDEST_EXCERPT, 0) : start])
    marked = visible(problem.excerpt[start : min(end, start + _WIDEST_EXCERPT)])
    after = visible(problem.excerpt[end : end + _WIDEST_EXCERPT])
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
