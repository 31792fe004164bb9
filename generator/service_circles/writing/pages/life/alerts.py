"""Alerts: what holds now, and what is over."""

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.alert import Alert
from service_circles.writing.site.alerts_shown import ShownAlert, current_alerts, shown_alert
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def alerts_page(site: Site) -> Page:
    """All alerts: those that have not ended, then the others, the newest first."""
    words = site.words
    return list_page(
        Alert,
        words("预警和通知"),
        lambda: {"current": current_alerts(site), "over": _over(site)},
        words("台风、停水、封路：哪里、到什么时候、怎么做"),
    )


def _over(site: Site) -> list[ShownAlert]:
    over = [alert for alert in site.directory.all(Alert) if alert.ends < site.day]
    return [shown_alert(site, alert) for alert in sorted(over, key=lambda alert: alert.ends, reverse=True)]


def alert_page(site: Site, alert: Alert) -> Page:
    """The page of an alert; it stays once the alert has ended, and says so."""
    shown = shown_alert(site, alert)
    return record_page(
        alert, lambda: _values(site, alert), f"{site.words.label(alert.level)} · {shown.period}"
    )


def _values(site: Site, alert: Alert) -> Values:
    directory = site.directory
    return {
        "shown": shown_alert(site, alert),
        "is_over": alert.ends < site.day,
        "areas": [directory.get(Area, id_) for id_ in alert.areas],
        "centers": directory.in_order(
            ServiceCenter, (id_ for id_ in alert.centers if directory.find(ServiceCenter, id_))
        ),
    }
