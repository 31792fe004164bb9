"""Bars as inline SVG: there without a script, printable, each with its words. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 340
_ROW_HEIGHT = 42
_BAR_TOP = 22
_BAR_HEIGHT = 10
_BELOW_LAST = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1 with its name and value in words; None draws no bar.

    `perhaps`: a share that is at least as large and not sure, drawn as a dashed box after it.
    """

    name: str
    words: str
    share: float | None
    perhaps: float | None = None


def bars(title: str, id_: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars below each other, a gray track behind each for the whole; safe to put into a page.

    `title` says what the bars are; `id_` ([a-z0-9-]) is unique on the page.
    """
    height = _ROW_HEIGHT * len(rows) - _BELOW_LAST
    summary = "；".join(f"{row.name} {row.words}" for row in rows)
    drawn = "".join(part for at, row in enumerate(rows) for part in _row(row, at * _ROW_HEIGHT))
    return (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{id_}-title {id_}-words">'
        f'<title id="{id_}-title">{escape(title)}</title><desc id="{id_}-words">{escape(summary)}</desc>'
        f"{drawn}</svg>"
    )


def _row(row: Bar, top: int) -> Iterator[str]:
    yield f'<text y="{top + 15}">{escape(row.name)}</text>'
    yield f'<text class="bar-value" x="{WIDTH}" y="{top + 15}">{escape(row.words)}</text>'
    yield _box("bar-track", top, 1)
    share = row.share or 0
    if share:
        yield _box("bar", top, share)
    if row.perhaps is not None and row.perhaps > share:
        yield _box("bar-perhaps", top, row.perhaps, share)


def _box(style: str, top: int, end: float, start: float = 0) -> str:
    left = f' x="{WIDTH * start:.0f}"' if start else ""
    width = WIDTH * (min(end, 1) - start)
    return f'<rect class="{style}"{left} y="{top + _BAR_TOP}" width="{width:.0f}" height="{_BAR_HEIGHT}" rx="3"/>'
