"""How much each further site gains, as inline SVG. `gain_chart` is a pure function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 360, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 26.0, 340.0, 40.0, 182.0


@dataclass(frozen=True, slots=True)
class Gain:
    """What so many sites reach together; `words` stand at the point, `under` below the axis."""

    amount: float
    words: str
    under: str


def gain_chart(gains: Sequence[Gain], most: float, most_words: str, title: str, summary: str) -> str:
    """Steps upwards from nothing, and a dashed line at `most`, all that could be reached.

    Raises ValueError without gains or if `most` is not positive. Colors come from the page's stylesheet.
    """
    if not gains or most <= 0:
        raise ValueError("a chart needs gains, and something to reach")
    points = [(_across(at, len(gains)), _up(gain.amount / most)) for at, gain in enumerate(gains)]
    return "".join(
        (
            f'<svg class="gain-chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-labelledby="gain-title" aria-describedby="gain-words">'
            f'<title id="gain-title">{escape(title)}</title><desc id="gain-words">{escape(summary)}</desc>',
            f'<path class="gain-most" d="M{_LEFT:g} {_TOP:g}H{_RIGHT:g}"/>',
            f'<text class="gain-most-words" x="{_RIGHT:g}" y="{_TOP - 8:g}">{escape(most_words)}</text>',
            _steps(points),
            f'<path class="gain-axis" d="M{_LEFT:g} {_BOTTOM:g}H{_RIGHT:g}"/>',
            *(_point(spot, gain) for spot, gain in zip(points, gains, strict=True)),
            "</svg>",
        )
    )


def _across(at: int, count: int) -> float:
    """The middle of a step."""
    return round(_LEFT + (_RIGHT - _LEFT) * (at + 0.5) / count, 1)


def _up(share: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * share, 1)


def _steps(points: Sequence[tuple[float, float]]) -> str:
    half = (_RIGHT - _LEFT) / len(points) / 2
    stairs = "".join(f"V{y:g}H{round(x + half, 1):g}" for x, y in points)
    rim = f"M{_LEFT:g} {_BOTTOM:g}{stairs}"
    return f'<path class="gain-under" d="{rim}V{_BOTTOM:g}z"/><path class="gain-steps" d="{rim}"/>'


def _point(spot: tuple[float, float], gain: Gain) -> str:
    """The words of a step: above it, or below its edge where the dashed line would run through them."""
    x, y = spot
    at = y + 18 if y - _TOP < 26 else y - 8
    return (
        f'<text class="gain-words" x="{x:g}" y="{round(at, 1):g}">{escape(gain.words)}</text>'
        f'<text class="gain-under-words" x="{x:g}" y="{_BOTTOM + 20:g}">{escape(gain.under)}</text>'
    )
