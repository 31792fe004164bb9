"""The files of "near me": every place in one of them, none too large, named by what is in them."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.directory_of import make_directory
from service_circles.basics.content_hash import content_hash
from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.geo.datum import Point
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.service import Service
from service_circles.writing.finding.data_encoding import STEPS_PER_DEGREE, steps_of
from service_circles.writing.finding.near.near_files import HASH_LENGTH, NearData
from service_circles.writing.finding.near.near_places import MOST_BYTES, MOST_PLACES, NearPlaces
from service_circles.writing.finding.near.quadtree import Leaf, Quadtree, quadtree
from service_circles.writing.finding.near.start_areas import drawer_of
from service_circles.writing.pages.places.areas import area_page
from service_circles.writing.site.site import Site, SiteSettings
from tests.publishing import ROOT, loaded, published

LATITUDES = st.floats(-90, 90) | st.sampled_from([21.2, 21.2000001, 22.5])
LONGITUDES = st.floats(-180, 180) | st.sampled_from([112.6, 112.6000001, 112.5])
POINTS = st.lists(st.tuples(LATITUDES, LONGITUDES), max_size=60)


def square_of(tree: Quadtree, path: str) -> tuple[float, float, float]:
    """South, west and size of a leaf."""
    south, west, size = tree.south, tree.west, tree.size
    for quarter in map(int, path):
        size /= 2
        south, west = south + size * (quarter // 2), west + size * (quarter % 2)
    return south, west, size


@given(POINTS, st.integers(1, 9))
def test_every_point_is_in_one_leaf_that_holds_no_more_than_fits(points: list[Point], most: int) -> None:
    tree = quadtree(points, lambda items: len(items) <= most)
    held = [item for leaf in tree.leaves for item in leaf.items]
    assert sorted(held) == list(range(len(points)))
    assert all(1 <= len(leaf.items) <= most for leaf in tree.leaves)
    assert [leaf.path for leaf in tree.leaves] == sorted({leaf.path for leaf in tree.leaves})


@given(POINTS, st.integers(1, 9))
def test_points_lie_in_the_square_of_their_leaf_to_a_meter(points: list[Point], most: int) -> None:
    tree = quadtree(points, lambda items: len(items) <= most)
    for leaf in tree.leaves:
        south, west, size = square_of(tree, leaf.path)
        for latitude, longitude in (points[item] for item in leaf.items):
            assert south - 8e-6 <= latitude <= south + size + 8e-6
            assert west - 8e-6 <= longitude <= west + size + 8e-6


def test_more_at_one_point_than_fits_is_dealt_out() -> None:
    tree = quadtree([(21.2, 112.6)] * 1_000, lambda items: len(items) <= 64)
    assert max(len(leaf.items) for leaf in tree.leaves) <= 64
    assert len(tree.leaves) <= 64


def test_nothing_to_find_has_no_leaves() -> None:
    assert quadtree([], bool).leaves == ()
    assert quadtree([], bool).text == ""


def test_a_point_that_is_added_changes_no_leaf_but_its_own() -> None:
    chance = random.Random(1)
    points = [(21 + chance.random() / 9, 112 + chance.random() / 9) for _ in range(500)]

    def leaves(points: Sequence[Point]) -> dict[str, frozenset[int]]:
        return {
            leaf.path: frozenset(leaf.items)
            for leaf in quadtree(points, lambda items: len(items) < 40).leaves
        }

    before, after = leaves(points), leaves([*points, (21.05, 112.05)])
    changed = {path for path in before if after.get(path) != before[path]}
    assert len(changed) == 1 < len(before)


def test_the_shape_of_a_tree_as_text() -> None:
    def text(**items: int) -> str:
        leaves = (Leaf(path.removeprefix("at"), tuple(range(count))) for path, count in items.items())
        return Quadtree(0, 0, 1, tuple(leaves)).text

    assert text(at=7) == "4"
    assert text(at0=1, at3=200) == "I1z"  # quarters 0 and 3 are bits 1 and 8
    assert text(at00=2, at02=4, at1=6) == "CE123"


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A made-up directory of 400 centers."""
    folder = tmp_path_factory.mktemp("measured")
    make_directory(folder, 400, files="few")
    return make_publication(load_project(folder), SiteSettings()).editions[0].site


