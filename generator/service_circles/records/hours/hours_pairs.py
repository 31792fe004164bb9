"""What a text says about hours: days paired with the times that belong to them, whichever of the two are written first."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from service_circles.records.hours.hours_pieces import EVERY_DAY, GAPS, Piece, is_english
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DAY_MINUTES, DayRule, Span


@dataclass
class Entry:
    """Days and the hours on all of them."""

    days: set[DayRule] = field(default_factory=set)
    on_holidays: bool = False
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
        return bool(self.days) or self.on_holidays


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
    """Where sentences end."""


def paired(pieces: list[Piece], text: str, *, is_every_day: bool) -> list[Entry]:
    """The entries that days and times make; hours alone are those of every day."""
    kept = [piece for piece in pieces if piece.kind in {"days", "holiday", "times", *GAPS}]
    told = [piece for piece in kept if piece.kind not in GAPS]
    if is_every_day and told:
        first = told[0]
        kept = [Piece("days", first.start, first.start, EVERY_DAY), *kept]
    elif told and told[0].kind == "times":
        if told[-1].kind == "times":
            raise HoursRefusedError("no_days", text[told[0].start : told[0].end].strip())
        kept.reverse()
    return list(_entries(kept, text))


def says_no_days(pieces: list[Piece], text: str) -> bool:
    """True for hours without a word about days, which are common in Chinese; in English they are refused."""
    times = [piece for piece in pieces if piece.kind == "times"]
    if not times or any(piece.kind == "days" for piece in pieces):
        return False
    if is_english(text) and any(piece.span != Span(0, DAY_MINUTES) for piece in times):
        raise HoursRefusedError("no_days", text[times[0].start : times[0].end].strip())
    return True


def _entries(pieces: list[Piece], text: str) -> Iterator[Entry]:
    entry = Entry()
    is_apart = False
    for piece in pieces:
        if piece.kind == "times" and piece.span:
            entry.spans.append(piece.span)
        elif piece.kind in {"days", "holiday"}:
            if entry.spans or (is_apart and entry.has_days):
                yield _complete(entry, text)
                entry = Entry()
            entry.days |= piece.days
            entry.on_holidays |= piece.on_holidays
        else:
            is_apart |= piece.kind in {"strong", "line"}
            continue
        entry.places += [piece.start, piece.end]
        is_apart = False
    if entry.has_days or entry.spans:
        yield _complete(entry, text)


def _complete(entry: Entry, text: str) -> Entry:
    """The entry if it has both days and times."""
    if not entry.spans:
        raise HoursRefusedError("no_hours", text[entry.start : entry.end].strip() or text.strip())
    if not entry.has_days:
        raise HoursRefusedError("no_days", text.strip())
    return entry
