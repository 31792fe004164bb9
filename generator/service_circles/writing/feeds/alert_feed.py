"""The Atom feed of alerts: those that have not ended, the newest first."""

from dataclasses import dataclass
from datetime import datetime, time
from xml.etree import ElementTree

from service_circles.records.life.alert import Alert
from service_circles.writing.feeds.atom_xml import add_link, add_text, atom_file, new_feed
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.alerts_shown import current_alerts, period_text
from service_circles.writing.site.site import Site

ADDRESS = f"{Alert.meta.folder}/feed.atom"


@dataclass(frozen=True)
class AlertFeed:
    """The feed as pages link to it."""

    title: str
    address: str = ADDRESS


def alert_feed(site: Site) -> AlertFeed | None:
    """The feed of alerts, if the directory has any and knows where it is published."""
    if not site.settings.site_url or not site.directory.all(Alert):
        return None
    return AlertFeed(f"{site.words('预警和通知')} · {site.directory.settings.name}")


def alert_feed_file(site: Site) -> bytes:
    """The feed as XML; empty of entries while nothing holds."""
    alerts = sorted((shown.alert for shown in current_alerts(site)), key=_began, reverse=True)
    page = f"{Alert.meta.folder}/"
    updated = (
        _moment(site, alerts[0])
        if alerts
        else datetime.combine(site.day, time(), site.directory.zone).isoformat()
    )
    feed = alert_feed(site)
    root = new_feed(site, page, feed.title if feed else "", ADDRESS, updated)
    for alert in alerts:
        added = ElementTree.SubElement(root, "entry")
        address = site.absolute(address_of(alert)) or ""
        add_text(added, "id", address)
        add_text(added, "title", f"{site.words.label(alert.level)} · {alert.name}")
        add_text(added, "updated", _moment(site, alert))
        add_link(added, "alternate", address, "text/html")
        ElementTree.SubElement(
            added, "category", {"term": alert.kind.value, "label": site.words.label(alert.kind)}
        )
        add_text(added, "summary", site.words("；").join([period_text(site, alert), *alert.what_to_do]))
    return atom_file(root)


def _began(alert: Alert) -> tuple[str, str]:
    return alert.starts.isoformat(), alert.starts_at or "00:00"


def _moment(site: Site, alert: Alert) -> str:
    clock = time.fromisoformat(alert.starts_at or "00:00")
    return datetime.combine(alert.starts, clock, site.directory.zone).isoformat()
