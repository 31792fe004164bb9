"""The problems that a change brings: those that the base did not have, wherever they stand now."""

from collections import Counter
from collections.abc import Callable, Iterable

from service_circles.languages.catalogs import in_chinese
from service_circles.problems.problem import Problem


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems that are left when each former one is taken away: by its message, else by code and file."""
    old, new = list(before), list(after)
    for key in (_message, _place):
        old, new = _without(old, new, key), _without(new, old, key)
    return new


def _message(problem: Problem) -> object:
    return problem.code, in_chinese(problem.message)


def _place(problem: Problem) -> object:
    """By which a warning of a record that only got another name is found again."""
    return problem.code, problem.position.file


def _without(
    problems: list[Problem], others: list[Problem], key: Callable[[Problem], object]
) -> list[Problem]:
    """The problems but for as many of each key as there are among the others."""
    spare = Counter(map(key, others))
    left = []
    for problem in problems:
        spare[key(problem)] -= 1
        if spare[key(problem)] < 0:
            left.append(problem)
    return left
