"""Bars with their names and values as a list: there without a script, printable, as large as other text. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 340, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1 with its name and value in words; None draws no bar.

    `perhaps`: a share that is at least as large and not sure, drawn as a dashed box after it.
    """

    name: str
    words: str
    share: float | None
    perhaps: float | None = None


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars below each other, a gray track behind each for the whole; safe to put into a page.

    `title` says what the bars are.
    """
    items = "".join(
        f'<li><span>{escape(row.name)}</span><span class="bar-value">{escape(row.words)}</span>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{"".join(_boxes(row))}</svg></li>'
        for row in rows
    )
    return f'<ul class="bars" aria-label="{escape(title)}">{items}</ul>'


def _boxes(row: Bar) -> Iterator[str]:
    yield _box("bar-track", 1)
    share = row.share or 0
    if share:
        yield _box("bar", share)
    if row.perhaps is not None and row.perhaps > share:
        yield _box("bar-perhaps", row.perhaps, share)


def _box(style: str, end: float, start: float = 0) -> str:
    left = f' x="{WIDTH * start:.0f}"' if start else ""
    width = WIDTH * (min(end, 1) - start)
    return f'<rect class="{style}"{left} width="{width:.0f}" height="{HEIGHT}" rx="3"/>'
