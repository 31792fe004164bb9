"""The entrances of the building that a center is in, where its record gives a point of the building and no door."""

from collections.abc import Mapping

import numpy as np
import shapely

from service_circles.coverage.door_points import points
from service_circles.geo.datum import Point
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.values.contact import Accuracy

_AT_BUILDING_M = 5.0
"""A point this near to an outline is at the building: maps are not more exact."""


def building_entrances(
    directory: ServiceDirectory, network: WalkingNetwork
) -> Mapping[str, tuple[tuple[Point, int], ...]]:
    """Entrances and their floors by id of the center."""
    given = points(directory)
    centers = [center.id for center in directory.all(ServiceCenter) if _is_somewhere_in(center)]
    if not centers or not len(network.buildings):
        return {}
    outlines = [shapely.polygons(network.on_plane(ring)) for _, ring in network.buildings]
    places = shapely.points(network.on_plane(np.array([given[id_] for id_ in centers])))
    found = shapely.STRtree(outlines).query_nearest(places, max_distance=_AT_BUILDING_M, all_matches=False)
    return {centers[place]: _entrances(network, int(building)) for place, building in found.T}


def _is_somewhere_in(center: ServiceCenter) -> bool:
    return center.location is not None and not center.doors and center.location.accuracy is Accuracy.BUILDING


def _entrances(network: WalkingNetwork, building: int) -> tuple[tuple[Point, int], ...]:
    first, last = network.entrances.starts[building : building + 2]
    levels = network.entrance_levels[first:last].tolist()
    return tuple(zip(map(tuple, network.entrances.points[first:last].tolist()), levels, strict=True))
