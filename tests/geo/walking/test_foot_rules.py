"""Every rule of where one may walk, tag by tag."""

from collections.abc import Mapping

import pytest

from service_circles.geo.osm.foot_rules import FootWay, Gated, Street, blocks_way, foot_way


def _walkable(highway: str, tags: Mapping[str, str] | None = None, gated: Gated = Gated.CLOSED) -> bool:
    return foot_way({"highway": highway, **(tags or {})}, gated) is not None


WALKED = [
    "trunk",
    "trunk_link",
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "road",
    "service",
    "track",
    "footway",
    "pedestrian",
    "path",
    "steps",
    "corridor",
    "elevator",
    "platform",
]
NOT_WALKED = ["motorway", "motorway_link", "cycleway", "bridleway", "busway"]


@pytest.mark.parametrize("highway", WALKED)
def test_streets_and_paths_are_walked(highway: str) -> None:
    assert _walkable(highway)
    assert not _walkable(highway, {"foot": "no"})


@pytest.mark.parametrize("highway", NOT_WALKED)
def test_ways_of_others_are_walked_only_if_said(highway: str) -> None:
    assert not _walkable(highway)
    assert not _walkable(highway, {"access": "yes"})
    for foot in ("yes", "designated", "permissive"):
        assert _walkable(highway, {"foot": foot})


@pytest.mark.parametrize("highway", ["proposed", "construction", "abandoned", "raceway", "", "tree"])
def test_what_is_not_there_is_never_walked(highway: str) -> None:
    assert not _walkable(highway, {"foot": "yes"})


@pytest.mark.parametrize(
    ("tags", "walked"),
    [
        ({"access": "no"}, False),
        ({"access": "no", "foot": "yes"}, True),
        ({"access": "no", "foot": "designated"}, True),
        ({"access": "private"}, False),
        ({"access": "private", "foot": "permissive"}, True),
        ({"access": "permit"}, False),
        ({"access": "residents"}, False),
        ({"access": "destination"}, True),
        ({"access": "customers"}, True),
        ({"access": "yes", "foot": "private"}, False),
        ({"foot": "use_sidepath"}, False),
        ({"motorroad": "yes"}, False),
        ({"motorroad": "yes", "foot": "yes"}, True),
        ({"vehicle": "no"}, True),
        ({"bicycle": "no"}, True),
    ],
)
def test_access_is_what_is_said_of_feet_first(tags: dict[str, str], walked: bool) -> None:
    assert _walkable("service", tags) is walked


@pytest.mark.parametrize("highway", ["service", "residential", "footway"])
def test_private_roads_of_estates_are_a_switch(highway: str) -> None:
    assert _walkable(highway, {"access": "private"}, Gated.PERMEABLE)
    assert _walkable(highway, {"foot": "private"}, Gated.PERMEABLE)
    assert not _walkable(highway, {"access": "no"}, Gated.PERMEABLE)
    assert not _walkable(highway, {"access": "private", "foot": "no"}, Gated.PERMEABLE)


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({}, True, True),
        ({"oneway": "yes"}, True, True),
        ({"oneway": "-1"}, True, True),
        ({"oneway:foot": "yes"}, True, False),
        ({"oneway:foot": "1"}, True, False),
        ({"oneway:foot": "-1"}, False, True),
        ({"oneway": "yes", "oneway:foot": "no"}, True, True),
        ({"conveying": "forward"}, True, False),
        ({"conveying": "backward"}, False, True),
        ({"conveying": "reversible"}, True, True),
        ({"conveying": "yes"}, True, True),
        ({"conveying": "forward", "oneway:foot": "no"}, True, True),
    ],
)
def test_one_way_is_for_wheels_unless_it_says_feet(
    tags: dict[str, str], forward: bool, backward: bool
) -> None:
    found = foot_way({"highway": "footway", **tags}, Gated.CLOSED)
    assert found == FootWay(Street.PATH, forward, backward)


@pytest.mark.parametrize(
    ("tags", "cut", "cut_if_permeable"),
    [
        ({"barrier": "gate"}, False, False),
        ({"barrier": "gate", "access": "yes"}, False, False),
        ({"barrier": "gate", "access": "private"}, True, False),
        ({"barrier": "gate", "access": "private", "foot": "yes"}, False, False),
        ({"barrier": "gate", "foot": "private"}, True, False),
        ({"barrier": "gate", "access": "no"}, True, True),
        ({"barrier": "gate", "foot": "no"}, True, True),
        ({"barrier": "gate", "locked": "yes"}, True, True),
        ({"barrier": "gate", "locked": "yes", "foot": "yes"}, False, False),
        ({"barrier": "gate", "locked": "no"}, False, False),
        ({"barrier": "lift_gate"}, False, False),
        ({"barrier": "lift_gate", "access": "private"}, True, False),
        ({"barrier": "bollard"}, False, False),
        ({"barrier": "entrance"}, False, False),
        ({"barrier": "wall"}, True, True),
        ({"barrier": "fence"}, True, True),
        ({"barrier": "fence", "foot": "yes"}, False, False),
        ({"barrier": "wall", "access": "yes"}, False, False),
        ({"barrier": "fence", "access": "private"}, True, False),
        ({"access": "private"}, False, False),
        ({"highway": "crossing", "foot": "no"}, False, False),
    ],
)
def test_barriers_cut_where_nobody_gets_through(
    tags: dict[str, str], cut: bool, cut_if_permeable: bool
) -> None:
    assert blocks_way(tags, Gated.CLOSED) is cut
    assert blocks_way(tags, Gated.PERMEABLE) is cut_if_permeable


@pytest.mark.parametrize(
    ("highway", "street"),
    [
        ("primary", Street.MAIN),
        ("residential", Street.STREET),
        ("service", Street.LANE),
        ("path", Street.PATH),
        ("steps", Street.STEPS),
    ],
)
def test_streets_have_a_class_for_drawing(highway: str, street: Street) -> None:
    found = foot_way({"highway": highway}, Gated.CLOSED)
    assert found is not None
    assert found.street is street
