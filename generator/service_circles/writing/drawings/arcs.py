"""Arcs beside a list: which of its rows belong together. Pure functions; the list itself is HTML and says the same."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, ROW = 100, 30
_START, _LEAST, _MOST = 8, 22, 88


def arcs(heights: Sequence[float], links: Sequence[tuple[int, int]]) -> str:
    """An SVG as tall as the list beside it, to be stretched to it; `heights`: of each row, in rows.

    `links` are pairs of places in the list. Longer ways swing out wider, so that none hides another.
    """
    tops = [sum(heights[:at]) for at in range(len(heights) + 1)]
    middles = [round((tops[at] + height / 2) * ROW, 1) for at, height in enumerate(heights)]
    longest = max((abs(end - start) for start, end in links), default=1)
    drawn = "".join(_arc(middles, link, longest) for link in sorted(links, key=_length, reverse=True))
    return (
        f'<svg class="arcs" viewBox="0 0 {WIDTH} {tops[-1] * ROW:g}" preserveAspectRatio="none" aria-hidden="true">'
        f"{drawn}</svg>"
    )


def _length(link: tuple[int, int]) -> int:
    return abs(link[1] - link[0])


def _arc(middles: Sequence[float], link: tuple[int, int], longest: int) -> str:
    top, end = sorted(middles[at] for at in link)
    wide = _START + _LEAST + (_MOST - _LEAST) * (_length(link) / longest)
    return f'<path d="M0 {top:g}H{_START}C{wide:.0f} {top:g} {wide:.0f} {end:g} {_START} {end:g}H0"/>'
