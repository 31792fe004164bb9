"""Charts: lengths, heights and places, their texts, nothing of an author as markup."""

import re
from xml.etree import ElementTree

import pytest

from service_circles.writing.drawings.charts import (
    GAIN_HEIGHT,
    GAIN_WIDTH,
    ROW,
    WIDTH,
    Bar,
    Column,
    Gain,
    arcs,
    bars,
    columns,
    gain_chart,
)

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


MEMBERS = (Column("2023", 860, "860"), Column("<2024>", 1720, "1,720"), Column("2025", 3440, "3,440"))


def heights(drawing: str) -> list[float]:
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
    return [float(box.get("height", "")) for box in root.iter("rect") if box.get("class") == "bar"]


def words(drawing: str) -> list[str]:
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
    return [text.text or "" for text in root.iter("text")]


def test_columns_are_as_tall_as_their_values() -> None:
    small, middle, large = heights(columns("成员", "series", MEMBERS))
    assert (middle, large) == (small * 2, small * 4)


def test_columns_stand_on_one_line_and_within_the_drawing() -> None:
    root = ElementTree.fromstring(columns("成员", "series", MEMBERS))  # noqa: S314 - our own
    boxes = [box for box in root.iter("rect") if box.get("class") == "bar"]
    feet = {round(float(box.get("y", "")) + float(box.get("height", "")), 1) for box in boxes}
    lefts = [float(box.get("x", "")) for box in boxes]
    assert len(feet) == 1
    assert lefts == sorted(lefts)
    assert lefts[0] >= 0
    assert lefts[-1] + float(boxes[-1].get("width", "")) <= 340


def test_columns_say_what_they_show() -> None:
    drawing = columns("成员", "series", MEMBERS)
    assert words(drawing) == ["860", "2023", "1,720", "<2024>", "3,440", "2025"]
    assert "2023 860；&lt;2024&gt; 1,720；2025 3,440" in drawing


def test_many_columns_name_the_first_the_largest_and_the_last() -> None:
    many = [
        Column(str(2010 + at), value, str(value)) for at, value in enumerate([3, 4, 5, 6, 20, 7, 8, 9, 10])
    ]
    assert words(columns("成员", "series", many)) == ["3", "2010", "20", "2014", "10", "2018"]


def test_arcs_join_the_middles_of_their_rows() -> None:
    """A heading of half a row, three rows, a heading, a row: 0.5 + 3 + 0.5 + 1 rows."""
    drawing = arcs([0.5, 1, 1, 1, 0.5, 1], [(1, 3), (5, 2)])
    assert f'viewBox="0 0 100 {5 * ROW}"' in drawing
    ends = [(float(top), float(end)) for top, end in re.findall(r'd="M0 ([\d.]+)H[^"]* ([\d.]+)H0"', drawing)]
    assert ends == [(2 * ROW, 4.5 * ROW), (1 * ROW, 3 * ROW)]  # the longer one first, so that it lies below


def test_a_longer_arc_swings_out_wider() -> None:
    drawing = arcs([1, 1, 1, 1], [(0, 1), (0, 3)])
    long, short = (int(wide) for wide in re.findall(r"C(\d+) ", drawing))
    assert short < long <= 100


GAINS = (Gain(300, "300 户", "1 处"), Gain(450, "450 户", "2 处"), Gain(600, "600 户", "3 处"))


def drawn(gains: tuple[Gain, ...] = GAINS, most: float = 600) -> ElementTree.Element:
    """The chart as XML."""
    return ElementTree.fromstring(gain_chart(gains, most, "最多 600 户", "标题", "用文字说"))  # noqa: S314


def test_steps_are_at_true_scale() -> None:
    steps = next(path for path in drawn() if path.get("class") == "gain-steps").get("d", "")
    ground = float(re.match(r"M[\d.]+ ([\d.]+)", steps)[1])  # type: ignore[index]
    heights = [ground - float(up) for up in re.findall(r"V([\d.]+)", steps)]
    assert heights == pytest.approx([heights[2] / 2, heights[2] * 0.75, heights[2]])
    most = next(path for path in drawn() if path.get("class") == "gain-most").get("d", "")
    assert float(most.split()[1].split("H")[0]) == pytest.approx(ground - heights[2])


def test_it_is_read_aloud_and_words_stay_on_the_drawing() -> None:
    chart = drawn()
    assert [chart[0].text, chart[1].text] == ["标题", "用文字说"]
    assert chart.get("aria-labelledby") == chart[0].get("id")
    assert chart.get("aria-describedby") == chart[1].get("id")
    for text in chart.iter("text"):
        assert 0 < float(text.get("x", "")) < GAIN_WIDTH
        assert 12 < float(text.get("y", "")) < GAIN_HEIGHT


def test_words_keep_off_the_line_of_all_that_could_be_reached() -> None:
    line_y = 40
    words = [float(text.get("y", "")) for text in drawn().iter("text") if text.get("class") == "gain-words"]
    assert all(y - 12 > line_y for y in words)


def test_words_are_escaped() -> None:
    chart = gain_chart((Gain(1, "<b>&", '"1'),), 1, "<i>", "<u>", "a & b")
    assert not re.search("<[biu]>", chart)
    assert drawn((Gain(1, "<b>&", '"1'),), 1) is not None


@pytest.mark.parametrize(("gains", "most"), [((), 1), (GAINS, 0)])
def test_nothing_to_draw(gains: tuple[Gain, ...], most: float) -> None:
    with pytest.raises(ValueError, match="needs"):
        gain_chart(gains, most, "", "", "")
