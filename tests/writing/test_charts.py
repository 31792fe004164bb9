"""Bars: their lengths, their words, nothing of an author as markup."""

import re
from xml.etree import ElementTree

from service_circles.writing.drawings.charts import WIDTH, Bar, bars

ROWS = (
    Bar("上午", "3 户 · 75.0 %", 0.75),
    Bar("晚上", "1 户 · 25.0 %", 0.25, perhaps=0.5),
    Bar("<周日>", "—", None),
)


def boxes(style: str) -> list[tuple[float, float]]:
    """Left and width of the boxes of a style."""
    drawing = ElementTree.fromstring(bars("什么时候", ROWS))  # noqa: S314 - our own
    found = [box for box in drawing.iter("rect") if box.get("class") == style]
    return [(float(box.get("x", "0")), float(box.get("width", "0"))) for box in found]


def test_lengths_are_shares() -> None:
    assert boxes("bar-track") == [(0, WIDTH)] * 3
    assert boxes("bar") == [(0, WIDTH * 0.75), (0, WIDTH * 0.25)]
    assert boxes("bar-perhaps") == [(WIDTH * 0.25, WIDTH * 0.25)]


def test_words_say_what_the_bars_show() -> None:
    drawing = bars("什么时候", ROWS)
    assert re.findall(r"<span[^>]*>(.*?)</span>", drawing) == [
        "上午", "3 户 · 75.0 %", "晚上", "1 户 · 25.0 %", "&lt;周日&gt;", "—",
    ]  # fmt: skip
    assert 'aria-label="什么时候"' in drawing
