"""A map as text: for readers who do not see it, and for paper."""

from collections.abc import Iterable, Iterator
from math import atan2, degrees, hypot

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.geo.osm.foot_rules import Street
from service_circles.languages.translator import CHINESE, Translator, message
from service_circles.writing.drawings.maps.map_view import MapView, Marker, MarkerKind, Ring, RingKind, Walk

_DIRECTIONS = (
    message("北"), message("东北"), message("东"), message("东南"), message("南"), message("西南"), message("西"), message("西北")
)  # fmt: skip
_QUARTERS = _DIRECTIONS[::2]
_METERS_PER_MILE, _METERS_PER_YARD = 1_609.344, 0.9144
_RING_NAMES = {RingKind.ESTIMATE: message("步行范围（直线估算）"), RingKind.STANDARD: message("标准服务半径")}


def summary(view: MapView) -> str:
    """One sentence: the middle and how much is around it."""
    words, parts = view.words, []
    if view.pins:
        parts.append(words("以{names}为起点", names=words.listed(pin.name for pin in view.pins)))
    counts = (
        (MarkerKind.CENTER, message("{count} 个服务点")),
        (MarkerKind.ESTATE, message("{count} 个小区")),
    )
    for kind, counted in counts:
        count = sum(1 for marker in view.markers if marker.kind is kind)
        if count:
            parts.append(words(counted, count=count))
    parts += [view.walk.label] if view.walk else []
    parts += [_ring_name(ring, words) for ring in _distinct_rings(view.rings)]
    return words("{text}。", text=words("，").join([*parts, words("上方是北")]))


def describe(view: MapView) -> list[str]:
    """The map in sentences: the reach, the circles, every place with direction and distance, the areas."""
    return [*_walk_sentences(view), *_ring_sentences(view), *_place_sentences(view), *_area_sentences(view)]


def legend(view: MapView) -> tuple[tuple[str, str], ...]:
    """Style and text of each kind of line on the map."""
    entries = [("walked", view.words("走得到的路")), ("within", view.walk.label)] if view.walk else []
    entries += {ring.kind.value: (ring.kind.value, ring.label) for ring in view.rings}.values()
    if view.walk and any(Street.STEPS in part.streets.kinds for part in (view.walk, view.land) if part):
        entries.append(("steps", view.words("台阶")))
    return tuple(entries)


def length_text(meters: int, words: Translator = CHINESE) -> str:
    """'200 米', '2 公里', or in miles where people count in them."""
    if words.customs.miles:
        return miles_text(meters, words)
    if meters < 1_000:
        return words("{meters} 米", meters=meters)
    return words("{kilometers} 公里", kilometers=meters // 1_000)


def miles_text(meters: float, words: Translator) -> str:
    """'200 码', '1.5 英里', as lib/miles.js."""
    miles = meters / _METERS_PER_MILE
    if miles < 0.2:
        return words("{yards} 码", yards=max(10, round(meters / _METERS_PER_YARD / 10) * 10))
    return words("{miles} 英里", miles=f"{miles:.1f}")


def _straight_text(meters: float, words: Translator) -> str:
    return miles_text(meters, words) if words.customs.miles else words("{meters} 米", meters=f"{meters:.0f}")


def _walk_sentences(view: MapView) -> Iterator[str]:
    if view.walk is None:
        return
    words = view.words
    yield words("涂色的范围：{name}，按路网计算，{pace}。", name=view.walk.label, pace=view.walk.pace)
    far_m = _farthest_m([pin.point for pin in view.pins], view.walk)
    if far_m:
        ways = (
            words("往{quarter}约 {far}", quarter=words(quarter), far=_straight_text(far_m[at], words))
            for at, quarter in enumerate(_QUARTERS)
            if at in far_m
        )
        yield words("沿路最远能到（直线距离）：{ways}。", ways=words("，").join(ways))
    walked = [(marker.minutes, marker.name) for marker in view.markers if marker.minutes is not None]
    if walked:
        minutes, name = max(walked, key=lambda each: each[0])
        yield words("图上最远的地方：{name}，步行 {count} 分钟。", name=name, count=minutes)


def _farthest_m(pins: Iterable[Point], walk: Walk) -> dict[int, float]:
    """The distance that streets go from the nearest pin to the north (0), east, south and west: straight meters."""
    planes = [Plane.around(point) for point in pins]
    far_m: dict[int, float] = {}
    for point in walk.streets.points.tolist() if planes else ():
        east_m, north_m = min((plane.east_north_m(point) for plane in planes), key=lambda way: hypot(*way))
        quarter = round(degrees(atan2(east_m, north_m)) / 90) % 4
        far_m[quarter] = max(far_m.get(quarter, 0), round(hypot(east_m, north_m), -1))
    return far_m


def _ring_sentences(view: MapView) -> Iterator[str]:
    for ring in _distinct_rings(view.rings):
        name, radius = _ring_name(ring, view.words), round(ring.radius_m)
        if ring.kind is RingKind.ESTIMATE:
            yield view.words("虚线圈：{name}，直线 {radius} 米。", name=name, radius=radius)
        else:
            yield view.words("点线圈：{name}，规划标准，直线 {radius} 米。", name=name, radius=radius)


def _place_sentences(view: MapView) -> Iterator[str]:
    start, words = view.pins[0] if view.pins else None, view.words
    for pin in view.pins:
        yield words("起点：{name}。", name=pin.name)
    for marker in view.markers:
        parts = [_numbered_name(marker, words)]
        if marker.minutes is not None:
            parts.append(words("步行 {minutes} 分钟", minutes=marker.minutes))
        if start:
            way = _direction_and_distance(start.point, marker.point, words)
            parts.append(words("在{name}{way}", name=start.name, way=way))
        yield words("{text}。", text=words("，").join(parts))


def _area_sentences(view: MapView) -> Iterator[str]:
    if view.outlines:
        names = view.words.listed(outline.name for outline in view.outlines)
        yield view.words("画出的范围：{names}。", names=names)


def _numbered_name(marker: Marker, words: Translator) -> str:
    if marker.number is None:
        return marker.name
    return words("{number} 号：{name}", number=marker.number, name=marker.name)


def _ring_name(ring: Ring, words: Translator) -> str:
    return ring.label or words(_RING_NAMES[ring.kind])


def _distinct_rings(rings: Iterable[Ring]) -> list[Ring]:
    """One ring of each kind, label and radius."""
    return list({(ring.kind, ring.label, ring.radius_m): ring for ring in rings}.values())


def _direction_and_distance(start: Point, end: Point, words: Translator) -> str:
    """Direction and straight-line distance: '东北方约 240 米'."""
    east_m, north_m = Plane.around(start).east_north_m(end)
    distance_m = round(hypot(east_m, north_m), -1)
    if distance_m < 10:
        return words("旁边")
    direction = _DIRECTIONS[round(degrees(atan2(east_m, north_m)) / 45) % 8]
    if words.customs.miles:
        far = miles_text(distance_m, words)
    elif distance_m < 1_000:
        far = words("{meters} 米", meters=f"{distance_m:.0f}")
    else:
        far = words("{kilometers} 公里", kilometers=f"{distance_m / 1_000:.1f}")
    return words("{direction}方约 {far}（直线）", direction=words(direction), far=far)
