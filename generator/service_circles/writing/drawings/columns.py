"""Columns over time as inline SVG: there without a script, printable, each with its words. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 340, 176
_TOP, _BASE = 26, 148
_WIDEST = 56
MOST_NAMED = 6
"""More columns than these name only the first, the largest and the last."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period, its value, and the value in words."""

    period: str
    value: float
    words: str


def columns(title: str, id_: str, given: Sequence[Column]) -> str:
    """Columns beside each other, earliest first, from a base line of 0; safe to put into a page.

    `title` says what they are; `id_` ([a-z0-9-]) is unique on the page. Values are not below 0, one is above.
    """
    summary = "；".join(f"{each.period} {each.words}" for each in given)
    drawn = "".join(_drawn(given))
    return (
        f'<svg class="columns-chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{id_}-title {id_}-words">'
        f'<title id="{id_}-title">{escape(title)}</title><desc id="{id_}-words">{escape(summary)}</desc>'
        f'{drawn}<rect class="bar-track" y="{_BASE}" width="{WIDTH}" height="1.5"/></svg>'
    )


def _drawn(given: Sequence[Column]) -> Iterator[str]:
    most = max(each.value for each in given)
    room = WIDTH / len(given)
    width = min(room * 0.62, _WIDEST)
    named = _named(given)
    for at, each in enumerate(given):
        middle = room * (at + 0.5)
        height = (_BASE - _TOP) * each.value / most
        yield f'<rect class="bar" x="{middle - width / 2:.1f}" y="{_BASE - height:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        if at in named:
            yield f'<text class="column-words" x="{middle:.1f}" y="{_BASE - height - 7:.1f}">{escape(each.words)}</text>'
            yield f'<text class="column-words" x="{middle:.1f}" y="{_BASE + 20}">{escape(each.period)}</text>'


def _named(given: Sequence[Column]) -> set[int]:
    if len(given) <= MOST_NAMED:
        return set(range(len(given)))
    largest = max(range(len(given)), key=lambda at: given[at].value)
    last = len(given) - 1
    near = len(given) // MOST_NAMED
    return {0, last} | ({largest} if near < largest < last - near else set())
