"""Walking reach: milliseconds per circle, memory, and what a radius claims that nobody walks.

`python -m benchmarks.circles [EXTRACT ...]` measures each extract (a real one of Shenzhen if it lies beside
the repository) and a made-up grid of 200,000 nodes with 6,000 centers. Times per circle are processor time
on one core, so they hold on a busy machine.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.network.network_reader import load_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated, Street
from service_circles.geo.walkers import BRISK, SLOW, STANDARD, Profile
from service_circles.geo.walking.doors import Doors, snap_doors
from service_circles.geo.walking.isochrone import HOLE
from service_circles.geo.walking.reach_cache import ReachQuery, walking_reaches
from service_circles.geo.walking.walking_reach import WalkingReach, nearest_origins, walk_reach

_SHENZHEN = (
    Path(__file__).resolve().parents[2] / "shared/data/osm/shenzhen-futian-chegongmiao/derived.osm.pbf"
)
_GRID_SIDE, _GRID_STEP_M, _GRID_CENTERS = 447, 40.0, 6_000
_MINUTES = 10
_RADIUS_M = 500.0
_TO_THE_EDGE_M = 650.0
"""Beyond the edge of an extract there are streets too: circles that might use them are not counted."""

_Result = TypeVar("_Result")


def _timed(what: str, work: Callable[[], _Result]) -> _Result:
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    result = work()
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    print(f"  {what:<46} {wall_s:>8.3f} s   CPU {cpu_s:>7.3f} s")
    return result


def _memory() -> str:
    own, helpers = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"memory at most {own:.0f} MB, in a helper {helpers:.0f} MB (most of it shared)"


def _measure(path: Path, centers: int) -> WalkingNetwork:
    print(f"\n{path.name}: {path.stat().st_size / 1e6:.1f} MB, {centers:,} centers, {_MINUTES} minutes")
    with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
        cache = Path(folder)
        network = _timed("read the extract, keep it", lambda: load_network([path], Gated.PERMEABLE, cache))
        _timed("find it in the cache", lambda: load_network([path], Gated.PERMEABLE, cache))
        km = network.length_m.sum() / 1_000
        print(f"  {len(network.node_latitude):,} nodes, {len(network.start):,} segments, {km:,.0f} km")
        weighted = WeightedNetwork(network, STANDARD)
        points = dict(enumerate(_homes(network, centers)))
        doors = _timed(
            "join the doors", lambda: snap_doors(weighted, {f"c{n}": [point] for n, point in points.items()})
        )
        _one_by_one(weighted, doors, min(centers, 300))
        starts = [ReachQuery((name,), _MINUTES) for name in doors.ids]
        _timed("all circles, all cores", lambda: walking_reaches(weighted, doors, starts, cache))
        _timed("all circles again, from the cache", lambda: walking_reaches(weighted, doors, starts, cache))
        origins = doors.of_places(doors.ids[:: max(1, centers // 160)])
        _timed(
            f"nearest of {len(origins.ids)} centers for all",
            lambda: nearest_origins(weighted, origins, doors),
        )
    print(f"  {_memory()}")
    return network


def _one_by_one(weighted: WeightedNetwork, doors: Doors, count: int) -> None:
    walk_reach(weighted, doors.of_places(doors.ids[:1]), doors, _MINUTES)  # what is made once is made now
    each_ms = []
    for name in doors.ids[:count]:
        began = time.process_time()
        walk_reach(weighted, doors.of_places([name]), doors, _MINUTES)
        each_ms.append((time.process_time() - began) * 1_000)
    mean, p90, most = np.mean(each_ms), np.quantile(each_ms, 0.9), max(each_ms)
    print(f"  ms per circle, one core: mean {mean:.1f}, p90 {p90:.1f}, most {most:.1f} (of {count})")


def _homes(network: WalkingNetwork, count: int) -> list[Point]:
    """Points along streets where people live, some meters off them; longer streets more often."""
    chance = np.random.default_rng(2)
    lived_in = network.main & np.isin(network.street, (Street.STREET, Street.LANE))
    weight = network.length_m * lived_in
    segment = chance.choice(len(weight), count, p=weight / weight.sum())
    share = chance.uniform(0, 1, (count, 1))
    begin, end = network.node_m[network.start[segment]], network.node_m[network.end[segment]]
    along = (end - begin) / np.maximum(network.length_m[segment], 1)[:, None]
    beside = np.column_stack((-along[:, 1], along[:, 0])) * chance.choice([-15, 15], count)[:, None]
    return [(lat, lon) for lat, lon in network.from_plane(begin + share * (end - begin) + beside).tolist()]


def _radius_against_walk(network: WalkingNetwork, profile: Profile) -> None:
    """For centers well inside the extract: the circle of the standard's radius beside ten minutes on foot."""
    weighted = WeightedNetwork(network, profile)
    homes = {f"h{number:04}": [point] for number, point in enumerate(_homes(network, 2_000))}
    doors = snap_doors(weighted, homes)
    low, high = network.node_m.min(axis=0), network.node_m.max(axis=0)
    inner = (doors.point_m - low >= _TO_THE_EDGE_M) & (high - doors.point_m >= _TO_THE_EDGE_M)
    claimed = missed = walked_only = 0
    areas = []
    for number in np.flatnonzero(inner.all(axis=1))[:150]:
        home = doors.ids[doors.place[number]]
        reach = walk_reach(weighted, doors.of_places([home]), doors, _MINUTES)
        walked = {place.id for place in reach.places}
        meters = np.hypot(*(doors.point_m - doors.point_m[number]).T)
        inside = {doors.ids[doors.place[at]] for at in np.flatnonzero(meters <= _RADIUS_M)} - {home}
        claimed, missed = claimed + len(inside), missed + len(inside - walked)
        walked_only += len(walked - inside)
        areas.append(_area_m2(reach, network) / (np.pi * _RADIUS_M**2))
    print(
        f"  {profile.meters_per_second} m/s: outline / circle of {_RADIUS_M:.0f} m in area, median {np.median(areas):.2f};"
        f" of {claimed:,} homes in the circle {missed / claimed:.0%} are more than {_MINUTES} minutes away;"
        f" {walked_only / claimed:.1%} as many are reached outside of it"
    )


