"""What a map shows, in words: for readers who do not see it, and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import atan2, degrees, hypot

from generator.geo.datum import Point
from generator.geo.distance import Plane
from generator.geo.walking.foot_rules import Street
from generator.writing.maps.view import MapView, Marker, MarkerKind, Ring, RingKind, Walk

_QUARTERS = ("北", "东", "南", "西")
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
    parts += [view.walk.label] if view.walk else []
    parts += [_ring_name(ring) for ring in _each_once(view.rings)]
    return "，".join([*parts, "上方是北"]) + "。"


def describe(view: MapView) -> list[str]:
    """The map in sentences: what is reached, the circles, every place with direction and distance, the areas."""
    return [*_walk_sentences(view), *_ring_sentences(view), *_place_sentences(view), *_area_sentences(view)]


def legend(view: MapView) -> tuple[tuple[str, str], ...]:
    """Style and words of each kind of line on the map."""
    entries = [("walked", "走得到的路"), ("within", view.walk.label)] if view.walk else []
    entries += {ring.kind.value: (ring.kind.value, ring.label) for ring in view.rings}.values()
    if view.walk and any(Street.STEPS in part.streets.kinds for part in (view.walk, view.land) if part):
        entries.append(("steps", "台阶"))
    return tuple(entries)


def length_in_words(meters: int) -> str:
    """'200 米', '2 公里'."""
    return f"{meters} 米" if meters < 1_000 else f"{meters // 1_000} 公里"


def _walk_sentences(view: MapView) -> Iterator[str]:
    if view.walk is None:
        return
    yield f"涂色的范围：{view.walk.label}，按路网计算，{view.walk.pace}。"
    far_m = _farthest_m([pin.point for pin in view.pins], view.walk)
    if far_m:
        ways = (f"往{quarter}约 {far_m[at]:.0f} 米" for at, quarter in enumerate(_QUARTERS) if at in far_m)
        yield f"沿路最远能到（直线距离）：{'，'.join(ways)}。"
    walked = [(marker.minutes, marker.name) for marker in view.markers if marker.minutes is not None]
    if walked:
        minutes, name = max(walked, key=lambda each: each[0])
        yield f"图上最远的地方：{name}，步行 {minutes} 分钟。"


def _farthest_m(pins: Iterable[Point], walk: Walk) -> dict[int, float]:
    """How far the streets go from the nearest pin to the north (0), east, south and west: straight meters."""
    planes = [Plane.around(point) for point in pins]
    far_m: dict[int, float] = {}
    for point in walk.streets.points.tolist() if planes else ():
        east_m, north_m = min((plane.east_north_m(point) for plane in planes), key=lambda way: hypot(*way))
        quarter = round(degrees(atan2(east_m, north_m)) / 90) % 4
        far_m[quarter] = max(far_m.get(quarter, 0), round(hypot(east_m, north_m), -1))
    return far_m


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
        walk = "" if marker.minutes is None else f"，步行 {marker.minutes} 分钟"
        where = f"，在{start.name}{_way(start.point, marker.point)}" if start else ""
        yield f"{_numbered_name(marker)}{walk}{where}。"


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
