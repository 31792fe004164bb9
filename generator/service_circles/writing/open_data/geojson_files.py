"""Places, circles and estates as GeoJSON (RFC 7946): WGS84, longitude first."""

from collections.abc import Iterable

from service_circles.basics.json_text import json_bytes
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.record import Record
from service_circles.writing.open_data.circle_polygons import circle_polygon
from service_circles.writing.open_data.place_tables import circle_row, estate_rows, offer_rows, place_row
from service_circles.writing.site.site import Site

_DECIMALS = 6
Data = dict[str, object]


def places_geojson(site: Site) -> bytes:
    """Centers as points; those without a location have no geometry."""
    return _collection(
        _feature(center, _point(site, center.id), place_row(site, center))
        for center in site.directory.all(ServiceCenter)
    )


def services_geojson(site: Site) -> bytes:
    """Services at the points of the centers that offer them."""
    return _collection(
        {**_feature(center, _point(site, center.id), row), "id": f"{center.id}/{row['service']}"}
        for center, row in offer_rows(site)
    )


def circles_geojson(site: Site) -> bytes:
    """Circles as what they reach (isochrones), with minutes and pace."""
    return _collection(
        _feature(circle, circle_polygon(site, circle), circle_row(site, circle))
        for circle in site.directory.all(ServiceCircle)
    )


def estates_geojson(site: Site) -> bytes:
    """Estates as points, with the minutes to the nearest center."""
    return _collection(_feature(estate, _point(site, estate.id), row) for estate, row in estate_rows(site))


def _collection(features: Iterable[Data]) -> bytes:
    return json_bytes({"type": "FeatureCollection", "features": list(features)})


def _feature(record: Record, geometry: object, properties: Data) -> Data:
    return {"type": "Feature", "id": record.id, "geometry": geometry, "properties": properties}


def _point(site: Site, id_: str) -> Data | None:
    if id_ not in site.points:
        return None
    latitude, longitude = site.points[id_]
    return {"type": "Point", "coordinates": [round(longitude, _DECIMALS), round(latitude, _DECIMALS)]}
