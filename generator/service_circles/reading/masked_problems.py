"""Problems without private numbers: reports end up in public logs, and what they quote with them."""

from collections.abc import Mapping
from dataclasses import replace

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.reading.number_search import mask


def masked_problem(problem: Problem) -> Problem:
    """The same problem, with asterisks in the private numbers that its message or hint quotes."""
    excerpt = mask(problem.excerpt) if problem.position.file.endswith(".md") else problem.excerpt
    hint = problem.better_hint
    return replace(
        problem,
        details=_masked_values(problem.details),
        better_hint=replace(hint, values=_masked_values(hint.values)) if hint else None,
        excerpt=excerpt,
    )


def _masked_values(values: Mapping[str, object]) -> Mapping[str, object]:
    return {name: _masked(value) for name, value in values.items()}


def _masked(value: object) -> object:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, Phrase):
        return replace(value, values=_masked_values(value.values))
    return tuple(map(_masked, value)) if isinstance(value, tuple) else value
