"""schema.org descriptions of pages, for search engines (JSON-LD)."""

from __future__ import annotations

from collections.abc import Mapping

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.entry import Entry
from service_circles.records.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.schedules.week_table import schema_org_hours
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

Data = dict[str, object]


def described(kind: str, values: Mapping[str, object]) -> Data:
    """A schema.org object without its empty values; `kind` such as 'CivicStructure'."""
    return {"@context": "https://schema.org", "@type": kind} | {
        key: value for key, value in values.items() if value
    }


def _geo(site: Site, id_: str) -> Data | None:
    if id_ not in site.points:
        return None
    latitude, longitude = site.points[id_]
    return {"@type": "GeoCoordinates", "latitude": round(latitude, 6), "longitude": round(longitude, 6)}


def center_data(site: Site, center: ServiceCenter) -> Data:
    """A center as a civic place with its hours."""
    return described(
        "CivicStructure",
        {
            "name": center.name,
            "url": site.absolute(address_of(center)),
            "address": center.address,
            "telephone": center.phones[0].number if center.phones else None,
            "geo": _geo(site, center.id),
            "openingHoursSpecification": schema_org_hours(center.schedule),
        },
    )


def area_data(site: Site, area: Area) -> Data:
    """An area as an administrative area."""
    return described(
        "AdministrativeArea",
        {"name": area.name, "url": site.absolute(address_of(area)), "geo": _geo(site, area.id)},
    )


def service_data(site: Site, service: Service) -> Data:
    """A service with its provider."""
    provider = site.directory.organization_by_id.get(service.organization or "")
    return described(
        "GovernmentService",
        {
            "name": service.name,
            "url": site.absolute(address_of(service)),
            "description": service.summary,
            "alternateName": list(service.keywords),
            "provider": {"@type": "Organization", "name": provider.name} if provider else None,
        },
    )


def organization_data(site: Site, organization: Organization) -> Data:
    """An organization."""
    return described(
        "Organization",
        {
            "name": organization.name,
            "url": site.absolute(address_of(organization)),
            "address": organization.address,
            "telephone": organization.phones[0].number if organization.phones else None,
        },
    )


def ledger_data(site: Site, ledger: Ledger) -> Data:
    """A ledger as a data set, which can be downloaded."""
    data = site.absolute("data/entries.json", site.languages[0])
    return described(
        "Dataset",
        {
            "name": ledger.name,
            "url": site.absolute(address_of(ledger)),
            "description": ledger.purpose,
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": data,
            }
            if data
            else None,
        },
    )


def entry_data(site: Site, entry: Entry, ledger: Ledger) -> Data:
    """An entry as a report of its ledger; its dates are those of its steps."""
    dates = [step.date.isoformat() for step in entry.history if step.date <= site.day]
    return described(
        "Report",
        {
            "name": entry.name,
            "url": site.absolute(address_of(entry)),
            "about": ledger.name,
            "datePublished": min(dates, default=None),
            "dateModified": max(dates, default=None),
            "expires": entry.expires.isoformat() if entry.expires else None,
        },
    )


def site_data(site: Site) -> Data:
    """The site itself."""
    settings = site.directory.settings
    return described(
        "WebSite",
        {
            "name": settings.name,
            "url": site.absolute(""),
            "description": settings.description,
            "inLanguage": site.language.code,
        },
    )
