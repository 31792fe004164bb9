"""Bodies, roles and partnerships, counted by hand."""

from typing import Any

from service_circles.community.partners_and_structure import (
    branch_of,
    organizations_serving,
    partners_by_id,
    partnerships,
)
from service_circles.records.area import Area, StructureRole
from service_circles.records.organization import Organization
from tests.community.records import directory_of


def area(id_: str, kind: str, parent: str | None = None, **counts: int) -> Area:
    """An area with the counts of its own level."""
    structure = [{"role": role, "count": count} for role, count in counts.items()]
    given = {"id": id_, "name": id_, "kind": kind, "parent": parent, "structure": structure}
    return Area.model_validate(given)


def organization(id_: str, kind: str, *areas: str, **with_whom: str | None) -> Organization:
    """An organization, with how it works with others."""
    works_with: list[dict[str, Any]] = [
        {"organization": other.replace("_", "-"), "how": how} for other, how in with_whom.items()
    ]
    return Organization.model_validate(
        {"id": id_, "name": id_, "kind": kind, "areas": areas, "works_with": works_with}
    )


TREE = (
    area("district", "district"),
    area("street", "street", "district", party_committee=1, social_worker=14),
    area("east", "community", "street", party_committee=1, building_captain=46, volunteer=412),
    area("west", "community", "street", building_captain=31, volunteer=0),
    area("elsewhere", "street", "district", party_committee=1),
)


def test_a_branch_is_its_own_level_and_all_below() -> None:
    branch = branch_of(directory_of(areas=TREE), "street")
    assert branch.own == {StructureRole.PARTY_COMMITTEE: 1, StructureRole.SOCIAL_WORKER: 14}
    assert list(branch.total.items()) == [
        (StructureRole.PARTY_COMMITTEE, 2),
        (StructureRole.BUILDING_CAPTAIN, 77),
        (StructureRole.SOCIAL_WORKER, 14),
        (StructureRole.VOLUNTEER, 412),
    ]


def test_the_parts_of_every_total_add_up() -> None:
    directory = directory_of(areas=TREE)
    branch = branch_of(directory, "district")
    parts = {role: [(part.id, n) for part, n in branch.parts_of(role)] for role in branch.total}
    assert parts[StructureRole.PARTY_COMMITTEE] == [("street", 2), ("elsewhere", 1)]
    assert parts[StructureRole.BUILDING_CAPTAIN] == [("street", 77)]
    for each in TREE:
        here = branch_of(directory, each.id)
        for role, total in here.total.items():
            assert sum(count for _, count in here.parts_of(role)) == total > 0


FOUNDATION = organization("foundation", "charity", "district", workers="pays", committee="helps")
WORKERS = organization("workers", "social_work", "street", foundation="visits", volunteers=None)
VOLUNTEERS = organization("volunteers", "volunteers", "elsewhere")
COMMITTEE = organization("committee", "community", "east")
ALL = (FOUNDATION, WORKERS, VOLUNTEERS, COMMITTEE)


def test_a_pair_that_both_sides_wrote_is_one_pair() -> None:
    pairs = [(pair.first.id, pair.second.id, pair.how) for pair in partnerships(ALL)]
    assert pairs == [
        ("foundation", "workers", ("pays", "visits")),
        ("foundation", "committee", ("helps",)),
        ("workers", "volunteers", ()),
    ]


def test_partners_are_told_on_both_sides() -> None:
    partners = partners_by_id(ALL)
    assert [pair.second.id for pair in partners["committee"]] == ["foundation"]
    assert [pair.second.id for pair in partners["workers"]] == ["volunteers", "foundation"]
    assert {pair.first.id for pair in partners["workers"]} == {"workers"}


def test_who_serves_an_area_works_in_it_around_it_or_below_it() -> None:
    directory = directory_of(areas=TREE, organizations=ALL)
    assert [each.id for each in organizations_serving(directory, "east")] == [
        "committee",
        "workers",
        "foundation",
    ]
    assert [each.id for each in organizations_serving(directory, "west")] == ["workers", "foundation"]
    assert [each.id for each in organizations_serving(directory, "elsewhere")] == ["volunteers", "foundation"]
    assert len(organizations_serving(directory, "district")) == 4
