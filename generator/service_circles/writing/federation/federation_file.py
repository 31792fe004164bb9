"""federation.json: what a district is, its figures, and the hash of every file that portals may collect."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256

from service_circles import __version__
from service_circles.basics.json_text import json_bytes
from service_circles.geo.walkers import walker_of
from service_circles.records.center import ServiceCenter
from service_circles.records.kinds import KINDS
from service_circles.records.values.schedule import ScheduleKind
from service_circles.schedules.closures import is_in_use
from service_circles.writing.federation.federation_format import (
    FORMAT,
    FederationFile,
    SharedFigures,
    SharedFile,
)
from service_circles.writing.federation.portal_files import Sites, names_in, shared_files
from service_circles.writing.site.site import Site

_A_YEAR = timedelta(365)
ReadFile = Callable[[str], bytes]


def federation_file(sites: Sites, found: Iterable[str], read: ReadFile) -> bytes:
    """The file; `found` are the addresses of the files of search and near me, `read` gives the bytes of any."""
    site = sites[0]
    addresses = sorted({*found, *(address for address, _ in shared_files(sites))})
    settings = site.directory.settings
    made = FederationFile(
        format=FORMAT,
        kind="district",
        generator=f"service-circles {__version__}",
        id=settings.id,
        names=names_in(sites, lambda each: each.directory.settings.name),
        publisher=names_in(sites, lambda each: each.directory.settings.publisher.name),
        url=site.settings.site_url,
        languages=tuple(each.language.code for each in sites),
        time_zone=settings.time_zone,
        day=site.day,
        fictional=settings.fictional,
        license=settings.open_data.license if settings.open_data else None,
        bounds=_bounds(site),
        counts={kind.meta.folder: len(site.directory.all(kind)) for kind in KINDS},
        figures=_figures(site),
        files={address: _shared_file(read(address)) for address in addresses},
    )
    return json_bytes(made.model_dump(mode="json")) + b"\n"


def _shared_file(content: bytes) -> SharedFile:
    return SharedFile(sha256=sha256(content).hexdigest(), size_bytes=len(content))


def _bounds(site: Site) -> tuple[float, float, float, float] | None:
    if not site.points:
        return None
    north = [point[0] for point in site.points.values()]
    east = [point[1] for point in site.points.values()]
    return tuple(round(each, 6) for each in (min(north), min(east), max(north), max(east)))  # type: ignore[return-value]


def _figures(site: Site) -> SharedFigures:
    centers = [each for each in site.directory.all(ServiceCenter) if is_in_use(each, site.day)]
    coverage, standard = site.figures.coverage(), site.directory.settings.circle_standard
    checked = (each.verified for each in centers if each.verified)
    return SharedFigures(
        places=len(centers),
        places_with_hours=sum(each.schedule.kind is not ScheduleKind.UNKNOWN for each in centers),
        places_checked=sum(site.day - _A_YEAR <= verified.date <= site.day for verified in checked),
        estates=len(site.figures.estates()),
        households_reached=coverage.reached.households if coverage else None,
        households_missed=coverage.missed.households if coverage else None,
        minutes=standard.minutes,
        meters_per_second=site.reaches.meters_per_second(walker_of(standard.pace)),
        along_streets=site.reaches.streets is not None,
    )