def _area_m2(reach: WalkingReach, network: WalkingNetwork) -> float:
    rings = [(kind, shapely.Polygon(network.on_plane(ring)).area) for kind, ring in reach.outline]
    return float(sum(-area if kind == HOLE else area for kind, area in rings))


def _grid(path: Path) -> Path:
    """A made-up town: streets every 40 m, some of them gone, crossings moved about."""
    chance = random.Random(3)
    with path.open("w", encoding="utf-8") as written:
        written.write('<osm version="0.6">\n')
        written.writelines(_grid_nodes(chance))
        written.writelines(_grid_ways(chance))
        written.write("</osm>\n")
    return path


def _grid_nodes(chance: random.Random) -> Iterator[str]:
    plane = Plane.around((21.2, 112.6))
    for number in range(_GRID_SIDE**2):
        row, column = divmod(number, _GRID_SIDE)
        east, north = (_GRID_STEP_M * (at + chance.uniform(-0.3, 0.3)) for at in (column, row))
        latitude, longitude = plane.point_at(east, north)
        yield f'<node id="{number + 1}" lat="{latitude:.7f}" lon="{longitude:.7f}"/>\n'


def _grid_ways(chance: random.Random) -> Iterator[str]:
    number = 0
    for line in range(_GRID_SIDE):
        for nodes in (
            [line * _GRID_SIDE + at + 1 for at in range(_GRID_SIDE)],
            [at * _GRID_SIDE + line + 1 for at in range(_GRID_SIDE)],
        ):
            begin = 0
            while begin < _GRID_SIDE - 1:
                end = min(begin + chance.randint(3, 20), _GRID_SIDE - 1)
                number += 1
                refs = "".join(f'<nd ref="{node}"/>' for node in nodes[begin : end + 1])
                yield f'<way id="{number}">{refs}<tag k="highway" v="residential"/></way>\n'
                begin = end + (chance.random() < 0.3)


def main() -> None:
    """Measure the extracts given, then the grid."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.circles", description=__doc__)
    options.add_argument("extracts", nargs="*", type=Path, default=[_SHENZHEN] if _SHENZHEN.is_file() else [])
    options.add_argument("--no-grid", action="store_true", help="leave the made-up town out")
    chosen = options.parse_args()
    for path in chosen.extracts:
        network = _measure(path, 600)
        for profile in (STANDARD, SLOW, BRISK):
            _radius_against_walk(network, profile)
    if not chosen.no_grid:
        with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
            _measure(_grid(Path(folder) / "grid.osm"), _GRID_CENTERS)


if __name__ == "__main__":
    main()
