"""Atom feeds (RFC 4287) of ledgers and areas: the latest changes. All dates are from records, never from a clock.

The feed of an area has the entries of ledgers there, and what else changes: closures, hours, events, alerts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from xml.etree import ElementTree

from service_circles.community.area_changes import Change, changes_in
from service_circles.community.entries.entry_states import is_archived, stage_of, steps_taken
from service_circles.records.area import Area, AreaKind
from service_circles.records.life.alert import Alert
from service_circles.records.life.entry import Entry
from service_circles.records.life.ledger import Ledger
from service_circles.schedules.time_texts import date_text
from service_circles.writing.feeds.alert_feed import ADDRESS as ALERTS
from service_circles.writing.feeds.alert_feed import AlertFeed, alert_feed, alert_feed_file
from service_circles.writing.feeds.area_change_texts import change_summary, change_title
from service_circles.writing.feeds.atom_xml import add_link, add_text, atom_file, new_feed
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

MOST_ENTRIES = 50
_LEDGERS, _AREAS = Ledger.meta.folder, Area.meta.folder


@dataclass(frozen=True, eq=False)
class Feed:
    """A feed, and the record that it is of; its entries are those that moved last, newest first."""

    of: Ledger | Area
    title: str
    entries: Sequence[Entry]

    @property
    def address(self) -> str:
        """Its address, in the language of its site."""
        return f"{address_of(self.of)}feed.atom"


def feeds_of(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Addresses of all feeds, and a function that makes each; none where the site does not know where it is published."""
    for feed in _feeds(site).values():
        yield feed.address, partial(feed_file, site, feed)
    if alert_feed(site):
        yield ALERTS, partial(alert_feed_file, site)


def feed_of_page(site: Site, address: str) -> Feed | AlertFeed | None:
    """The feed that the page at an address links to: of its area, of its ledger, or of alerts."""
    folder, _, below = address.partition("/")
    if folder in ("", Alert.meta.folder):
        return alert_feed(site)
    if folder not in (_LEDGERS, _AREAS):
        return None
    return _feeds(site).get((folder, below.partition("/")[0]))


@once_per_site
def _feeds(site: Site) -> Mapping[tuple[str, str], Feed]:
    """The feeds by folder and id: of ledgers and small areas in which anything has happened that has not expired, and of all
    areas down to communities. Which changes these have is only read when they are written."""
    if not site.settings.site_url:
        return {}
    directory = site.directory
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for area in directory.all(Area):
        if area.kind.depth <= AreaKind.COMMUNITY.depth:
            found[_AREAS, area.id] = []
    for entry in sorted(directory.all(Entry), key=lambda each: each.id):
        if steps_taken(entry, site.day) and not is_archived(entry, site.day):
            found[_LEDGERS, entry.ledger].append(entry)
            for area in directory.path_to(entry.area):
                found[_AREAS, area.id].append(entry)
    of: dict[str, Mapping[str, Ledger | Area]] = {
        _LEDGERS: {each.id: each for each in directory.all(Ledger)},
        _AREAS: {each.id: each for each in directory.all(Area)},
    }
    return {key: _feed(site, of[key[0]][key[1]], entries) for key, entries in found.items()}


def _feed(site: Site, of: Ledger | Area, entries: list[Entry]) -> Feed:
    newest = sorted(entries, key=lambda entry: updated_on(entry, site.day), reverse=True)
    title = of.name if isinstance(of, Ledger) else site.words("{name}的变化", name=of.name)
    return Feed(of, f"{title} · {site.directory.settings.name}", newest[:MOST_ENTRIES])


def updated_on(entry: Entry, day: date) -> date:
    """The last day on which anything happened to an entry: its last step, or a decision after it."""
    last = max(step.date for step in steps_taken(entry, day))
    shown = entry.publish_on if entry.publish_on and entry.publish_on <= day else last
    decided = entry.decision.date if entry.decision and entry.decision.date <= day else last
    return max(last, shown, decided)


def feed_file(site: Site, feed: Feed) -> bytes:
    """The feed as XML. Ids are the permanent addresses of pages."""
    changes = changes_in(site.directory, feed.of, site.day) if isinstance(feed.of, Area) else []
    found: list[Entry | Change] = [*feed.entries, *changes]
    days = {
        id(each): each.announced if isinstance(each, Change) else updated_on(each, site.day) for each in found
    }
    newest = sorted(found, key=lambda each: days[id(each)], reverse=True)[:MOST_ENTRIES]
    updated = _moment(site, max(days.values(), default=site.day))
    root = new_feed(site, address_of(feed.of), feed.title, feed.address, updated)
    for each in newest:
        if isinstance(each, Change):
            _add_change(root, site, each)
        else:
            _add(root, site, each)
    return atom_file(root)


def _add_change(root: ElementTree.Element, site: Site, change: Change) -> None:
    page = site.absolute(address_of(change.record)) or ""
    service = f"-{change.service.id}" if change.service else ""
    added = ElementTree.SubElement(root, "entry")
    add_text(added, "id", f"{page}#{change.kind.value}-{change.first}{service}")
    add_text(added, "title", change_title(site, change))
    add_text(added, "updated", _moment(site, change.announced))
    add_link(added, "alternate", page, "text/html")
    label = site.words.label(change.record.kind)
    ElementTree.SubElement(added, "category", {"term": change.kind.value, "label": label})
    add_text(added, "summary", change_summary(site, change))


def _add(root: ElementTree.Element, site: Site, entry: Entry) -> None:
    ledger = site.directory.get(Ledger, entry.ledger)
    page = site.absolute(address_of(entry)) or ""
    steps = steps_taken(entry, site.day)
    added = ElementTree.SubElement(root, "entry")
    add_text(added, "id", page)
    add_text(
        added,
        "title",
        site.words("{name}（{stage}）", name=entry.name, stage=stage_of(ledger, steps[-1]).name),
    )
    add_text(added, "published", _moment(site, steps[0].date))
    add_text(added, "updated", _moment(site, updated_on(entry, site.day)))
    add_link(added, "alternate", page, "text/html")
    ElementTree.SubElement(added, "category", {"term": ledger.id, "label": ledger.name})
    add_text(added, "summary", _summary(site, entry, ledger))


def _summary(site: Site, entry: Entry, ledger: Ledger) -> str:
    """The place, the last step with its day, and the decision, in plain text."""
    words, last = site.words, steps_taken(entry, site.day)[-1]
    place = site.directory.get(Area, entry.area).name
    parts = [f"{place} · {date_text(last.date, words)} · {stage_of(ledger, last).name}"]
    parts += [text for text in (last.note, entry.decision.text if entry.decision else None) if text]
    return words("；").join(parts)


def _moment(site: Site, day: date) -> str:
    """The beginning of a day in the directory's zone, as RFC 3339 has it."""
    return datetime.combine(day, time(), site.directory.zone).isoformat()
