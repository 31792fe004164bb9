"""Charts as inline SVG: bars, columns over time, gains step by step, arcs beside a list.

Pure functions. They need no script, can be printed, and say the same in text. Colors come from the page's stylesheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

WIDTH = 340
"""The width of bars and columns."""
_BAR_HEIGHT = 10
_COLUMNS_HEIGHT, _COLUMNS_TOP, _COLUMNS_BASE, _WIDEST_COLUMN = 176, 26, 148, 56
MOST_NAMED = 6
"""Above this many columns only the first, the largest and the last are named."""
GAIN_WIDTH, GAIN_HEIGHT = 360, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 26.0, 340.0, 40.0, 182.0
_ARCS_WIDTH, ROW = 100, 30
_ARC_START, _NARROWEST_ARC, _WIDEST_ARC = 8, 22, 88


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1 with its name and its value as text; None draws no bar.

    `perhaps`: a share that is at least as large and not certain, drawn as a dashed box after it.
    """

    name: str
    text: str
    share: float | None
    perhaps: float | None = None


def bars(title: str, rows: Sequence[Bar]) -> Markup:
    """Horizontal bars as a list, each on a gray track that stands for the whole; `title` says what they are."""
    # Names and values are HTML and not part of the drawing: they grow with the reader's text size.
    items = "".join(
        f'<li><span>{escape(row.name)}</span><span class="bar-value">{escape(row.text)}</span>'
        f'<svg viewBox="0 0 {WIDTH} {_BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{"".join(_boxes(row))}</svg></li>'
        for row in rows
    )
    return Markup(f'<ul class="bars" aria-label="{escape(title)}">{items}</ul>')  # noqa: S704 - escaped above


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
    return f'<rect class="{style}"{left} width="{width:.0f}" height="{_BAR_HEIGHT}" rx="3"/>'


@dataclass(frozen=True, slots=True)
class Column:
    """A period, its value, and the value as text."""

    period: str
    value: float
    text: str


def columns(title: str, id_: str, given: Sequence[Column]) -> Markup:
    """Columns beside each other, earliest first, from a base line of 0.

    `title` says what they are; `id_` ([a-z0-9-]) is unique on the page. No value is below 0, and one is above.
    """
    summary = "；".join(f"{each.period} {each.text}" for each in given)
    return Markup(  # noqa: S704 - every text is escaped
        f'<svg class="columns-chart" viewBox="0 0 {WIDTH} {_COLUMNS_HEIGHT}" role="img" aria-labelledby="{id_}-title {id_}-words">'
        f'<title id="{id_}-title">{escape(title)}</title><desc id="{id_}-words">{escape(summary)}</desc>'
        f'{"".join(_columns(given))}<rect class="bar-track" y="{_COLUMNS_BASE}" width="{WIDTH}" height="1.5"/></svg>'
    )


def _columns(given: Sequence[Column]) -> Iterator[str]:
    most = max(each.value for each in given)
    room = WIDTH / len(given)
    width = min(room * 0.62, _WIDEST_COLUMN)
    named = _named_columns(given)
    for at, each in enumerate(given):
        middle = room * (at + 0.5)
        height = (_COLUMNS_BASE - _COLUMNS_TOP) * each.value / most
        top = _COLUMNS_BASE - height
        yield f'<rect class="bar" x="{middle - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        if at in named:
            yield f'<text class="column-words" x="{middle:.1f}" y="{top - 7:.1f}">{escape(each.text)}</text>'
            yield f'<text class="column-words" x="{middle:.1f}" y="{_COLUMNS_BASE + 20}">{escape(each.period)}</text>'


def _named_columns(given: Sequence[Column]) -> set[int]:
    if len(given) <= MOST_NAMED:
        return set(range(len(given)))
    largest = max(range(len(given)), key=lambda at: given[at].value)
    last = len(given) - 1
    near = len(given) // MOST_NAMED
    return {0, last} | ({largest} if near < largest < last - near else set())


@dataclass(frozen=True, slots=True)
class Gain:
    """The amount that so many sites reach together; `text` stands at the point, `label` below the axis."""

    amount: float
    text: str
    label: str


