"""Meters between two locations, each in the datum that its author names."""

from service_circles.geo.datum import wgs84_point
from service_circles.geo.distance import distance_m
from service_circles.records.values.contact import Location


def meters_moved(before: Location, after: Location) -> float:
    """The distance on the ground, whatever the datums are."""
    return distance_m(wgs84_point(before), wgs84_point(after))