@pytest.fixture(scope="module")
def rongxi() -> Site:
    return published().editions[0].site


@pytest.fixture(params=["measured", "rongxi"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def files_that_start(site: Site, start: str) -> dict[str, Any]:
    files = NearData(site).files
    return {name: json.loads(content) for name, content in files.items() if name.startswith(start)}


def test_every_listed_center_with_a_point_is_in_one_file(site: Site) -> None:
    told = Counter(id_ for tile in files_that_start(site, "t").values() for id_ in tile["ids"])
    expected = {
        center.id
        for center in site.directory.all(ServiceCenter)
        if center.status is not CenterStatus.DEFUNCT and center.id in site.points
    }
    assert told == Counter(expected)


def test_a_file_tells_of_a_place_what_its_record_says(site: Site) -> None:
    for tile in files_that_start(site, "t").values():
        for at, id_ in enumerate(tile["ids"]):
            center = site.directory.get(ServiceCenter, id_)
            steps = (tile["at"][0] + tile["north"][at], tile["at"][1] + tile["east"][at])
            assert steps == steps_of(site.points[id_])
            assert (tile["names"][at], tile["addresses"][at]) == (center.name, center.address or "")
            offered = [tile["services"][service][1] for service in tile["offers"][at]]
            names = [site.directory.get(Service, here.service).name for here in center.services]
            assert offered == list(dict.fromkeys(names))
            if center.status is CenterStatus.ACTIVE:
                assert tile["hours"][tile["open"][at]] == json.loads(site.hours.of(center.schedule).compiled)
            else:
                assert tile["open"][at].startswith("暂停开放")


def test_no_file_of_places_is_large(site: Site) -> None:
    files = NearData(site).files
    sizes = [
        (len(json.loads(files[name])["ids"]), len(files[name])) for name in files if name.startswith("t")
    ]
    assert max(places for places, _ in sizes) <= MOST_PLACES
    assert max(size for _, size in sizes) <= MOST_BYTES
    assert len(sizes) > 1 or len(site.directory.all(ServiceCenter)) < MOST_PLACES


def test_one_place_with_very_much_to_tell_has_a_file_of_its_own(rongxi: Site) -> None:
    """Nothing can be cut out of it, and its neighbors stay small."""
    first, *others = rongxi.directory.all(ServiceCenter)
    wordy = first.model_copy(update={"address": "长" * MOST_BYTES})
    site = replace(
        rongxi,
        directory=replace(
            rongxi.directory, records={**rongxi.directory.records, ServiceCenter: (wordy, *others)}
        ),
    )
    places = NearPlaces(site)
    alone = [leaf.items for leaf in quadtree(places.points, places.fit).leaves if 0 in leaf.items]
    assert alone == [(0,)]


def test_files_are_named_by_their_content_and_the_index_knows_all(site: Site) -> None:
    data = NearData(site)
    for name, content in data.files.items():
        assert name.endswith(f".{content_hash(content, length=HASH_LENGTH)}.json")
    tiles, drawers = (str(data.index[kind]) for kind in ("tiles", "drawers"))
    leaves = [name for name in data.files if name.startswith("t")]
    assert [name.split(".")[1] for name in leaves] == _versions(tiles)
    assert {
        f"at-{number}.{version}.json" for number, version in enumerate(_versions(drawers))
    } <= data.files.keys()
    assert data.index["chooser"] in data.files


def _versions(listed: str) -> list[str]:
    return [listed[at : at + HASH_LENGTH] for at in range(0, len(listed), HASH_LENGTH)]


def test_every_area_that_a_walk_can_start_at_is_found_by_its_id(site: Site) -> None:
    drawers = [json.loads(NearData(site).files[name]) for name in _drawer_names(site)]
    for area in site.directory.all(Area):
        if area.id in site.points:
            row = drawers[drawer_of(area.id, len(drawers))][area.id]
            assert (row["name"], tuple(row["at"])) == (area.name, steps_of(site.points[area.id]))
            assert ("streets" in row) == (area.kind.value == "estate" and site.reaches.streets is not None)


def test_an_estate_tells_the_minutes_of_its_page(site: Site) -> None:
    """Along the streets or in a straight line: the phone does not compute them again."""
    drawers = [json.loads(NearData(site).files[name]) for name in _drawer_names(site)]
    told = 0
    for estate in (area for area in site.directory.all(Area) if area.kind is AreaKind.ESTATE):
        row = drawers[drawer_of(estate.id, len(drawers))].get(estate.id, {})
        for center, minutes in site.centers_near(estate.id):
            told += 1
            assert row["walks"][center.id][0] == minutes
        boards: Any = area_page(site, estate).values()["boards_near"]
        for nearby in boards:
            assert nearby.center is None or row["walks"][nearby.center.id][0] == nearby.minutes
    assert told > 20


def _drawer_names(site: Site) -> list[str]:
    versions = _versions(str(NearData(site).index["drawers"]))
    return [f"at-{number}.{version}.json" for number, version in enumerate(versions)]


def test_an_area_without_a_point_starts_in_the_middle_of_its_outline(measured: Site) -> None:
    assert "community-0-0" not in measured.points
    drawers = [json.loads(NearData(measured).files[name]) for name in _drawer_names(measured)]
    north, east = drawers[drawer_of("community-0-0", len(drawers))]["community-0-0"]["at"]
    assert (north / STEPS_PER_DEGREE, east / STEPS_PER_DEGREE) == pytest.approx((21.0025, 112.0025), abs=1e-5)


def test_the_chooser_leads_to_every_estate_and_community(site: Site) -> None:
    data, found = NearData(site), set[str]()

    def walk(rows: list[dict[str, Any]]) -> None:
        assert len(json.dumps(rows)) < 100_000
        for row in rows:
            found.add(row["id"])
            walk(row.get("open", []) + row.get("below", []))
            if "file" in row:
                walk(json.loads(data.files[row["file"]]))

    walk(json.loads(data.files[str(data.index["chooser"])]))
    offered = ("estate", "community", "village", "street", "town")
    assert found >= {area.id for area in site.directory.all(Area) if area.kind.value in offered}


def test_a_large_directory_is_chosen_from_street_by_street(measured: Site) -> None:
    data = NearData(measured)
    first = json.loads(data.files[str(data.index["chooser"])])
    assert all("file" in row or "open" in row for row in first)
    assert any(name.startswith("in-") for name in data.files)


def test_the_same_records_give_the_same_files_in_any_run(measured: Site) -> None:
    again = replace(measured)
    assert NearData(again).index == NearData(measured).index
    assert NearData(again).files == NearData(measured).files


def test_each_language_has_files_of_its_own_beside_its_page() -> None:
    made = published()
    for prefix in ("", "zh-Hant/", "en/"):
        names = [address for address in made.files if address.startswith(f"{prefix}near/")]
        assert f"{prefix}near/" in made.pages
        assert any(address.startswith(f"{prefix}near/t") for address in names)
        assert any(address.startswith(f"{prefix}near/from.") for address in names)
        assert all(made.make(address) for address in names)
    assert made.make("near/t.00000000.json") is None


def test_other_pages_do_not_wait_for_it() -> None:
    made = make_publication(loaded(), SiteSettings(site_url="https://example.org/"))
    assert made.make("centers/mingzhu-center/")
    assert made.make("data/centers.json")
    assert made.make("about/") is None
    assert not any("index" in vars(edition.near) for edition in made.editions)


def test_a_directory_without_coordinates_has_no_such_page() -> None:
    made = published(root=ROOT / "examples" / "chancheng")
    assert "near/" not in made.pages
    assert not any("near/" in address for address in made.files)
    assert b"near/" not in (made.make("") or b"")
