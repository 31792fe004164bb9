"""Records added, changed and withdrawn in the last days, as JSON and as an Atom feed; ids stay the same in every build."""

from collections.abc import Mapping
from datetime import datetime, time
from xml.etree import ElementTree

from service_circles.basics.json_text import json_bytes
from service_circles.comparing.change_log import ChangeLog, LoggedChange, LoggedKind
from service_circles.records.record import Record
from service_circles.writing.feeds.atom_xml import add_link, add_text, atom_file, new_feed
from service_circles.writing.open_data.hsds.identifiers import Identifiers
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

CHANGES, CHANGES_FEED = "data/changes.json", "data/changes.atom"
FORMAT = "service-circles/changes/1"
_MOST = 5_000
_MOST_IN_FEED = 200


def changes_file(site: Site, log: ChangeLog) -> bytes:
    """The changes as JSON, the newest first; `complete_since` is the day from which none is missing."""
    since = log.since
    if len(log.changes) > _MOST:
        since = log.changes[_MOST].day  # which is not told as a whole
    return json_bytes(
        {
            "format": FORMAT,
            "directory": site.directory.settings.id,
            "complete_since": since.isoformat() if since else None,
            "until": log.until.isoformat(),
            "changes": [_data(site, change) for change in log.changes[:_MOST]],
        }
    )


def _data(site: Site, change: LoggedChange) -> Mapping[str, object]:
    record = change.record
    ids = Identifiers.of(site.directory.settings.id)
    found = {
        "id": _id(ids, change),
        "day": change.day.isoformat(),
        "change": change.kind.value,
        "kind": record.meta.name,
        "record": record.id,
        "record_id": ids.of_record(record),
        "formerly": change.former_id,
        "areas": list(change.areas),
        "fields": list(change.fields),
        "page": _page(site, record),
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _id(ids: Identifiers, change: LoggedChange) -> str:
    return ids.of_part(ids.of_record(change.record), "change", change.day, change.kind.value)


def _page(site: Site, record: Record) -> str | None:
    """The address of the page of a record that is still there."""
    if site.directory.find(type(record), record.id) is None:
        return None
    return site.absolute(address_of(record)) or address_of(record)


def changes_feed_file(site: Site, log: ChangeLog) -> bytes:
    """The newest changes as an Atom feed."""
    words, ids = site.words, Identifiers.of(site.directory.settings.id)
    title = f"{words('资料的改动')} · {site.directory.settings.name}"
    shown = log.changes[:_MOST_IN_FEED]
    updated = (
        _moment(site, shown[0])
        if shown
        else datetime.combine(log.until, time(), site.directory.zone).isoformat()
    )
    root = new_feed(site, "data/", title, CHANGES_FEED, updated)
    for change in shown:
        added = ElementTree.SubElement(root, "entry")
        add_text(added, "id", f"urn:uuid:{_id(ids, change)}")
        add_text(added, "title", _title(site, change))
        add_text(added, "updated", _moment(site, change))
        add_link(added, "alternate", _page(site, change.record) or site.absolute("data/") or "", "text/html")
        ElementTree.SubElement(added, "category", {"term": change.kind.value})
        add_text(added, "summary", ", ".join(change.fields) or change.kind.value)
    return atom_file(root)


def _title(site: Site, change: LoggedChange) -> str:
    """A title; a record that is gone is told by its id, since its name may have been a reason to withdraw it."""
    words, record = site.words, change.record
    if change.kind is LoggedKind.WITHDRAWN or _page(site, record) is None:
        return words("去掉：{name}", name=record.id)
    if change.kind is LoggedKind.ADDED:
        return words("新增：{name}", name=record.name)
    return words("改动：{name}", name=record.name)


def _moment(site: Site, change: LoggedChange) -> str:
    return datetime.combine(change.day, time(), site.directory.zone).isoformat()
