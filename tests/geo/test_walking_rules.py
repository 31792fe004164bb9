"""Every row of the tables in docs/walking-rules.md, asked of the rules."""

import re
from pathlib import Path

import pytest

from service_circles.geo.osm.conditional_access import open_by_day
from service_circles.geo.osm.entrances import Entrance, entrance_of
from service_circles.geo.osm.foot_rules import FootWay, Gated, Street, blocks_way, foot_way
from service_circles.geo.osm.levels import GROUND, OVERHEAD, UNDERGROUND, Levels, levels_of
from service_circles.geo.osm.wheel_rules import Wheels, stops_wheels, wheels_on_way

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


@pytest.mark.parametrize("row", _rows("Access"), ids=lambda row: row[0])
def test_access(row: Row) -> None:
    walked = [foot_way(_tags(row), gated) is not None for gated in (Gated.PERMEABLE, Gated.CLOSED)]
    assert walked == [answer == "yes" for answer in row[2:4]]


@pytest.mark.parametrize("row", _rows("Entrances"), ids=lambda row: row[0])
def test_entrances(row: Row) -> None:
    found = [entrance_of(_tags(row), (21.2, 112.6), gated) for gated in (Gated.PERMEABLE, Gated.CLOSED)]
    assert [each is not None for each in found] == [answer == "yes" for answer in row[2:4]]
    level = int(_tags(row).get("level", 0))
    assert all(
        each is None or each == Entrance((21.2, 112.6), level, is_main="main" in row[0]) for each in found
    )


@pytest.mark.parametrize("row", _rows("Barriers"), ids=lambda row: row[0])
def test_barriers(row: Row) -> None:
    stopped = [blocks_way(_tags(row), gated) for gated in (Gated.PERMEABLE, Gated.CLOSED)]
    assert stopped == [answer == "stops" for answer in row[2:4]]


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({"foot:forward": "no"}, False, True),
        ({"foot:backward": "no"}, True, False),
        ({"foot": "no", "foot:forward": "yes"}, True, False),
        ({"access": "private", "foot:backward": "yes"}, False, True),
        ({"oneway:foot": "yes", "foot:forward": "yes"}, True, False),
        ({"foot:backward:conditional": "no @ (08:00-12:00)"}, True, False),
        ({"oneway:foot:conditional": "yes @ (08:00-12:00)"}, True, False),
    ],
)
def test_directions(tags: dict[str, str], forward: bool, backward: bool) -> None:
    assert foot_way({"highway": "footway", **tags}, Gated.CLOSED) == FootWay(Street.PATH, forward, backward)


@pytest.mark.parametrize(
    ("hours", "is_open"),
    [
        ("24/7", True), ("Mo-Fr 08:00-18:00", True), ("Mo-Fr 08:00-10:30", False), ("Mo,We,Fr 10:00-11:00", True),
        ("Tu,Th 08:00-18:00", False), ("22:00-06:00", False), ("20:00-12:00", True), ("08:00-18:00; PH off", True),
        ("Mo-Su", True), ("off", False), ("We off; Mo-Su 08:00-18:00", True), ("sunrise-sunset", True),
        ("sunset-sunrise", False), ("Sa,Su", False), ("Apr-Oct 08:00-18:00", None), ("snow", None), ("", None),
        ("Mo-Fr 08:00-10:00, 14:00-18:00", False), ("PH off", False), ("Mo-Fr", True),
        ("Tu 08:00-18:00, We 14:00-18:00", False), ("Tu 14:00-18:00, We 08:00-18:00; PH off", True),
        ("Mo - Fr 08:00 - 18:00", True), ("00:00-02:00,05:00-24:00", True), ("08:00-18:00; We 14:00-18:00", False),
    ],
)  # fmt: skip
def test_hours_on_a_wednesday_morning(hours: str, is_open: bool | None) -> None:
    assert open_by_day(hours) is is_open


@pytest.mark.parametrize("row", _rows("Wheels"), ids=lambda row: row[0])
def test_wheels_on_ways(row: Row) -> None:
    assert wheels_on_way(_tags(row)) is Wheels[row[2].upper()]


@pytest.mark.parametrize("row", _rows("Nodes for wheels"), ids=lambda row: row[0])
def test_wheels_at_nodes(row: Row) -> None:
    assert stops_wheels(_tags(row)) is (row[2] == "stop")


def test_no_table_is_empty() -> None:
    assert _floors("0") == GROUND
    assert (
        min(
            len(_rows(heading)) for heading in ("Doors", "Entrances", "Access", "Barriers", "Wheels", "Nodes")
        )
        > 10
    )
