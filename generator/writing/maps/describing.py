"""What a map shows, in words: for readers who do not see it, and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import atan2, degrees, hypot

from generator.geo.datum import Point
from generator.geo.distance import Plane
from generator.writing.maps.view import MapView, Marker, MarkerKind, Ring, RingKind

_DIRECTIONS = ("北", "东北", "东", "东南", "南", "西南", "西", "西北")
_RING_NAMES = {RingKind.ESTIMATE: "步行范围（直线估算）", RingKind.STANDARD: "标准服务半径"}


def summary(view: MapView) -> str:
    """One sentence: what is in the middle and how much is around it."""
    parts = []
    if view.pins:
        parts.append(f"以{_joined(pin.name for pin in view.pins)}为起点")
    counts = ((MarkerKind.CENTER, "个服务点"), (MarkerKind.ESTATE, "个小区"))
    for kind, words in counts:
        count = sum(1 for marker in view.markers if marker.kind is kind)
        if count:
            parts.append(f"{count} {words}")
    parts += [_ring_name(ring) for ring in _each_once(view.rings)]
    return "，".join([*parts, "上方是北"]) + "。"


def describe(view: MapView) -> list[str]:
    """The map in sentences: the circles, every place with direction and distance, the areas."""
    return [*_ring_sentences(view), *_place_sentences(view), *_area_sentences(view)]


def length_in_words(meters: int) -> str:
    """'200 米', '2 公里'."""
    return f"{meters} 米" if meters < 1_000 else f"{meters // 1_000} 公里"


def _ring_sentences(view: MapView) -> Iterator[str]:
    for ring in _each_once(view.rings):
        radius = f"直线 {round(ring.radius_m)} 米"
        if ring.kind is RingKind.ESTIMATE:
            yield f"虚线圈：{_ring_name(ring)}，{radius}。"
        else:
            yield f"点线圈：{_ring_name(ring)}，规划标准，{radius}。"


def _place_sentences(view: MapView) -> Iterator[str]:
    start = view.pins[0] if view.pins else None
    for pin in view.pins:
        yield f"起点：{pin.name}。"
    for marker in view.markers:
        where = f"，在{start.name}{_way(start.point, marker.point)}" if start else ""
        yield f"{_numbered_name(marker)}{where}。"


def _area_sentences(view: MapView) -> Iterator[str]:
    if view.outlines:
        yield f"画出的范围：{_joined(outline.name for outline in view.outlines)}。"


def _numbered_name(marker: Marker) -> str:
    return marker.name if marker.number is None else f"{marker.number} 号：{marker.name}"


def _ring_name(ring: Ring) -> str:
    return ring.label or _RING_NAMES[ring.kind]


def _each_once(rings: Iterable[Ring]) -> list[Ring]:
    """Rings that differ in more than their middle."""
    return list({(ring.kind, ring.label, ring.radius_m): ring for ring in rings}.values())


def _way(start: Point, end: Point) -> str:
    """Direction and straight-line distance: '东北方约 240 米'."""
    east_m, north_m = Plane.around(start).east_north_m(end)
    distance_m = round(hypot(east_m, north_m), -1)
    if distance_m < 10:
        return "旁边"
    direction = _DIRECTIONS[round(degrees(atan2(east_m, north_m)) / 45) % 8]
    far = f"{distance_m:.0f} 米" if distance_m < 1_000 else f"{distance_m / 1_000:.1f} 公里"
    return f"{direction}方约 {far}（直线）"


def _joined(names: Iterable[str]) -> str:
    return "、".join(names)
