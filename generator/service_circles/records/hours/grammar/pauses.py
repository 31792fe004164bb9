"""Pauses: '午休 12:00-13:30', 'closed 12-1 for lunch'; lunch that is served is not one."""

import re
from dataclasses import replace

from service_circles.records.hours.grammar.hours_pairs import Clauses
from service_circles.records.hours.grammar.hours_pieces import EVERY_DAY, pieces_in
from service_circles.records.hours.grammar.piece_row import DAYS, PieceRow
from service_circles.records.hours.spans import DAY_MINUTES, Span
from service_circles.records.hours.words.hours_tokens import TokenRow

_MEAL = re.compile(r"午[餐饭](?:时间)?|(?:for |during )?(?:a )?lunch(?: (?:hours?|time|from))?")


class PauseRow(PieceRow):
    """A row of pieces with the clauses found in it, and what takes pauses and remarks out of it."""

    def __init__(self, text: str) -> None:
        row = TokenRow(text)
        super().__init__(pieces_in(row), text)
        self._found = Clauses(
            assumed=row.assumed,
            ends=[piece.start for piece in self.pieces if piece.kind in {"strong", "line"}],
        )

    def _refuse_whole_days(self) -> None:
        """'周一至周五全天，周六8:00-11:30': all day as long as others work, or day and night?"""
        whole = [at for at, piece in enumerate(self.pieces) if piece.span == Span(0, DAY_MINUTES)]
        is_alone = len(whole) == self._times_told()
        for at in whole:
            if not is_alone and self.slice(at, at).lower() in {"全天", "all day"}:
                raise self.refusal("no_hours", at, at)

    def _note(self, first: int, last: int) -> None:
        self._found.remarks.append((self.pieces[first].start, self.pieces[last].end))

    def _remark(self, at: int) -> None:
        first = at - 1 if self.kind(at - 1) in DAYS - {"days"} else at
        self._note(first, at)
        if first < at:
            self.take(first)
        self.pieces[at] = replace(self.pieces[at], kind="colon")

    def _break(self, at: int) -> None:
        """'午休 12:00-13:30', 'closed 12-1 for lunch'; lunch alone is a remark, since it is served."""
        words = {"colon", "open", "close", "break", "closed", "comma"}
        right, left = self.beyond(at, 1, words), self.beyond(at, -1, words)
        if _MEAL.fullmatch(self.slice(at, at).lower()) and self._times_told() == 1:
            self._remark(at)
        elif self._stands_in_the_gap(left, at, right):
            self.take(at)
        else:
            place = self._times_of_break(left, at, right)
            if self._is_open_then(place, at):
                last = self.beyond(at, 1, {"break", "closed"}) - 1
                self._note(at, last)
                self.take(*range(at, last + 1))
            else:
                self._take_break(place, at)

    def _times_of_break(self, left: int, at: int, right: int) -> int:
        """The place of its times, beside it; refused where there are none, or where the place may be closed then."""
        places = [each for each in (right, left) if self.kind(each) == "times"]
        if not places:
            raise self.refusal("closed", at, at)
        is_bracketed = self.kind(self.beyond(at, 1, {"break", "closed"})) in {"times", "colon"}
        place = places[0] if is_bracketed else places[-1]
        if not self._is_of_lunch(at) and any(self.kind(each) == "open" for each in range(place, at)):
            raise self.refusal("closed", place, at)
        return place

    def _take_break(self, place: int, at: int) -> None:
        span = self.pieces[place].span
        if span:
            self._found.breaks.append(span)
        behind = self.beyond(max(place, at), 1)
        if self._is_every_day_again(behind, place):
            self.take(behind)
        around = (*range(min(place, at), max(place, at) + 1), behind)
        self.take(*(each for each in around if self.kind(each) in {"times", "break", "closed"}))

    def _is_every_day_again(self, at: int, place: int) -> bool:
        """'Mon-Fri 9-5, closed noon - 1 p.m. daily': the days were told before."""
        is_every_day = self.kind(at) == "days" and self.pieces[at].days == EVERY_DAY
        return is_every_day and any(piece.kind == "days" for piece in self.pieces[:place])

    def _stands_in_the_gap(self, left: int, at: int, right: int) -> bool:
        """'8:30-12:00，午休，14:00-17:30'."""
        before, after = (
            self.pieces[each].span if self.kind(each) == "times" else None for each in (left, right)
        )
        return self.kind(at + 1) == "comma" and bool(before and after and before.closes < after.opens)

    def _is_of_lunch(self, at: int) -> bool:
        return "break" in {self.kind(at), self.kind(at + 1)}

    def _is_open_then(self, place: int, at: int) -> bool:
        """'8-12 & 1-5 (closed for lunch)': no other hours go around those before the brackets."""
        pause = self.pieces[place].span
        is_outside = any(self.kind(each) == "open" for each in range(place, at))
        spans = [piece.span for piece in self.pieces if piece.span and piece.kind == "times"]
        is_around = any(pause and span.opens < pause.opens and pause.closes < span.closes for span in spans)
        return is_outside and len(spans) > 1 and not is_around

    def _times_told(self) -> int:
        return sum(piece.kind == "times" for piece in self.pieces)
