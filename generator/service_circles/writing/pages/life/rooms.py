"""Rooms that groups may use: what is in each, who uses it regularly, when it is free, how to book it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.community.room_bookings import free_spans, hours_lost, users_of, uses_of
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.life.channel import Channel
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.room import Room
from service_circles.records.values.contact import Phone
from service_circles.records.values.schedule import Schedule, ScheduleKind
from service_circles.schedules.day_hours import day_hours
from service_circles.schedules.time_texts import date_text, day_text, spans_text, weekday_name
from service_circles.writing.cards.event_rows import next_row
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

ROOMS = "rooms/"
DAYS_AHEAD = 14
"""Free times are told for so many days; a build each week is never short of one."""


@dataclass(frozen=True)
class FreeDay:
    """A day with the times in which nobody has the room; none if it is taken or closed all day."""

    date: date
    words: str
    hours: str


@dataclass(frozen=True)
class RegularUser:
    """A group or an event that uses a room, with its hours or its next day."""

    user: Event | Group
    line: str


@dataclass(frozen=True)
class RoomCard:
    """A room of a center on the day of the site."""

    room: Room
    center: ServiceCenter
    days: Sequence[FreeDay]
    users: Sequence[RegularUser]
    phones: Sequence[Phone]
    channel: Channel | None

    @property
    def next_free(self) -> FreeDay | None:
        """The first day with a free time."""
        return next((day for day in self.days if day.hours), None)


def rooms_pages(site: Site) -> Iterator[Page]:
    """The list of all rooms, if there are any."""
    if _centers(site):
        yield rooms_page(site)


def rooms_page(site: Site) -> Page:
    """All rooms with their seats and the next time at which each is free."""
    words = site.words
    return Page(
        ROOMS,
        "rooms.html",
        words("借房间"),
        lambda: {"groups": [(center, _cards(site, center)) for center in _centers(site)]},
        words("街坊团体能借的房间：坐几个人、哪天有空、怎么订"),
    )


def center_rooms_pages(site: Site, center: ServiceCenter) -> Iterator[Page]:
    """The page of a center's rooms, if it has any."""
    if center.rooms:
        yield Page(
            f"{address_of(center)}{ROOMS}",
            "center_rooms.html",
            site.words("{name}：借房间", name=center.name),
            lambda: _values(site, center),
            site.words("{name}的房间：坐几个人、哪天有空、怎么订", name=center.name),
        )


def _values(site: Site, center: ServiceCenter) -> Values:
    return {
        "record": center,
        "path": site.directory.path_to(center.area),
        "cards": _cards(site, center),
        "list_address": ROOMS,
    }


def _centers(site: Site) -> list[ServiceCenter]:
    centers = site.directory.all(ServiceCenter)
    return [each for each in centers if each.rooms and each.status is not CenterStatus.DEFUNCT]


def _cards(site: Site, center: ServiceCenter) -> list[RoomCard]:
    return [_card(site, center, room) for room in center.rooms]


def _card(site: Site, center: ServiceCenter, room: Room) -> RoomCard:
    users = users_of(site.directory, center, room)
    return RoomCard(
        room,
        center,
        list(_free_days(site, center, room)),
        [RegularUser(user, line) for user in users if (line := _when(site, user))],
        (room.phone,) if room.phone else center.phones[:1],
        site.directory.find(Channel, room.channel),
    )


def _free_days(site: Site, center: ServiceCenter, room: Room) -> Iterator[FreeDay]:
    """The days ahead of which the hours are certain; none where nobody knows when the room is open."""
    usual = site.hours_at(center)
    schedule = room.schedule or usual
    if schedule.kind is not ScheduleKind.REGULAR or center.status is not CenterStatus.ACTIVE:
        return
    last = site.day + timedelta(days=DAYS_AHEAD - 1)
    users = users_of(site.directory, center, room)
    taken = list(uses_of(users, site.calendar, site.day, last))
    for number in range(DAYS_AHEAD):
        day = site.day + timedelta(days=number)
        hours = day_hours(schedule, site.calendar, day)
        if not hours.is_certain or _is_shut(site, usual, day):
            continue
        not_free = [use.span for use in taken if use.date == day]
        not_free += hours_lost(usual, site.calendar, day)
        spans = tuple(free_spans(hours.spans, not_free))
        yield FreeDay(day, _day_words(site, day), spans_text(spans, site.words) if spans else "")


def _is_shut(site: Site, usual: Schedule, day: date) -> bool:
    """True on a day on which an exception closes the whole center, so that its rooms are shut, too."""
    hours = day_hours(usual, site.calendar, day)
    return hours.is_special and hours.is_certain and not hours.spans


def _day_words(site: Site, day: date) -> str:
    words = site.words
    return words("{date} {weekday}", date=day_text(day, words), weekday=weekday_name(day.weekday(), words))


def _when(site: Site, user: Event | Group) -> str:
    """'每周二、四 15:00–16:00' of a group, the next day and hours of an event; empty if it is over."""
    if isinstance(user, Group):
        return site.hours.of(user.schedule).summary if user.schedule else user.meets or ""
    row = next_row(site, user)
    if row is None:
        return ""
    return site.words("下次 {date}", date=f"{date_text(row.date, site.words)} {row.hours}".strip())
