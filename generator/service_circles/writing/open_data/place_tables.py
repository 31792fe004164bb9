"""Places, services at places, circles and estates as rows: the columns of CSV files and the properties of GeoJSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from service_circles.coverage.reports.figure_exports import plain_cell
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Service
from service_circles.writing.site.addresses import address_of, machine_number
from service_circles.writing.site.site import Site

Row = dict[str, object]


def place_row(site: Site, center: ServiceCenter) -> Row:
    """A center: names of fields as in records, hours as pages say them in a line."""
    return {
        "id": center.id,
        "name": center.name,
        "kind": center.kind.value,
        "own_kind": center.own_kind,
        "level": center.level.value if center.level else None,
        "status": center.status.value,
        "area": center.area,
        "area_name": site.directory.get(Area, center.area).name,
        "address": center.address,
        "phones": "; ".join(machine_number(phone.number) for phone in center.phones),
        "hours": site.hours.of(site.hours_at(center)).summary,
        "accessibility": "; ".join(feature.value for feature in center.accessibility),
        "services": len(center.services),
        "verified": center.verified.date.isoformat() if center.verified else None,
        "page": site.absolute(address_of(center)) or address_of(center),
    }


def circle_row(site: Site, circle: ServiceCircle) -> Row:
    """A circle: minutes and pace, how it was computed, how many places and homes are inside."""
    reach, walker = site.reaches.reach(circle), site.reaches.walker(circle)
    inside = {place.id for place in reach.places} if reach else set()
    estates = [area for area in site.directory.all(Area) if area.id in inside]
    return {
        "id": circle.id,
        "name": circle.name,
        "origins": "; ".join(circle.origins),
        "minutes": site.reaches.minutes(circle),
        "meters_per_second": site.reaches.meters_per_second(walker),
        "computed": reach.mode if reach else None,
        "centers_inside": sum(id_ in site.directory.by_id(ServiceCenter) for id_ in inside),
        "households_inside": sum(area.households or 0 for area in estates),
        "promises": "; ".join(circle.promises),
        "page": site.absolute(address_of(circle)) or address_of(circle),
    }


def estate_rows(site: Site) -> Iterator[tuple[Area, Row]]:
    """Estates with the minutes on foot to the nearest center in use."""
    for found in sorted(site.figures.of(None).estates, key=lambda each: each.estate.id):
        estate = found.estate
        yield (
            estate,
            {
                "id": estate.id,
                "name": estate.name,
                "area": estate.parent,
                "households": estate.households,
                "people": estate.population,
                "reached": found.reached.value,
                "minutes": None if found.minutes is None else round(found.minutes, 1),
                "nearest_center": found.center.id if found.center else None,
                "is_estimate": found.is_estimate,
                "page": site.absolute(address_of(estate)) or address_of(estate),
            },
        )


def places_csv(site: Site) -> bytes:
    """Centers, one a row, with latitude and longitude in WGS84."""
    return csv_bytes(
        {**place_row(site, center), **_point(site, center.id)} for center in site.directory.all(ServiceCenter)
    )


def offer_rows(site: Site) -> Iterator[tuple[ServiceCenter, Row]]:
    """Services at the centers that offer them, with the hours there."""
    services = site.directory.by_id(Service)
    for center in site.directory.all(ServiceCenter):
        for offered in center.services:
            yield (
                center,
                {
                    "service": offered.service,
                    "service_name": services[offered.service].name,
                    "board": services[offered.service].board,
                    "center": center.id,
                    "center_name": center.name,
                    "room": offered.room,
                    "on_the_spot": offered.on_the_spot,
                    "hours": site.hours.of(site.hours_at(center, offered)).summary,
                },
            )


def services_csv(site: Site) -> bytes:
    """Services, one a row for each place that offers it."""
    return csv_bytes(row for _, row in offer_rows(site))


def circles_csv(site: Site) -> bytes:
    """Circles, one a row, with minutes and pace; their outlines are in GeoJSON."""
    return csv_bytes(circle_row(site, circle) for circle in site.directory.all(ServiceCircle))


def estates_csv(site: Site) -> bytes:
    """Estates, one a row, with the minutes to the nearest center."""
    return csv_bytes({**row, **_point(site, estate.id)} for estate, row in estate_rows(site))


def _point(site: Site, id_: str) -> Row:
    latitude, longitude = site.points.get(id_, (None, None))
    return {
        "latitude": None if latitude is None else round(latitude, 6),
        "longitude": None if longitude is None else round(longitude, 6),
    }


def csv_bytes(rows: Iterable[Mapping[str, object]]) -> bytes:
    """UTF-8 with a byte order mark, by which spreadsheet programs know it; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    is_first = True
    for row in rows:
        if is_first:
            writer.writerow(row)
        writer.writerow(plain_cell(cell) for cell in row.values())
        is_first = False
    return text.getvalue().encode("utf-8-sig")
