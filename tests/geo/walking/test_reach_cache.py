"""Caches by content: the same answers with one, without one, and with a broken one; and with all cores."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from service_circles.geo.network.array_cache import load_arrays, save_arrays
from service_circles.geo.network.corrections import Link, correct_network
from service_circles.geo.network.network_reader import load_network, network_hash
from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walkers import SLOW, STANDARD, WalkingError
from service_circles.geo.walking import reach_cache
from service_circles.geo.walking.doors import Doors
from service_circles.geo.walking.reach_cache import ReachQuery, walking_reaches
from service_circles.geo.walking.walking_reach import WalkingReach
from tests.geo.walking.town import FOOTWAY, Town, at, doors_at, grid

TOWN = Town({1: (0, 0), 2: (200, 0), 3: (500, 0)}, [([1, 2, 3], {**FOOTWAY, "name": "听潮路"})])
PLACES = {f"p{number}": [(number * 37.0 % 700, number * 53.0 % 700)] for number in range(25)}
STARTS = [ReachQuery((f"p{number}",), 4 + number % 3) for number in range(20)] + [ReachQuery(("p1", "p9"), 5)]


def _weighted(folder: Path) -> WeightedNetwork:
    return WeightedNetwork(load_network([grid(9, 9).write(folder / "grid.osm")], Gated.CLOSED), STANDARD)


def _same(one: object, other: object) -> bool:
    """Equal in every field and array, types of numbers included."""
    if isinstance(one, (Lines, WalkingReach)) and isinstance(other, type(one)):
        return all(_same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    return bool(one == other)


def _all_same(some: list[WalkingReach | None], others: list[WalkingReach | None]) -> bool:
    return all(_same(one, other) for one, other in zip(some, others, strict=True))


def test_a_network_from_the_cache_is_the_one_that_was_read(tmp_path: Path) -> None:
    path, cache = TOWN.write(tmp_path / "town.osm"), tmp_path / "cache"
    fresh = load_network([path], Gated.CLOSED)
    assert load_network([path], Gated.CLOSED, cache).content_hash == fresh.content_hash
    [kept] = cache.iterdir()
    before = kept.stat().st_mtime_ns
    again = load_network([path], Gated.CLOSED, cache)
    assert again.content_hash == fresh.content_hash
    assert again.way_names == ("听潮路",)
    assert kept.stat().st_mtime_ns == before
    assert all(
        _same(getattr(again, field.name), getattr(fresh, field.name))
        for field in fields(again)
        if field.name != "fixed_s"
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"\x93NUMPY\x01\x00", "half"])
def test_a_broken_cache_is_written_anew(tmp_path: Path, content: bytes | str) -> None:
    path, cache = TOWN.write(tmp_path / "town.osm"), tmp_path / "cache"
    fresh = load_network([path], Gated.CLOSED, cache)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if isinstance(content, str) else content)
    assert load_network([path], Gated.CLOSED, cache).content_hash == fresh.content_hash
    assert len(kept.read_bytes()) == len(whole)


def test_a_flipped_byte_in_the_cache_changes_nothing(tmp_path: Path) -> None:
    path, cache = TOWN.write(tmp_path / "town.osm"), tmp_path / "cache"
    fresh = load_network([path], Gated.CLOSED, cache)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    for at_byte in range(0, len(whole), 97):
        kept.write_bytes(whole[:at_byte] + bytes([whole[at_byte] ^ 0xFF]) + whole[at_byte + 1 :])
        assert load_network([path], Gated.CLOSED, cache).content_hash == fresh.content_hash


def test_arrays_of_something_else_are_not_taken_for_a_network(tmp_path: Path) -> None:
    path, cache = TOWN.write(tmp_path / "town.osm"), tmp_path / "cache"
    save_arrays(cache / f"network-{network_hash([path], Gated.CLOSED)}.npz", {"other": np.zeros(3)})
    assert (
        load_network([path], Gated.CLOSED, cache).content_hash
        == load_network([path], Gated.CLOSED).content_hash
    )


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    path = TOWN.write(tmp_path / "town.osm")
    (tmp_path / "file").write_text("no folder")
    assert load_network([path], Gated.CLOSED, tmp_path / "file" / "cache").way_names == ("听潮路",)


def test_the_key_knows_the_bytes_and_the_switch(tmp_path: Path) -> None:
    path, other = TOWN.write(tmp_path / "town.osm"), grid(2, 2).write(tmp_path / "grid.osm")
    keys = [
        network_hash([path], Gated.CLOSED),
        network_hash([path], Gated.PERMEABLE),
        network_hash([other], Gated.CLOSED),
        network_hash([path, other], Gated.CLOSED),
        network_hash([other, path], Gated.CLOSED),
    ]
    path.write_text(path.read_text(encoding="utf-8").replace("听潮路", "听涛路"), encoding="utf-8")
    keys.append(network_hash([path], Gated.CLOSED))
    assert len(set(keys)) == 6
    with pytest.raises(WalkingError, match="extract_missing"):
        network_hash([tmp_path / "no.osm"], Gated.CLOSED)


def test_kept_reaches_are_the_computed_ones(tmp_path: Path) -> None:
    weighted = _weighted(tmp_path)
    doors = doors_at(weighted, PLACES)
    computed = walking_reaches(weighted, doors, STARTS)
    assert any(reach is not None and reach.places for reach in computed)
    assert _all_same(walking_reaches(weighted, doors, STARTS, tmp_path / "cache"), computed)
    assert _all_same(walking_reaches(weighted, doors, STARTS, tmp_path / "cache"), computed)
    for file in sorted((tmp_path / "cache").iterdir())[::2]:
        file.write_bytes(file.read_bytes()[:300])
    assert _all_same(walking_reaches(weighted, doors, STARTS, tmp_path / "cache"), computed)


def test_every_change_finds_its_own_answer(tmp_path: Path) -> None:
    """One cache for all: pace, network, doors, minutes; what is far away changes no key."""
    cache = tmp_path / "cache"
    weighted = _weighted(tmp_path)
    linked = correct_network(weighted.network, [Link(at(0, 0), at(300, 300))])
    closed = correct_network(weighted.network, closed=[at(50, 0)])
    others = [
        weighted,
        WeightedNetwork(weighted.network, SLOW),
        WeightedNetwork(linked, STANDARD),
        WeightedNetwork(closed, STANDARD),
    ]
    moved = [PLACES, PLACES | {"p2": [(0.0, 90.0)]}, PLACES | {"new": [(20.0, 0.0)]}]
    files = 0
    for network in others:
        for places in moved:
            for minutes in (3, 4):
                doors, start = doors_at(network, places), [ReachQuery(("p0",), minutes)]
                assert _all_same(
                    walking_reaches(network, doors, start, cache), walking_reaches(network, doors, start)
                )
                files += 1
                assert len(list(cache.iterdir())) == files
    far = doors_at(weighted, PLACES | {"far": [(800.0, 800.0)]})
    walking_reaches(weighted, far, [ReachQuery(("p0",), 3)], cache)
    assert len(list(cache.iterdir())) == files


def test_all_cores_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weighted = _weighted(tmp_path)
    doors = doors_at(weighted, PLACES)
    alone = walking_reaches(weighted, doors, STARTS)
    monkeypatch.setattr(reach_cache, "WORTH_FORKING", 2)
    assert _all_same(walking_reaches(weighted, doors, STARTS), alone)
    with pytest.raises(WalkingError) as caught:
        walking_reaches(weighted, doors, [*STARTS, ReachQuery(("p1",), -1)])
    assert caught.value.code == "minutes_not_positive"
    assert caught.value.facts == {"minutes": -1}


def test_a_start_off_the_network_has_no_reach(tmp_path: Path) -> None:
    weighted = _weighted(tmp_path)
    doors: Doors = doors_at(weighted, PLACES | {"sea": [(5000.0, 0.0)]})
    found = walking_reaches(
        weighted, doors, [ReachQuery(("sea",), 10), ReachQuery(("sea", "p1"), 10), ReachQuery((), 10)]
    )
    assert [reach is None for reach in found] == [True, False, True]


Forge = Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]
FORGERIES: dict[str, Forge] = {
    "shorter": lambda array: array[:-1],
    "longer": lambda array: np.concatenate((array, array[-1:])),
    "deeper": lambda array: array[None],
    "texts": lambda array: np.full(array.shape, "x"),
    "negative": lambda array: np.full_like(array, -1) if array.dtype.kind in "if" else array[:-1],
    "huge": lambda array: (
        np.full_like(array, np.iinfo(array.dtype).max if array.dtype.kind == "i" else 1e300)
        if array.dtype.kind in "if"
        else array[:-1]
    ),
    "no numbers": lambda array: np.full(array.shape, np.nan),
    "none": lambda array: array[:0],
}


def _forged(file: Path, forge: Forge) -> list[str]:
    """Save the file once for each of its arrays, forged, with the right checksum; yields their names."""
    whole = load_arrays(file)
    assert whole
    names = []
    for name, array in whole.items():
        if array.size:
            save_arrays(file.parent / f"{name}.npz", {**whole, name: forge(array)})
            names.append(name)
    return names


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_network_is_read_again_or_harmless(tmp_path: Path, forgery: str) -> None:
    """Its checksum is right and its arrays are wrong: nothing fails, and nothing is walked that is not there."""
    path, cache = TOWN.write(tmp_path / "town.osm"), tmp_path / "cache"
    fresh = load_network([path], Gated.CLOSED, cache)
    [kept] = cache.iterdir()
    names = _forged(kept, FORGERIES[forgery])
    assert len(names) > 12
    for name in names:
        (cache / f"{name}.npz").replace(kept)
        found = load_network([path], Gated.CLOSED, cache)
        assert found.is_sound
        assert len(found.start) == len(fresh.start), name
        weighted = WeightedNetwork(found, STANDARD)
        walking_reaches(
            weighted, doors_at(weighted, {"a": [(10.0, 0.0)], "b": [(90.0, 0.0)]}), [ReachQuery(("a",), 9)]
        )


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_reach_is_computed_again_or_harmless(tmp_path: Path, forgery: str) -> None:
    weighted, cache = _weighted(tmp_path), tmp_path / "cache"
    doors = doors_at(weighted, PLACES)
    [computed] = walking_reaches(weighted, doors, STARTS[:1], cache)
    assert computed
    [kept] = cache.iterdir()
    for name in _forged(kept, FORGERIES[forgery]):
        (cache / f"{name}.npz").replace(kept)
        [found] = walking_reaches(weighted, doors, STARTS[:1], cache)
        assert found
        if name not in {"streets_kinds", "outline_kinds"}:
            assert _same(found, computed) or (forgery in {"negative", "huge"} and "points" in name), (
                name,
                forgery,
            )
