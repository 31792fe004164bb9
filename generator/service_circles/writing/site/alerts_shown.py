"""Alerts that have not ended, and the pages that show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.life.alert import Alert, AlertLevel
from service_circles.schedules.time_texts import date_text, day_text
from service_circles.writing.site.moments import midnight_after, utc_text
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

MOST_SHOWN = 3
"""On pages about something else; all of them are on the page of alerts."""
_GRAVEST_FIRST = tuple(AlertLevel)


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert, when it holds as text, and the UTC moment after which scripts hide it."""

    alert: Alert
    period: str
    until: str


@once_per_site
def current_alerts(site: Site) -> Sequence[ShownAlert]:
    """The alerts that have not ended before the site's day, the gravest first."""
    found = [alert for alert in site.directory.all(Alert) if alert.ends >= site.day]
    found.sort(
        key=lambda alert: (_GRAVEST_FIRST.index(alert.level), alert.starts, alert.starts_at or "", alert.id)
    )
    return tuple(shown_alert(site, alert) for alert in found)


def shown_alert(site: Site, alert: Alert) -> ShownAlert:
    """An alert as pages show it."""
    return ShownAlert(alert, period_text(site, alert), utc_text(end_of(site, alert)))


def end_of(site: Site, alert: Alert) -> datetime:
    """The moment at which an alert ends."""
    if alert.ends_at is None:
        return midnight_after(alert.ends, site.directory.zone)
    return datetime.combine(alert.ends, time.fromisoformat(alert.ends_at), site.directory.zone)


def period_text(site: Site, alert: Alert) -> str:
    """'2026年11月30日 18:00 起，到 12月1日 06:00'."""
    words = site.words
    starts = " ".join(filter(None, (date_text(alert.starts, words), alert.starts_at)))
    is_same_year = alert.ends.year == alert.starts.year
    last_day = (day_text if is_same_year else date_text)(alert.ends, words)
    ends = " ".join(filter(None, (last_day, alert.ends_at)))
    return words("{start} 起，到 {end}", start=starts, end=ends)


def alerts_on(site: Site, address: str, record: object) -> Sequence[ShownAlert]:
    """The alerts for the page of a record: of its area, of areas around it, of those below an area.

    The home page has those of everywhere; so has every page while the directory is in emergency mode.
    """
    current = current_alerts(site)
    if not current or isinstance(record, Alert) or address == Alert.meta.folder + "/":
        return ()
    if address in ("", "emergency/") or site.directory.settings.emergency_mode:
        return current[:MOST_SHOWN]
    return tuple(shown for shown in current if _is_about(site, shown.alert, record))[:MOST_SHOWN]


def _is_about(site: Site, alert: Alert, record: object) -> bool:
    areas = tuple(_areas_of(site, record))
    if not areas or (isinstance(record, ServiceCenter) and record.id in alert.centers):
        return bool(areas)
    if not alert.areas:
        return not alert.centers
    around = {area.id for id_ in areas for area in site.directory.path_to(id_)}
    if not around.isdisjoint(alert.areas):
        return True
    return isinstance(record, Area) and any(
        record.id == area.id for id_ in alert.areas for area in site.directory.path_to(id_)
    )


def _areas_of(site: Site, record: object) -> Iterator[str]:
    match record:
        case Area():
            yield record.id
        case ServiceCircle():
            yield site.directory.get(ServiceCenter, record.origins[0]).area
        case _:
            area = getattr(record, "area", None)
            yield from (area,) if area else getattr(record, "areas", ())
