"""Columns over time and arcs between rows: where they stand, what they say."""

import re
from xml.etree import ElementTree

from service_circles.writing.drawings.arcs import ROW, arcs
from service_circles.writing.drawings.columns import Column, columns

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
