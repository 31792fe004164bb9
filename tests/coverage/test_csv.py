"""The table of `circles reach --csv` is opened by spreadsheet programs, which compute what looks like a formula."""

import csv

import pytest

from service_circles.coverage.reports.figure_exports import _csv


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://evil.example")',
        "+1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "\t=1",
        " =1",
        "＝1",
        "\r=1",
    ],
)
def test_no_cell_is_a_formula(name: str) -> None:
    rows = list(csv.reader(_csv(["area"], [[name]]).splitlines(keepends=True)))
    assert rows[1][0].startswith("'")


@pytest.mark.parametrize("value", ["明珠社区", "-0.5", "-12", -3, 0.25, "", "a=b", "A-1", None])
def test_all_other_cells_stay(value: object) -> None:
    assert _csv(["area"], [[value, 1]]).splitlines()[1] == f"{'' if value is None else value},1"
