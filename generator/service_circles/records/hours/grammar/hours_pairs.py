"""Pairs of days and times in a text about hours, whichever of the two are written first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from service_circles.records.hours.grammar.hours_pieces import EVERY_DAY, GAPS, Piece, is_english
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span, overlap


@dataclass
class Entry:
    """Days and the hours on all of them."""

    days: set[DayRule] = field(default_factory=set)
    on_holidays: bool = False
    rest: set[DayRule] = field(default_factory=set)
    """'其余时间': of these, the days that no other hours name."""
    is_bracketed: bool = False
    spans: list[Span] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The place of its first character."""
        return min(self.places)

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return max(self.places)

    @property
    def has_days(self) -> bool:
        """True if it is known when these hours are."""
        return bool(self.days or self.rest) or self.on_holidays


@dataclass
class Clauses:
    """All that a text says about hours, not yet compared with each other."""

    entries: list[Entry] = field(default_factory=list)
    closed: set[DayRule] = field(default_factory=set)
    covered: set[DayRule] = field(default_factory=set)
    closed_halves: dict[DayRule, Span] = field(default_factory=dict)
    breaks: list[Span] = field(default_factory=list)
    holidays: str = ""
    holidays_said: tuple[int, int] = (0, 0)
    is_every_day: bool = False
    says_no_days: bool = False
    by_appointment: bool = False
    is_unknown: bool = False
    assumed: list[tuple[str, Span]] = field(default_factory=list)
    """Texts read by a clock of twelve hours, though nothing says so."""
    remarks: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Positions at which sentences end."""


def paired(pieces: list[Piece], text: str, *, is_every_day: bool) -> list[Entry]:
    """The entries that days and times make; hours alone are those of every day."""
    kept = [piece for piece in pieces if piece.kind in {"days", "holiday", "times", *GAPS}]
    told = [piece for piece in kept if piece.kind not in GAPS]
    if is_every_day and told:
        first = told[0]
        kept = [Piece("days", first.start, first.start, EVERY_DAY), *kept]
    elif told and told[0].kind == "times":
        if told[-1].kind != "times":
            _refuse_days_of_last(kept, text)
            kept.reverse()
        elif _is_overruled(told, text):
            kept = [Piece("days", told[0].start, told[0].start, EVERY_DAY, is_rest=True), *kept]
        else:
            raise HoursRefusedError("no_days", text[told[0].start : told[0].end].strip())
    entries = list(_entries(kept, text))
    _overrule(entries, text)
    _give_rest(entries, text)
    return entries


def _refuse_days_of_last(pieces: list[Piece], text: str) -> None:
    """'上午 9:00-11:30；晚上 18:30-20:30（周一、周三）': are the days those of the last hours, or of all?"""
    kinds = [piece.kind for piece in pieces if piece.kind not in {"comma", "listed", "colon"}]
    for at, kind in enumerate(kinds):
        if (
            kind in {"strong", "line"}
            and kinds[at - 1 : at] == ["times"]
            and kinds[at + 1 : at + 2] == ["times"]
        ):
            behind = [other for other in kinds[at + 1 :] if other != "times"]
            if behind[:2] == ["open", "days"]:
                raise HoursRefusedError("no_days", text[pieces[0].start : pieces[-1].end].strip())


def _is_overruled(told: list[Piece], text: str) -> bool:
    """'9:00-20:30（周五9:00-12:00）': hours of all other days, since they overlap with those of each day behind them."""
    first = next((at for at, piece in enumerate(told) if piece.kind != "times"), len(told))
    usual = [piece.span for piece in told[:first] if piece.span]
    others = [piece.span for piece in told[first:] if piece.span]
    is_named = all(piece.kind in {"days", "holiday"} or piece.span for piece in told[first:])
    return not is_english(text) and is_named and all(overlap(usual, [span]) for span in others)


def _overrule(entries: list[Entry], text: str) -> None:
    """'周一至周日9:00-20:00（周五9:00-12:00）': what stands in brackets and overlaps holds instead."""
    for before, entry in pairwise(entries):
        if entry.is_bracketed and entry.days < before.days:
            if not overlap(before.spans, entry.spans):  # besides, or instead?
                raise HoursRefusedError("closed", text[entry.start : entry.end].strip())
            before.days -= entry.days


def _give_rest(entries: list[Entry], text: str) -> None:
    named = {day for entry in entries for day in entry.days}
    for entry in entries:
        for day in entry.rest:
            nths = {other.nth for other in named if other.weekday == day.weekday}
            if -1 in nths:
                raise HoursRefusedError("nth_days", text.strip())
            if not nths:
                entry.days.add(day)
            elif 0 not in nths:
                entry.days |= {DayRule(day.weekday, nth) for nth in range(1, 6) if nth not in nths}
        if entry.rest and not (entry.days or entry.on_holidays):
            raise HoursRefusedError("no_days", text.strip())


def says_no_days(pieces: list[Piece], text: str, *, is_every_day: bool) -> bool:
    """True for hours without a word about days, which are common in Chinese; in English they are refused."""
    times = [piece for piece in pieces if piece.kind == "times"]
    if not times or any(piece.kind == "days" for piece in pieces):
        return False
    if is_english(text) and not is_every_day and any(piece.span != Span(0, DAY_MINUTES) for piece in times):
        raise HoursRefusedError("no_days", text[times[0].start : times[0].end].strip())
    return True


def _entries(pieces: list[Piece], text: str) -> Iterator[Entry]:
    entry = Entry()
    is_apart = is_inside = False
    for piece in pieces:
        if piece.kind == "times" and piece.span:
            entry.spans.append(piece.span)
        elif piece.kind in {"days", "holiday"}:
            if entry.spans or (is_apart and entry.has_days):
                yield _complete(entry, text)
                entry = Entry()
            entry.is_bracketed |= is_inside
            if piece.is_rest:
                entry.rest |= piece.days
            else:
                entry.days = _narrower(entry.days, piece.days)
            entry.on_holidays |= piece.on_holidays
        else:
            is_apart |= piece.kind in {"strong", "line"}
            is_inside = piece.kind == "open" or (is_inside and piece.kind != "close")
            continue
        entry.places += [piece.start, piece.end]
        is_apart = False
    if entry.has_days or entry.spans:
        yield _complete(entry, text)


def _narrower(before: set[DayRule], more: frozenset[DayRule]) -> set[DayRule]:
    """'Daily Mon-Fri', '周一至周五，每天': not every day of the week."""
    if before and (before >= EVERY_DAY or more >= EVERY_DAY):
        return {*more} if before >= EVERY_DAY else before
    return before | more


def _complete(entry: Entry, text: str) -> Entry:
    """The entry if it has both days and times."""
    if not entry.spans:
        raise HoursRefusedError("no_hours", text[entry.start : entry.end].strip() or text.strip())
    if not entry.has_days:
        raise HoursRefusedError("no_days", text.strip())
    return entry
