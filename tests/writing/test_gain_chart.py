"""The chart of gains: steps at true scale, words that are escaped and stay on the drawing."""

import re
from xml.etree import ElementTree

import pytest

from service_circles.writing.drawings.gain_chart import HEIGHT, WIDTH, Gain, gain_chart

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
        assert 0 < float(text.get("x", "")) < WIDTH
        assert 12 < float(text.get("y", "")) < HEIGHT


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
