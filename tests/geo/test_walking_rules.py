"""Every row of the tables in docs/walking-rules.md, asked of the rules."""

import re
from pathlib import Path

import pytest

from service_circles.geo.osm.levels import GROUND, OVERHEAD, UNDERGROUND, Levels, levels_of

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "walking-rules.md"
_TAG = re.compile(r"`([^`=]+)=([^`]+)`")
Row = tuple[str, ...]


def _rows(heading: str) -> list[Row]:
    """The rows of the table below a heading."""
    section = re.split(r"^## ", _PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = next(part for part in section if part.startswith(heading)).splitlines()
    table = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line[:1] == "|"]
    return table[2:]


def _tags(row: Row) -> dict[str, str]:
    return dict(_TAG.findall(row[0]))


def _floors(text: str) -> Levels:
    if text in {"below", "above"}:
        return UNDERGROUND if text == "below" else OVERHEAD
    numbers = [int(number) for number in text.split(" to ")]
    return Levels(numbers[0], numbers[-1])


@pytest.mark.parametrize("row", _rows("Doors"), ids=lambda row: row[0])
def test_floors(row: Row) -> None:
    assert levels_of(_tags(row)) == _floors(row[2])


def test_no_table_is_empty() -> None:
    assert _floors("0") == GROUND
    assert len(_rows("Doors")) > 10
