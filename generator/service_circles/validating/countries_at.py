"""The country at a point, by the borders of time zones."""

from functools import lru_cache

from babel.core import get_global

_NEAR_DEGREES = 0.03
"""About 3 km: the borders are simplified, and piers and ferries are off the shore."""
_TOGETHER = (
    frozenset({"CN", "HK", "MO", "TW"}),
    frozenset({"RU", "UA"}),
    frozenset({"MA", "EH"}),
    frozenset({"US", "PR"}),
)
"""Countries whose borders addresses and maps draw differently."""
Point = tuple[float, float]


def countries_at(point: Point) -> frozenset[str]:
    """The codes of the countries at a point (latitude, longitude) or within some 3 km of it; empty at sea."""
    rounded = (round(point[0], 2), round(point[1], 2))
    return _near(rounded)


@lru_cache(maxsize=50_000)
def _near(point: Point) -> frozenset[str]:
    from tzfpy import get_tzs  # noqa: PLC0415 - loads the borders of the world

    territories = get_global("zone_territories")
    latitude, longitude = point
    found: set[str] = set()
    for north in (-_NEAR_DEGREES, 0, _NEAR_DEGREES):
        for east in (-_NEAR_DEGREES, 0, _NEAR_DEGREES):
            zones = get_tzs(longitude + east, latitude + north)
            found |= {
                territories[zone] for zone in zones if zone in territories and not zone.startswith("Etc/")
            }
    for group in _TOGETHER:
        if not group.isdisjoint(found):
            found |= group
    return frozenset(found)
