"""A row of pieces, looked at from one of them to its neighbors; what was understood is taken out of it."""

import re
from dataclasses import replace

from service_circles.records.hours.grammar.hours_pieces import Piece
from service_circles.records.hours.hours_refusal import HoursRefusedError

DAYS = frozenset({"days", "holiday", "festival", "some_holidays"})
SOME_HOLIDAYS = frozenset({"festival", "some_holidays"})
_GONE = "strong"
"""A piece that was understood leaves a gap, so that its neighbors do not seem to belong together."""

_MEALS = re.compile("[早午中晚][餐饭]|breakfast|lunch|brunch|dinner|supper", re.IGNORECASE)


class PieceRow:
    """The pieces of a text; a place is the number of a piece."""

    def __init__(self, pieces: list[Piece], text: str) -> None:
        self.text = text
        self.pieces = pieces

    def refusal(self, reason: str, first: int, last: int) -> HoursRefusedError:
        """The error that quotes the text from one place to another."""
        return HoursRefusedError(reason, self.slice(first, last))

    def slice(self, first: int, last: int) -> str:
        """The text from one place to another."""
        return self.text[self.pieces[first].start : self.pieces[last].end].strip()

    def kind(self, at: int) -> str:
        """The kind at a place; empty outside the row."""
        return self.pieces[at].kind if 0 <= at < len(self.pieces) else ""

    def beyond(self, at: int, step: int, skipped: frozenset[str] | set[str] = frozenset({"colon"})) -> int:
        """The next place in a direction without some gaps."""
        at += step
        while self.kind(at) in skipped:
            at += step
        return at

    def take(self, *places: int) -> None:
        """Take pieces out."""
        for at in places:
            self.pieces[at] = replace(
                self.pieces[at], kind=_GONE, days=frozenset(), span=None, on_holidays=False
            )

    def chain(self, at: int, step: int) -> list[int]:
        """The places of days listed from here on in a direction, the nearest first; none if there are none here."""
        places: list[int] = []
        while self.kind(at) in DAYS:
            places.append(at)
            beyond = self.beyond(at, step, {"listed", "comma"})
            has_comma = any(self.kind(each) == "comma" for each in range(min(at, beyond), max(at, beyond)))
            if has_comma and not self._is_listed(places, beyond, step):
                break
            at = beyond
        return places

    def _is_listed(self, places: list[int], beyond: int, step: int) -> bool:
        """True for 'closed Saturday, Sunday'; not for '周二至周日，周一闭馆，9:00-17:00' or '周一至周五，节假日除外'."""
        told = [self.pieces[at].days for at in (places[-1], beyond) if self.kind(at) in DAYS]
        if any(len({day.weekday for day in days}) != 1 for days in told):
            return False
        behind = self.beyond(
            beyond if step > 0 else places[0], 1, {"closed", "comma", "colon", "except_tail"}
        )
        return self.kind(behind) != "times"

    def refuse_times_behind(self, first: int, last: int) -> None:
        """'closed Wed 1pm-5pm', '9am-noon except Wed 1pm-5pm': are the last times those that are closed?"""
        if self.kind(self.beyond(last, 1)) == "times":
            raise self.refusal("closed", first, last)

    def is_times_first(self) -> bool:
        """True where days stand after their times."""
        told = (piece.kind for piece in self.pieces if piece.kind in {"days", "holiday", "times"})
        return next(told, "") == "times"

    def take_labels(self) -> None:
        """'Office hours: …; pantry hours: …', '图书馆：… 健身房：…': which of the two are meant cannot be told."""
        seen: list[str] = []
        rooms: list[str] = []
        for at, piece in enumerate(self.pieces):
            if piece.kind == "times" and "times" not in seen:
                seen.append("times")
            elif piece.kind == "days":
                rooms.clear()
            elif piece.kind == "remark" and self.kind(at + 1) == "colon" and self.kind(at + 2) == "times":
                rooms.append(self.slice(at, at))
                if len(set(rooms)) > 1 and not _MEALS.search("".join(rooms)):
                    raise HoursRefusedError("labels", " / ".join(rooms))
            elif piece.kind == "label":
                name = self.slice(at, at).lower().strip(" :")
                if "times" in seen and name not in seen:
                    raise HoursRefusedError(
                        "labels", " / ".join([*(each for each in seen if each != "times"), name])
                    )
                seen.append(name)
                self.pieces[at] = replace(piece, kind="colon")
