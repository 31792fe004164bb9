"""What a directory knows better than the extract: paths that are missing, and paths that are locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from service_circles.geo.datum import Point
from service_circles.geo.network.nearest_segment import Joints, SegmentIndex
from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.segment_splits import split
from service_circles.geo.network.walking_network import WalkingNetwork, lengths_m
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.walking_error import WalkingError

_SAME_PLACE_M = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """A path that the extract lacks: straight between two points, or taking as long as `minutes` says.

    Raises WalkingError (link_without_length, minutes_not_positive).
    """

    begin: Point
    finish: Point
    minutes: float | None = None
    steps: bool = False

    def __post_init__(self) -> None:
        if self.begin == self.finish:
            raise WalkingError("link_without_length", point=self.begin)
        if self.minutes is not None and not (isfinite(self.minutes) and self.minutes > 0):
            raise WalkingError("minutes_not_positive", minutes=self.minutes)


def mended(
    network: WalkingNetwork, links: Sequence[Link] = (), closed: Sequence[Point] = ()
) -> WalkingNetwork:
    """The network with links added and then cut at the closed points.

    Links that join a lost part to the town make it part of the town; what a closed point cuts off stays
    part of it, so that homes behind a locked gate are behind it and not on the street outside.
    Raises WalkingError (link_off_network, closed_off_network; `index` says which one).
    """
    if links:
        network = _linked(network, links).with_main_found()
    return _cut(network, closed) if closed else network


def _linked(network: WalkingNetwork, links: Sequence[Link]) -> WalkingNetwork:
    ends = np.array([point for link in links for point in (link.begin, link.finish)])
    joints = _joints(network, ends).one_per_point()
    network, joined = split(network, joints, locked=False)
    nodes, leg_m = np.full(len(ends), -1, np.int32), np.full(len(ends), np.inf)
    nodes[joints.point], leg_m[joints.point] = joined, joints.leg_m
    for index in range(len(links)):
        if max(nodes[2 * index], nodes[2 * index + 1]) < 0:
            raise WalkingError("link_off_network", index=index)
    away = leg_m > _SAME_PLACE_M
    own = len(network.node_latitude) + np.cumsum(away) - 1
    rows = [row for index in range(len(links)) for row in _path(index, nodes, np.where(away, own, nodes))]
    return _extended(network, ends[away], rows, links)


def _path(index: int, joined: Ints, own: Ints) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end, link and whether it is the link itself: to the beginning, the link, from the end."""
    begin, finish = 2 * index, 2 * index + 1
    chain = [joined[begin], own[begin], own[finish], joined[finish]]
    if own[begin] == own[finish]:
        raise WalkingError("link_without_length", index=index)
    for step in range(3):
        if chain[step] >= 0 and chain[step + 1] >= 0 and chain[step] != chain[step + 1]:
            yield chain[step], chain[step + 1], index, step == 1


def _extended(
    network: WalkingNetwork, points: Floats, rows: list[tuple[int, int, int, bool]], links: Sequence[Link]
) -> WalkingNetwork:
    latitude = np.concatenate((network.node_latitude, points[:, 0]))
    longitude = np.concatenate((network.node_longitude, points[:, 1]))
    start, end, link, itself = np.array(rows, np.int32).T
    places = np.column_stack((latitude, longitude))
    minutes = np.array([np.nan if given.minutes is None else given.minutes for given in links])[link]
    always = np.ones(len(start), np.bool_)
    return replace(
        network,
        node_latitude=latitude,
        node_longitude=longitude,
        start=np.concatenate((network.start, start)),
        end=np.concatenate((network.end, end)),
        length_m=np.concatenate((network.length_m, lengths_m(places[start], places[end]))),
        fixed_s=np.concatenate((network.fixed_s, np.where(itself == 1, minutes * 60, np.nan))),
        forward=np.concatenate((network.forward, always)),
        backward=np.concatenate((network.backward, always)),
        steps=np.concatenate(
            (network.steps, (itself == 1) & np.array([given.steps for given in links])[link])
        ),
        street=np.concatenate((network.street, np.full(len(start), Street.LINK, np.uint8))),
        way=np.concatenate((network.way, (link + len(network.way_names)).astype(np.int32))),
        main=np.concatenate((network.main, always)),
        way_names=network.way_names + ("",) * len(links),
    )


def _cut(network: WalkingNetwork, closed: Sequence[Point]) -> WalkingNetwork:
    joints = _joints(network, np.array(closed))
    for index in np.setdiff1d(np.arange(len(closed)), joints.point).tolist():
        raise WalkingError("closed_off_network", index=index)
    return split(network, joints, locked=True)[0]


def _joints(network: WalkingNetwork, points: Floats) -> Joints:
    everything = SegmentIndex(network, np.arange(len(network.start), dtype=np.int32))
    return everything.nearest(network.on_plane(points))
