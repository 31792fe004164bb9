"""Corrections of a network by the directory: links that OpenStreetMap does not have, and closed points."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from service_circles.geo.datum import Point
from service_circles.geo.network.polylines import Floats, Ints
from service_circles.geo.network.snapping import SegmentIndex, SnappedPoints, snap_by_level
from service_circles.geo.network.walking_network import WalkingNetwork, segment_lengths_m
from service_circles.geo.osm.foot_rules import Street
from service_circles.geo.osm.passages import Passage
from service_circles.geo.osm.wheel_rules import Wheels
from service_circles.geo.walkers import WalkingError

_SAME_POINT_M = 0.5


@dataclass(frozen=True, slots=True)
class Link:
    """A path that the extract does not have: straight between two points, or taking as long as `minutes` says.

    Ends that are doors join the ways on their floor, `levels`; other ends the nearest way on any floor.

    Raises WalkingError (link_without_length, minutes_not_positive).
    """

    begin: Point
    finish: Point
    minutes: float | None = None
    steps: bool = False
    levels: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.begin == self.finish:
            raise WalkingError("link_without_length", point=self.begin)
        if self.minutes is not None and not (isfinite(self.minutes) and self.minutes > 0):
            raise WalkingError("minutes_not_positive", minutes=self.minutes)


def correct_network(
    network: WalkingNetwork, links: Sequence[Link] = (), closed: Sequence[Point] = ()
) -> WalkingNetwork:
    """The network with links added and then cut at the closed points.

    Links that connect a lost part with the town make it part of the town; what a closed point cuts off stays
    part of it, so that homes behind a locked gate are behind it and not on the street outside.
    Raises WalkingError (link_off_network, closed_off_network; `index` is that of the link or point).
    """
    if links:
        network = _with_links(network, links).with_main_part()
    return _with_closed(network, closed) if closed else network


def _with_closed(network: WalkingNetwork, closed: Sequence[Point]) -> WalkingNetwork:
    snapped = _snap(network, np.array(closed), [None] * len(closed))
    for index in np.setdiff1d(np.arange(len(closed)), snapped.point).tolist():
        raise WalkingError("closed_off_network", index=index)
    return _split(network, snapped, closed=True)[0]


def _with_links(network: WalkingNetwork, links: Sequence[Link]) -> WalkingNetwork:
    ends = np.array([point for link in links for point in (link.begin, link.finish)])
    levels = [level for link in links for level in (link.levels or (None, None))]
    snapped = _snap(network, ends, levels).one_per_point()
    network, snapped_nodes = _split(network, snapped, closed=False)
    nodes, leg_m = np.full(len(ends), -1, np.int32), np.full(len(ends), np.inf)
    nodes[snapped.point], leg_m[snapped.point] = snapped_nodes, snapped.leg_m
    for index in range(len(links)):
        if max(nodes[2 * index], nodes[2 * index + 1]) < 0:
            raise WalkingError("link_off_network", index=index)
    away = leg_m > _SAME_POINT_M
    own = len(network.node_latitude) + np.cumsum(away) - 1
    rows = [
        row for index in range(len(links)) for row in _link_path(index, nodes, np.where(away, own, nodes))
    ]
    return _extended(network, ends[away], rows, links)


def _link_path(index: int, snapped: Ints, own: Ints) -> Iterator[tuple[int, int, int, bool]]:
    """Up to three edges (start, end, link, is the link itself): from a street to the link, the link, back to a street."""
    begin, finish = 2 * index, 2 * index + 1
    chain = [snapped[begin], own[begin], own[finish], snapped[finish]]
    if own[begin] == own[finish]:
        raise WalkingError("link_without_length", index=index)
    for step in range(3):
        if chain[step] >= 0 and chain[step + 1] >= 0 and chain[step] != chain[step + 1]:
            yield chain[step], chain[step + 1], index, step == 1


def _extended(
    network: WalkingNetwork, points: Floats, rows: list[tuple[int, int, int, bool]], links: Sequence[Link]
) -> WalkingNetwork:
    all_points = np.concatenate((network.points, points))
    start, end, link, itself = np.array(rows, np.int32).T
    minutes = np.array([np.nan if given.minutes is None else given.minutes for given in links])[link]
    steps = (itself == 1) & np.array([given.steps for given in links])[link]
    always = np.ones(len(start), np.bool_)
    added = {
        "start": start,
        "end": end,
        "length_m": segment_lengths_m(all_points[start], all_points[end]),
        "fixed_s": np.where(itself == 1, minutes * 60, np.nan),
        "forward": always,
        "backward": always,
        "steps": steps,
        "lowest": np.array([min(given.levels or (0,)) for given in links], np.int8)[link],
        "highest": np.array([max(given.levels or (0,)) for given in links], np.int8)[link],
        "wheels": np.where(steps, Wheels.NO, Wheels.UNKNOWN).astype(np.uint8),
        "street": np.full(len(start), Street.LINK, np.uint8),
        "passage": np.full(len(start), Passage.NONE, np.uint8),
        "way": (link + len(network.way_names)).astype(np.int32),
        "main": always,
    }
    columns: dict[str, Any] = {
        name: np.concatenate((getattr(network, name), values)) for name, values in added.items()
    }
    return replace(
        network,
        node_latitude=all_points[:, 0].copy(),
        node_longitude=all_points[:, 1].copy(),
        way_names=network.way_names + ("",) * len(links),
        **columns,
    )


def _snap(network: WalkingNetwork, points: Floats, levels: Sequence[int | None]) -> SnappedPoints:
    every_segment = np.arange(len(network.start), dtype=np.int32)
    indexes = {
        level: SegmentIndex(
            network, every_segment if level is None else network.on_level(every_segment, level)
        )
        for level in set(levels)
    }
    return snap_by_level(indexes, network.on_plane(points), levels)


def _split(network: WalkingNetwork, snapped: SnappedPoints, *, closed: bool) -> tuple[WalkingNetwork, Ints]:
    """The network with segments split at points, and the node at each; closed ones are not connected."""
    splitter = _Splitter(network, closed=closed)
    nodes = np.empty(len(snapped.segment), np.int32)
    by_segment: dict[int, list[int]] = defaultdict(list)
    for number, segment in enumerate(snapped.segment.tolist()):
        by_segment[segment].append(number)
    for segment, at in by_segment.items():
        at.sort(key=lambda number: snapped.fraction[number])
        nodes[at] = splitter.split(segment, snapped.fraction[at].tolist())
    return splitter.network(), nodes


class _SegmentPart(NamedTuple):
    """A part of a segment between two fractions, with its nodes."""

    segment: int
    begin: float
    finish: float
    start: int
    end: int


class _Splitter:
    def __init__(self, network: WalkingNetwork, *, closed: bool) -> None:
        self._old = network
        self._closed = closed
        self._points: list[Point] = []
        self._parts: list[_SegmentPart] = []
        self._split_segments: set[int] = set()

    def split(self, segment: int, fractions: Sequence[float]) -> list[int]:
        """Split a segment at ascending fractions; returns the node before each split."""
        self._split_segments.add(segment)
        nodes = []
        done, left, last = 0.0, int(self._old.start[segment]), int(self._old.end[segment])
        for fraction in fractions:
            node = left if fraction == done and not self._closed else self._node(segment, fraction, last)
            if fraction > done:
                self._parts.append(_SegmentPart(segment, done, fraction, left, node))
            done, left = fraction, self._node(segment, fraction, last) if self._closed else node
            nodes.append(node)
        if done < 1:
            self._parts.append(_SegmentPart(segment, done, 1, left, last))
        return nodes

    def _node(self, segment: int, fraction: float, last: int) -> int:
        if fraction == 1 and not self._closed:
            return last
        begin, finish = self._old.points[[self._old.start[segment], self._old.end[segment]]]
        latitude, longitude = (begin * (1 - fraction) + finish * fraction).tolist()
        self._points.append((latitude, longitude))
        return len(self._old.node_latitude) + len(self._points) - 1

    def network(self) -> WalkingNetwork:
        """The whole network; parts stay at the place of their segment, along its way."""
        old = self._old
        whole = np.setdiff1d(np.arange(len(old.start)), list(self._split_segments))
        parts = np.array(self._parts, np.float64).reshape(-1, 5)
        source = np.concatenate((whole, parts[:, 0].astype(np.intp)))
        begin = np.concatenate((np.zeros(len(whole)), parts[:, 1]))
        order = np.lexsort((begin, source))
        source = source[order]
        fraction = np.concatenate((np.ones(len(whole)), parts[:, 2] - parts[:, 1]))[order]
        points = np.array(self._points).reshape(-1, 2)
        columns = (
            "forward",
            "backward",
            "steps",
            "lowest",
            "highest",
            "wheels",
            "street",
            "passage",
            "way",
            "main",
        )
        return replace(
            old,
            node_latitude=np.concatenate((old.node_latitude, points[:, 0])),
            node_longitude=np.concatenate((old.node_longitude, points[:, 1])),
            start=np.concatenate((old.start[whole], parts[:, 3])).astype(np.int32)[order],
            end=np.concatenate((old.end[whole], parts[:, 4])).astype(np.int32)[order],
            length_m=old.length_m[source] * fraction,
            fixed_s=old.fixed_s[source] * fraction,
            **{name: getattr(old, name)[source] for name in columns},
        )
