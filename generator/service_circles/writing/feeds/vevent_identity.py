"""What every VEVENT has: who it is, what it is called, where its page is, and of which day."""

from __future__ import annotations

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from icalendar import Event as VEvent

from service_circles.writing.site.site import Site


def stamped(site: Site, id_: str, name: str, address: str) -> VEvent:
    """A VEVENT without its days. DTSTAMP is the day of the site, since a build has no clock.

    The parts of an id are joined by dots: ids of records have none, so that no two are the same.
    """
    made = VEvent()
    made.add("uid", f"{id_}@{_owner(site)}")
    made.add("dtstamp", datetime.combine(site.day, time(), site.directory.zone).astimezone(UTC))
    made.add("summary", name)
    made.add("transp", "TRANSPARENT")  # a resident who may come is not busy
    url = site.absolute(address)
    if url:
        made.add("url", url)
    return made


def _owner(site: Site) -> str:
    """What ids are unique in: the directory on its host, the same in every language."""
    host = urlsplit(site.settings.site_url or "").hostname
    return f"{site.directory.settings.id}.{host}" if host else site.directory.settings.id