def gain_chart(gains: Sequence[Gain], most: float, most_text: str, title: str, summary: str) -> Markup:
    """Steps upwards from nothing, and a dashed line at `most`, all that could be reached.

    Raises ValueError without gains or if `most` is not positive.
    """
    if not gains or most <= 0:
        raise ValueError("a chart needs gains, and something to reach")
    wide, tall = _RIGHT - _LEFT, _BOTTOM - _TOP
    half = wide / len(gains) / 2
    points = [
        (round(_LEFT + wide * (at + 0.5) / len(gains), 1), round(_BOTTOM - tall * (gain.amount / most), 1))
        for at, gain in enumerate(gains)
    ]
    rim = f"M{_LEFT:g} {_BOTTOM:g}" + "".join(f"V{y:g}H{round(x + half, 1):g}" for x, y in points)
    return Markup(  # noqa: S704 - every text is escaped
        f'<svg class="gain-chart" viewBox="0 0 {GAIN_WIDTH} {GAIN_HEIGHT}" role="img" '
        'aria-labelledby="gain-title" aria-describedby="gain-words">'
        f'<title id="gain-title">{escape(title)}</title><desc id="gain-words">{escape(summary)}</desc>'
        f'<path class="gain-most" d="M{_LEFT:g} {_TOP:g}H{_RIGHT:g}"/>'
        f'<text class="gain-most-words" x="{_RIGHT:g}" y="{_TOP - 8:g}">{escape(most_text)}</text>'
        f'<path class="gain-under" d="{rim}V{_BOTTOM:g}z"/><path class="gain-steps" d="{rim}"/>'
        f'<path class="gain-axis" d="M{_LEFT:g} {_BOTTOM:g}H{_RIGHT:g}"/>'
        f"{''.join(_gain_texts(x, y, gain) for (x, y), gain in zip(points, gains, strict=True))}</svg>"
    )


def _gain_texts(x: float, y: float, gain: Gain) -> str:
    text_y = (
        y + 18 if y - _TOP < 26 else y - 8
    )  # below the edge where the dashed line would run through the text
    return (
        f'<text class="gain-words" x="{x:g}" y="{round(text_y, 1):g}">{escape(gain.text)}</text>'
        f'<text class="gain-under-words" x="{x:g}" y="{_BOTTOM + 20:g}">{escape(gain.label)}</text>'
    )


def arcs(heights: Sequence[float], links: Sequence[tuple[int, int]], hubs: Sequence[int] = ()) -> Markup:
    """Arcs that join rows of a list which says the same; stretched by the page to its rows of equal height.

    `heights`: of each row, in rows. `links`: pairs of indices of rows. `hubs`: rows whose arcs are marked.
    """
    middles = [round((sum(heights[:at]) + height / 2) * ROW, 1) for at, height in enumerate(heights)]
    longest = max((abs(end - start) for start, end in links), default=1)
    # Long arcs are wider and drawn first, so that none hides another.
    by_length = sorted(((abs(end - start), start, end) for start, end in links), key=lambda link: -link[0])
    drawn = "".join(
        _arc(middles[start], middles[end], length / longest, is_of_hub=not {start, end}.isdisjoint(hubs))
        for length, start, end in by_length
    )
    return Markup(  # noqa: S704 - numbers alone
        f'<svg class="arcs" viewBox="0 0 {_ARCS_WIDTH} {sum(heights) * ROW:g}" preserveAspectRatio="none" aria-hidden="true">'
        f"{drawn}</svg>"
    )


def _arc(one: float, other: float, share: float, *, is_of_hub: bool) -> str:
    top, end = min(one, other), max(one, other)
    wide = _ARC_START + _NARROWEST_ARC + (_WIDEST_ARC - _NARROWEST_ARC) * share
    style = ' class="of-hub"' if is_of_hub else ""
    return f'<path{style} d="M0 {top:g}H{_ARC_START}C{wide:.0f} {top:g} {wide:.0f} {end:g} {_ARC_START} {end:g}H0"/>'
