"""Volunteers' posts: where somebody is needed, when, how many are missing, and how to sign up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service_circles.records.center import ServiceCenter
from service_circles.records.life.event import Event, EventKind
from service_circles.records.organization import Organization
from service_circles.records.values.contact import Phone
from service_circles.writing.cards.event_rows import EventRow, next_row
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

VOLUNTEERING = "volunteering/"


@dataclass(frozen=True)
class Post:
    """A post with its next day; `missing` is None where nobody said how many are needed."""

    event: Event
    row: EventRow
    missing: int | None


def posts(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that are posts for volunteers."""
    return tuple(event for event in events if event.kind is EventKind.VOLUNTEERING)


def volunteering_pages(site: Site) -> Iterator[Page]:
    """The page of volunteers' posts, if there are any."""
    if posts(site.directory.all(Event)):
        yield volunteering_page(site)


def volunteering_page(site: Site) -> Page:
    """All posts, those that still need somebody first."""
    words = site.words
    return Page(
        VOLUNTEERING,
        "volunteering.html",
        words("志愿岗位"),
        lambda: _values(site),
        words("哪里缺人、什么时候、记几小时、怎么报名"),
    )


def _values(site: Site) -> Values:
    found = [
        Post(event, row, missing_of(event))
        for event in posts(site.directory.all(Event))
        if (row := next_row(site, event))
    ]
    ordered = sorted(found, key=lambda post: (post.missing == 0, post.row.date, post.event.id))
    counted = [post.event for post in ordered if post.event.capacity]
    places, filled = sum(each.capacity or 0 for each in counted), sum(each.signed_up or 0 for each in counted)
    return {
        "open": [post for post in ordered if post.missing != 0],
        "full": [post for post in ordered if post.missing == 0],
        "places": places,
        "filled": filled,
        "missing": places - filled,
    }


def missing_of(event: Event) -> int | None:
    """Number of volunteers still needed; None if the places are not known."""
    return None if event.capacity is None else event.capacity - (event.signed_up or 0)


def phones_of(site: Site, event: Event) -> tuple[Phone, ...]:
    """Whom to call about an event: the organizer, else the center."""
    organization = site.directory.find(Organization, event.organization)
    center = site.directory.find(ServiceCenter, event.center)
    for holder in (organization, center):
        if holder and holder.phones:
            return holder.phones[:1]
    return ()
