"""Small towns for tests: nodes in meters, written as OpenStreetMap XML and read again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.network.network_reader import read_network
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.network.weighted_network import WeightedNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walkers import STANDARD, Profile
from service_circles.geo.walking.doors import Doors, snap_doors
from service_circles.geo.walking.walking_reach import WalkingReach, walk_reach

PLANE = Plane.around((21.2, 112.6))
Meters = tuple[float, float]


def at(east: float, north: float) -> Point:
    """A point by meters from the middle of the town."""
    return PLANE.point_at(east, north)


@dataclass
class Town:
    """Nodes by number (meters east and north), ways along them with tags, tags of nodes."""

    nodes: Mapping[int, Meters]
    ways: Sequence[tuple[Sequence[int], Mapping[str, str]]]
    node_tags: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    extra: str = ""

    def node_lines(self) -> Iterable[str]:
        """The nodes in XML."""
        for number, meters in self.nodes.items():
            latitude, longitude = at(*meters)
            tags = _tags(self.node_tags.get(number, {}))
            yield f'<node id="{number}" version="1" lat="{latitude:.9f}" lon="{longitude:.9f}">{tags}</node>'

    def way_lines(self) -> Iterable[str]:
        """The ways in XML, numbered from 1."""
        for number, (nodes, tags) in enumerate(self.ways, start=1):
            refs = "".join(f'<nd ref="{node}"/>' for node in nodes)
            yield f'<way id="{number}" version="1">{refs}{_tags(tags)}</way>'

    def write(self, path: Path) -> Path:
        """As an .osm file."""
        return write_osm(path, [*self.node_lines(), *self.way_lines(), self.extra])


def write_osm(path: Path, lines: Iterable[str]) -> Path:
    """A whole .osm file from its elements."""
    path.write_text("\n".join(['<osm version="0.6">', *lines, "</osm>"]), encoding="utf-8")
    return path


def _tags(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


def network_of(folder: Path, town: Town, gated: Gated = Gated.CLOSED) -> WalkingNetwork:
    """The network of a town."""
    return read_network([town.write(folder / "town.osm")], gated)


FOOTWAY = {"highway": "footway"}


def grid(columns: int, rows: int, step_m: float = 100) -> Town:
    """Streets like a chessboard from the middle of the town to east and north; node 1 is the first of row 0."""
    nodes = {
        1 + column + row * columns: (column * step_m, row * step_m)
        for row in range(rows)
        for column in range(columns)
    }
    across = [[1 + column + row * columns for column in range(columns)] for row in range(rows)]
    up = [[1 + column + row * columns for row in range(rows)] for column in range(columns)]
    return Town(nodes, [(way, FOOTWAY) for way in (*across, *up)])


def walk(
    network: WalkingNetwork,
    places: Mapping[str, Sequence[Meters]],
    origins: Sequence[str] = ("o",),
    minutes: float = 60,
    profile: Profile = STANDARD,
) -> WalkingReach:
    """The reach among places given by the meters of their door or doors."""
    weighted = WeightedNetwork(network, profile)
    doors = doors_at(weighted, places)
    return walk_reach(weighted, doors.of_places(origins), doors, minutes)


def doors_at(weighted: WeightedNetwork, places: Mapping[str, Sequence[Meters]]) -> Doors:
    """Doors by meters."""
    return snap_doors(weighted, {name: [at(*door) for door in given] for name, given in places.items()})


def seconds(reach: WalkingReach) -> dict[str, float]:
    """Seconds to each place inside, to a tenth."""
    return {place.id: round(place.minutes * 60, 1) for place in reach.places}


def meters(reach: WalkingReach) -> dict[str, float]:
    """Meters to each place inside, to a tenth."""
    return {place.id: round(place.distance_m, 1) for place in reach.places}
