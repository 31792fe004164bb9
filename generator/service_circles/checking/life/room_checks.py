"""Rooms exist where they are used, and nobody else has them at the same time."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from service_circles.community.room_bookings import Use, users_of, uses_of
from service_circles.languages.phrase import Phrase, name_with_title, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter
from service_circles.records.hours.hours_writing import hours_as_text
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.schedules.public_holidays import calendar_for

_DAYS_COMPARED = timedelta(days=366)


def check_rooms(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Report rooms with an id twice, rooms that are not there, and rooms taken twice in the year to come (L213 to L216)."""
    for center in read.directory.all(ServiceCenter):
        seen: set[str] = set()
        for number, room in enumerate(center.rooms):
            if room.id in seen:
                yield read.places.problem_at(center, ("rooms", number, "id"), "L216", found=room.id)
            seen.add(room.id)
    unknown = [*_check_named(read, read.directory.all(Event)), *_check_named(read, read.directory.all(Group))]
    yield from unknown or _check_taken_twice(read, today)


def _check_named(read: ReadDirectory, users: tuple[Event | Group, ...]) -> Iterator[Problem]:
    for user in users:
        if user.room is None:
            continue
        center = read.directory.find(ServiceCenter, user.center)
        if center is None:
            yield read.places.problem_at(user, ("room",), "L215", found=user.room)
        elif user.room not in {room.id for room in center.rooms}:
            names: tuple[Phrase, ...] = tuple(name_with_title(room.id, room.name) for room in center.rooms)
            hint = suggest(nearest(user.room, [room.id for room in center.rooms]))
            yield read.places.problem_at(
                user,
                ("room",),
                "L214",
                hint=hint,
                found=user.room,
                center=center.name,
                words=names or (phrase("没有"),),
            )


def _check_taken_twice(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """One problem for two users of a room, at the first time that both need it."""
    calendar = calendar_for(read.directory.settings)
    for center in read.directory.all(ServiceCenter):
        for room in center.rooms:
            users = users_of(read.directory, center, room)
            if len(users) < 2:
                continue
            uses = sorted(uses_of(users, calendar, today, today + _DAYS_COMPARED), key=_by_time)
            for first, second in _pairs(uses):
                yield _taken_twice(read, room.name, first, second)


def _by_time(use: Use) -> tuple[date, int, str]:
    return (use.date, use.span.opens, use.user.id)


def _pairs(uses: list[Use]) -> Iterator[tuple[Use, Use]]:
    """Uses that overlap, each pair of users once; what a group does at its own meeting is the same use."""
    told: set[frozenset[str]] = set()
    for _, of_day in groupby(uses, key=lambda use: use.date):
        today = list(of_day)
        for number, first in enumerate(today):
            for second in today[number + 1 :]:
                both = frozenset((first.user.id, second.user.id))
                if (
                    len(both) == 2
                    and both not in told
                    and first.overlaps(second)
                    and not _is_own(first, second)
                ):
                    told.add(both)
                    yield first, second


def _is_own(first: Use, second: Use) -> bool:
    """True if one is a meeting of the other."""
    return any(
        isinstance(a.user, Event) and a.user.group == b.user.id for a, b in ((first, second), (second, first))
    )


def _taken_twice(read: ReadDirectory, room: str, first: Use, second: Use) -> Problem:
    line = read.places.position_of(first.user, ("room",))
    return read.places.problem_at(
        second.user,
        ("room",),
        "L213",
        found=second.date,
        room=room,
        hours=hours_as_text([second.span]),
        other=first.user.name,
        file=line.file,
        line=line.line,
    )
