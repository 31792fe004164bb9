"""The walking network of a directory: its extracts, mended as the directory says."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from service_circles.coverage.door_points import doors
from service_circles.geo.datum import Point, to_wgs84
from service_circles.geo.network.corrections import Link, mended
from service_circles.geo.network.network_cache import load_network, network_key
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walking_error import WalkingError
from service_circles.records.directory import ServiceDirectory
from service_circles.records.settings.walking import WalkingLink, WalkingPoint


class MendingError(Exception):
    """A mend that does not fit the network: which of `links` or `closed`, and why."""

    def __init__(self, field: str, index: int, error: WalkingError) -> None:
        super().__init__(field, index, error)
        self.field, self.index, self.error = field, index, error


def network_of(directory: ServiceDirectory, root: Path, cache: Path | None = None) -> WalkingNetwork:
    """The streets of a directory that names extracts.

    Raises WalkingError for an extract that cannot be used, MendingError for a mend that does not fit.
    """
    walking = directory.settings.walking
    if walking is None:
        raise ValueError("the directory names no extract")
    paths = tuple(root / path for path in walking.extracts)
    gated = Gated(walking.gated.value)
    network = _loaded(network_key(paths, gated), paths, gated, cache)
    for index, given in enumerate(walking.links):
        network = _mended(network, "links", index, (_link(directory, given, index),), ())
    for index, point in enumerate(walking.closed):
        network = _mended(network, "closed", index, (), (_point(point),))
    return network


@lru_cache(maxsize=2)
def _loaded(key: str, paths: tuple[Path, ...], gated: Gated, cache: Path | None) -> WalkingNetwork:  # noqa: ARG001 - the key tells when files changed
    return load_network(paths, gated, cache)


def _mended(
    network: WalkingNetwork, field: str, index: int, links: tuple[Link, ...], closed: tuple[Point, ...]
) -> WalkingNetwork:
    try:
        return mended(network, links, closed)
    except WalkingError as error:
        raise MendingError(field, index, error) from error


def _link(directory: ServiceDirectory, given: WalkingLink, index: int) -> Link:
    begin, finish = _ends(directory, given)
    try:
        return Link(begin, finish, given.minutes, given.steps)
    except WalkingError as error:
        raise MendingError("links", index, error) from error


def _ends(directory: ServiceDirectory, given: WalkingLink) -> tuple[Point, Point]:
    if given.points:
        return _point(given.points[0]), _point(given.points[1])
    entered = doors(directory)
    first, second = given.between or ("", "")
    return entered[first][0], entered[second][0]


def _point(point: WalkingPoint) -> Point:
    return to_wgs84(point.latitude, point.longitude, point.datum)
