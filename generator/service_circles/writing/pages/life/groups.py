"""Residents' groups: who meets, where and when, how to join; councils with their matters; online homes with their share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.group import CouncilMember, Group, GroupKind
from service_circles.records.life.ledger import Ledger, Stream
from service_circles.records.organization import Organization
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.entry_cards import EntryCard, newest_cards
from service_circles.writing.cards.event_rows import next_row
from service_circles.writing.cards.joined_homes import joined_text, share_of_home
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class Body:
    """A member of a council: its name, what it brings, and its record if it has one."""

    name: str
    brings: str | None
    organization: Organization | None


@dataclass(frozen=True)
class Meeting:
    """An event of a group with its next day, or the last one that was counted."""

    event: Event
    line: str


@dataclass(frozen=True)
class Brought:
    """Return the matters brought to a council: the entries of a stream of a ledger, or of a ledger without streams."""

    id: str
    name: str
    cards: Sequence[EntryCard]


def groups_page(site: Site) -> Page:
    """All groups by kind."""
    words = site.words
    found = [(kind, [each for each in site.directory.all(Group) if each.kind is kind]) for kind in GroupKind]
    return list_page(
        Group,
        words("街坊团体"),
        lambda: {
            "groups": [(kind, groups) for kind, groups in found if groups],
            "area_names": {id_: area.name for id_, area in site.directory.by_id(Area).items()},
            "joined": joined_text(site, site.directory.all(Group)),
            "home_shares": {
                each.id: text for each in site.directory.all(Group) if (text := share_of_home(site, each))
            },
            "home_kind": GroupKind.ONLINE_HOME,
        },
        words("唱歌、下棋、互助、楼栋长：在哪里碰头，怎么加入"),
    )


def group_page(site: Site, group: Group) -> Page:
    """The page of a group."""
    area = site.directory.get(Area, group.area)
    description = site.words("{kind}，在{place}", kind=site.words.label(group.kind), place=area.name)
    return record_page(group, lambda: _values(site, group), description)


def _values(site: Site, group: Group) -> Values:
    directory = site.directory
    return {
        "path": directory.path_to(group.area),
        "center": directory.find(ServiceCenter, group.center),
        "organization": directory.find(Organization, group.organization),
        "bodies": [_body(site, body) for body in group.bodies],
        "meetings": [_meeting(site, event) for event in directory.where(Event, group=group.id)],
        "brought": list(_brought(site, group)),
        "joined": joined_text(site, (group,)),
        "is_home": group.kind is GroupKind.ONLINE_HOME,
    }


def _body(site: Site, body: CouncilMember) -> Body:
    organization = site.directory.find(Organization, body.organization)
    return Body(organization.name if organization else body.name or "", body.brings, organization)


def _meeting(site: Site, event: Event) -> Meeting:
    words = site.words
    row = next_row(site, event)
    told = [words.label(event.form or event.kind)]
    if row:
        told.append(words("下次 {date}", date=f"{row.day} {row.hours}".strip()))
    if event.held:
        last = max(event.held, key=lambda held: held.date)
        told.append(
            words("上次 {date}，{count} 人", date=date_text(last.date, words), count=last.participants)
        )
    return Meeting(event, " · ".join(told))


def _brought(site: Site, group: Group) -> Iterator[Brought]:
    """Needs and offers first, then the matters that came of it; the newest of each first."""
    entries = site.directory.where(Entry, group=group.id)
    for ledger in site.directory.all(Ledger):
        cards = newest_cards(site, (entry for entry in entries if entry.ledger == ledger.id))
        streams: tuple[Stream | None, ...] = (*ledger.streams, None)
        if not any(card.stream for card in cards) or len({card.stream for card in cards}) == 1:
            if cards:
                yield Brought(ledger.id, ledger.name, cards)
            continue
        for stream in streams:
            found = [card for card in cards if card.stream == stream]
            if found:
                name = stream.name if stream else ledger.name
                yield Brought(f"{ledger.id}-{stream.id if stream else 'others'}", name, found)
