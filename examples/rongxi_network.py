"""Draws the made-up walking network of 榕溪区, planned in rongxi_network.txt, as OpenStreetMap XML.

Streets are bent a little, quarters filled with lanes, estates walled and given gates; then everything that
meets is joined, as a mapper would. Writes content/walking/rongxi.osm, or the file named as argument: the same
bytes each time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, dist, sin
from pathlib import Path
from xml.sax.saxutils import quoteattr

sys.dont_write_bytecode = True  # every folder in examples is a project

from street_joints import Places, Point, Way, between, foot, join, rounded, tidy  # noqa: E402

PLAN = Path(__file__).with_suffix(".txt")
TARGET = Path(__file__).parents[1] / "content" / "walking" / "rongxi.osm"

LATITUDE, LONGITUDE = 21.20, 112.60
METERS_PER_DEGREE_NORTH, METERS_PER_DEGREE_EAST = 110_719.6, 103_832.1
PIECE_M = 90
AREAS = {"water": {"natural": "water"}, "park": {"leisure": "park"}, "wood": {"natural": "wood"}}
LINES = {"rail": {"railway": "rail"}, "canal": {"waterway": "canal"}, "stream": {"waterway": "stream"}}
PLACES = {
    "open": {"barrier": "gate"},
    "resident": {"barrier": "gate", "access": "private"},
    "locked": {"barrier": "gate", "access": "no"},
    "elevator": {"highway": "elevator"},
}
NUMERALS = "一二三四五六七八九十甲乙丙丁戊己"


@dataclass
class Entry:
    """One line of the plan."""

    kind: str
    name: str
    points: list[Point] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    gates: list[tuple[str, Point]] = field(default_factory=list)


# ---- The plan ----


def read(plan: str) -> Iterator[Entry]:
    """The entries of a plan."""
    for row in plan.splitlines():
        if not row or row.startswith("#"):
            continue
        kind, name, *words = row.split()
        entry = Entry(kind, name)
        for word in words:
            key, equals, value = word.partition("=")
            gate, _, place = word.rpartition(":")
            if equals:
                entry.tags[key] = value
            elif gate:
                entry.gates.append((gate, point(place)))
            else:
                entry.points.append(point(place))
        yield entry


def point(text: str) -> Point:
    """From `x,y`."""
    x, _, y = text.partition(",")
    return (float(x), float(y))


def drawn(entry: Entry, places: Places) -> Iterator[Way]:
    """The ways of an entry; what stands at a point is put into `places`."""
    named = {} if entry.name == "-" else {"name": entry.name}
    if entry.kind in PLACES:
        places[uneven(entry.points[0])] = named | PLACES[entry.kind] | entry.tags
    elif entry.kind in AREAS:
        yield Way(named | AREAS[entry.kind] | entry.tags, ring(entry.points))
    elif entry.kind in {"estate", "gated"}:
        yield from estate(entry, places)
    elif "gap" in entry.tags:
        for number, (is_row, ends) in enumerate(lanes(entry.points, float(entry.tags["gap"]))):
            numbered = {"name": f"{entry.name}{NUMERALS[number]}巷"} if named and is_row else {}
            yield Way({"highway": entry.kind} | numbered, line(ends))
    else:
        yield Way(named | LINES.get(entry.kind, {"highway": entry.kind}) | entry.tags, line(entry.points))


def estate(entry: Entry, places: Places) -> Iterator[Way]:
    """A road inside the wall, lanes between the houses, a drive through each gate."""
    tags = {"highway": "service"} | ({"access": "private"} if entry.kind == "gated" else {})
    wall = ring(entry.points, 0)
    yield Way(tags | {"name": entry.name}, wall, entry.name)
    for _, ends in lanes(entry.points, 62):
        yield Way(tags, line(ends), entry.name)
    for kind, outside in entry.gates:
        street = uneven(outside)
        door = min((foot(street, a, b) for a, b in pairwise(wall)), key=lambda at: dist(street, at))
        gate = rounded(between(street, door, 0.6))
        places[gate] = PLACES["open" if kind == "steps" else kind]
        yield Way({"highway": "steps" if kind == "steps" else "service"}, [street, gate])
        yield Way(tags, [gate, door], entry.name)


# ---- Lines ----


def uneven(at: Point) -> Point:
    """Moved by some meters, smoothly: nothing in an old town is straight."""
    x, y = at
    east, north = 7 * sin(y / 97) + 4 * sin((x + y) / 61), 7 * sin(x / 89) + 4 * sin((x - y) / 53)
    return rounded((x + east, y + north))


def line(corners: list[Point], corner_m: float = 45) -> list[Point]:
    """A line along corners, which are rounded that far before and after, in short uneven pieces."""
    soft = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, end = (between(corner, far, min(0.5, corner_m / dist(corner, far))) for far in (before, after))
        soft += [start, between(between(start, corner, 0.5), between(corner, end, 0.5), 0.5), end]
    soft.append(corners[-1])
    pieces = [(a, b, ceil(dist(a, b) / PIECE_M)) for a, b in pairwise(soft)]
    fine = [between(a, b, k / count) for a, b, count in pieces for k in range(count)]
    return [uneven(at) for at in [*fine, corners[-1]]]


def ring(corners: list[Point], corner_m: float = 70) -> list[Point]:
    """A closed line; it begins in the middle of its first side, so that every corner is rounded."""
    first = between(corners[0], corners[1], 0.5)
    return line([first, *corners[1:], corners[0], first], corner_m)


def lanes(corners: list[Point], gap: float) -> Iterator[tuple[bool, list[Point]]]:
    """Rows of lanes along the first side (True); those that cross from row to row do not line up (False)."""
    (x, y), side = corners[0], dist(corners[0], corners[1])
    east, north = (corners[1][0] - x) / side, (corners[1][1] - y) / side
    turned = [((a - x) * east + (b - y) * north, (b - y) * east - (a - x) * north) for a, b in corners]
    across = [(b, a) for a, b in turned]

    def back(a: float, b: float) -> Point:
        return (x + a * east - b * north, y + a * north + b * east)

    (left, right), (low, high) = ((min(values), max(values)) for values in zip(*turned, strict=True))
    rows = spread(low, high, gap)
    for row in rows:
        for start, end in inside(turned, row):
            yield True, [back(start, row), back(end, row)]
    for number, (below, above) in enumerate(pairwise([low, *rows, high])):
        for place in spread(left + gap * (0.7 * number % 1.6), right, 2 * gap):
            for start, end in inside(across, place):
                bottom, top = max(start, below), min(end, above)
                if top - bottom > gap / 3:
                    yield False, [back(place, bottom), back(place, top)]


def spread(low: float, high: float, gap: float) -> list[float]:
    """Numbers between low and high, about a gap apart."""
    count = max(1, round((high - low) / gap))
    step = (high - low) / count
    return [low + step * (k + 0.5 + 0.22 * sin(2.4 * k + low)) for k in range(count)]


def inside(corners: list[Point], height: float) -> Iterable[tuple[float, float]]:
    """From where to where a level line lies inside a shape."""
    sides = [(a, b) for a, b in pairwise([*corners, corners[0]]) if (a[1] > height) != (b[1] > height)]
    cuts = sorted(between(a, b, (height - a[1]) / (b[1] - a[1]))[0] for a, b in sides)
    return zip(cuts[::2], cuts[1::2], strict=True)


# ---- The file ----


def osm(plan: str) -> str:
    """The network of a plan as OpenStreetMap XML; raises ValueError if a place stands at no way."""
    places: Places = {}
    ways = [way for entry in read(plan) for way in drawn(entry, places)]
    join(ways, places)
    tidy(ways, places)
    ways = [way for way in ways if len(set(way.points)) > 1]
    numbers: dict[Point, int] = {}
    for at in (at for way in ways for at in way.points):
        numbers.setdefault(at, len(numbers) + 1)
    if lost := places.keys() - numbers.keys():
        raise ValueError(f"no way leads through {sorted(lost)}")
    nodes = [node(number, at, places.get(at, {})) for at, number in numbers.items()]
    lines = [
        line_of(number, [numbers[at] for at in way.points], way.tags) for number, way in enumerate(ways, 1)
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="rongxi_network.py">'
    return "\n".join([head, *nodes, *lines, "</osm>\n"])


def node(number: int, at: Point, tags: dict[str, str]) -> str:
    """A node at its latitude and longitude."""
    latitude = LATITUDE + at[1] / METERS_PER_DEGREE_NORTH
    longitude = LONGITUDE + at[0] / METERS_PER_DEGREE_EAST
    return element("node", f'id="{number}" lat="{latitude:.7f}" lon="{longitude:.7f}" version="1"', [], tags)


def line_of(number: int, nodes: list[int], tags: dict[str, str]) -> str:
    """A way along its nodes."""
    return element("way", f'id="{number}" version="1"', [f'<nd ref="{node}"/>' for node in nodes], tags)


def element(name: str, attributes: str, children: list[str], tags: dict[str, str]) -> str:
    """An XML element with its tags, sorted."""
    inner = [*children, *(f"<tag k={quoteattr(key)} v={quoteattr(tags[key])}/>" for key in sorted(tags))]
    return "\n".join([f"<{name} {attributes}>", *inner, f"</{name}>"]) if inner else f"<{name} {attributes}/>"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(osm(PLAN.read_text("utf-8")), "utf-8")
