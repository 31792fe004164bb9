"""Pieces related to each other: which days are open when, which are closed, and what only is a remark."""

from itertools import pairwise

from service_circles.records.hours.grammar.hours_pairs import Clauses, paired, says_no_days
from service_circles.records.hours.grammar.hours_pieces import is_english
from service_circles.records.hours.grammar.pauses import PauseRow
from service_circles.records.hours.grammar.piece_row import DAYS, SOME_HOLIDAYS
from service_circles.records.hours.grammar.said_again import take_said_again

_MOST_CLOSED = 4
"""More weekdays are not told to be closed: the words must belong to something else."""


def clauses_of(text: str) -> Clauses:
    """The clauses of a text; refused where it is not clear which piece belongs to which."""
    return _Reader(text).read()


class _Reader(PauseRow):
    """Takes out of the pieces what is closed, usual or a remark; days and times stay to be paired."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._last_closing: tuple[int, int] | None = None

    def read(self) -> Clauses:
        self.take_labels()
        self._found.remarks += take_said_again(self)
        for at in range(len(self.pieces)):
            handler = _HANDLERS.get(self.pieces[at].kind)
            if handler is not None:
                handler(self, at)
        for at, piece in enumerate(self.pieces):
            if piece.kind in SOME_HOLIDAYS:
                self._lone_holiday(at)
        self._refuse_whole_days()
        self._found.says_no_days = says_no_days(self.pieces, self.text, is_every_day=self._found.is_every_day)
        is_every_day = self._found.says_no_days or (self._found.is_every_day and not self._has_days())
        self._doubt_holidays()
        self._found.entries = paired(self.pieces, self.text, is_every_day=is_every_day)
        return self._found

    def _doubt_holidays(self) -> None:
        """'周一闭馆，节假日照常开放': a holiday on a Monday may be open, so the words are kept and no rule is made."""
        if self._found.holidays == "as_usual" and self._found.closed:
            self._found.remarks.append(self._found.holidays_said)
            self._found.holidays = ""

    def _has_days(self) -> bool:
        return any(piece.kind == "days" for piece in self.pieces)

    def _close(self, chain: list[int], first: int, last: int) -> None:
        """Days that are closed, from a place of the text to another."""
        kinds = {self.kind(at) for at in chain}
        self._refuse_days_of_holidays(chain, first, last)
        closed = {day for at in chain for day in self.pieces[at].days if not self.pieces[at].is_rest}
        if len(closed) > _MOST_CLOSED:
            raise self.refusal("closed", first, last)
        self._found.closed |= closed
        if "holiday" in kinds:
            self._set_holidays("closed", first, last)
        if kinds & SOME_HOLIDAYS:
            self._note(first, last)
        if "days" in kinds:
            self._last_closing = (first, last)
        self.take(*range(first, last + 1))

    def _refuse_days_of_holidays(self, chain: list[int], first: int, last: int) -> None:
        """'遇法定节假日周一除外': the Mondays that are holidays, or all of both?"""
        for at in chain:
            is_named = self.kind(at) == "holiday" and self.slice(at, at)[0] in "遇逢"
            if is_named and self.kind(at + 1) == "days" and at + 1 in chain:
                raise self.refusal("holidays", first, last)

    def _set_holidays(self, rule: str, first: int, last: int) -> None:
        if self._found.holidays not in {"", rule}:
            raise self.refusal("holidays", first, last)
        self._found.holidays = rule
        self._found.holidays_said = (self.pieces[first].start, self.pieces[last].end)

    # Handlers, called in the order of the text

    def _closed(self, at: int) -> None:
        """'周一闭馆', 'closed Mondays'; between two days the one after it where days stand after their times."""
        left = self.chain(self.beyond(at, -1, {"colon", "open"}), -1)
        right = self.chain(self.beyond(at, 1), 1)
        if left and not (right and is_english(self.text) and self.is_times_first()):
            self._close(left, left[-1], at)
        elif right:
            self.refuse_times_behind(at, right[-1])
            self._refuse_more_days_behind(at, right)
            self._close(right, at, right[-1])
        elif left := self.chain(self.beyond(at, -1, {"colon", "comma", "line"}), -1):
            self._close(left, left[-1], at)
        else:
            self._break(at)

    def _refuse_more_days_behind(self, at: int, chain: list[int]) -> None:
        """'Closed Sunday, Monday, Tuesday 9-5': is it open on Mondays?"""
        following = self.beyond(chain[-1], 1, {"listed", "comma"})
        if len(chain) > 1 and self.kind(following) == "days":
            raise self.refusal("closed", at, following)

    def _closed_half(self, at: int) -> None:
        chain = self.chain(self.beyond(at, -1, {"colon", "open"}), -1)
        half = self.pieces[at].span
        if not chain or half is None or any(self.kind(place) != "days" for place in chain):
            raise self.refusal("closed", at, at)
        self.refuse_times_behind(at, at)
        self._found.closed_halves |= dict.fromkeys(
            (day for place in chain for day in self.pieces[place].days), half
        )
        self.take(*range(chain[-1], at + 1))

    def _except(self, at: int) -> None:
        chain = self.chain(self.beyond(at, 1), 1)
        if not chain:
            raise self.refusal("closed", at, at)
        last = chain[-1]
        while self.kind(last + 1) in {"closed", "except_end"}:
            last += 1
        if self.kind(self.beyond(at, -1, {"open", "comma", "colon"})) == "times":
            self.refuse_times_behind(at, last)
        self._close_excepted(chain, at, last)

    def _except_tail(self, at: int) -> None:
        chain = self.chain(at - 1, -1)
        if not chain:
            raise self.refusal("closed", at, at)
        self._close_excepted(chain, chain[-1], at)

    def _close_excepted(self, chain: list[int], first: int, last: int) -> None:
        """'节假日除外'; after '周一闭馆' it may mean open or closed on holidays: the words are kept, no rule is made."""
        closing = self._last_closing
        is_beside = closing and all(self.kind(place) != "times" for place in range(closing[1] + 1, first))
        if closing and is_beside and any(self.kind(place) != "days" for place in chain):
            self._note(closing[0], last + (self.kind(last + 1) == "close"))
            self.take(*range(first, last + 1))
        else:
            self._close(chain, first, last)

    def _usual(self, at: int) -> None:
        left = self.chain(self.beyond(at, -1, {"colon"}), -1)
        chain = left or (self.chain(at + 1, 1) if self.kind(at + 1) == "holiday" else [])
        if not chain:
            self._note(at, at)
        self._as_usual(chain, min([*chain, at]), max([*chain, at]))

    def _including(self, at: int) -> None:
        chain = self.chain(self.beyond(at, 1), 1)
        if not chain:
            raise self.refusal("unclear", at, at)
        self._as_usual(chain, at, chain[-1])

    def _as_usual(self, chain: list[int], first: int, last: int) -> None:
        for place in chain:
            self._found.covered |= self.pieces[place].days
            if self.kind(place) in SOME_HOLIDAYS:
                raise self.refusal("holidays", first, last)
        if any(self.kind(place) == "holiday" for place in chain):
            self._set_holidays("as_usual", first, last)
        self.take(*range(first, last + 1))

    def _all_year(self, at: int) -> None:
        self._found.is_every_day = True
        self._set_holidays("as_usual", at, at)
        self.take(at)

    def _appointment(self, at: int) -> None:
        left = self.beyond(at, -1, {"colon", "open", "listed", "comma"})
        chain = self.chain(left, -1)
        is_of_days = any(self.kind(place) == "days" for place in chain)
        if is_of_days and self.kind(self.beyond(at, 1)) != "times":
            self._note(chain[-1], at)
            self.take(*range(chain[-1], at + 1))
            self._found.by_appointment |= not any(piece.kind == "times" for piece in self.pieces)
            return
        told = [piece.kind for piece in self.pieces if piece.kind in {"days", "times"}]
        behind = self.chain(self.beyond(at, 1, {"colon", "open", "comma"}), 1)
        if behind and "times" not in told:  # 'by appointment only, Mon-Fri'
            self._note(at, behind[-1])
            self.take(*range(at, behind[-1] + 1))
            self._found.by_appointment = True
            return
        if (
            sum(pair == ("days", "times") for pair in pairwise(told)) > 1
            and at > 0
            and self.kind(at - 1) != "strong"
        ):
            raise self.refusal("unclear", max(left, 0), at)
        self._found.by_appointment = True
        self.take(at)

    def _unknown(self, at: int) -> None:
        left = self.beyond(at, -1, {"colon", "listed", "comma"})
        first = left if self.kind(left) in DAYS - {"days"} else at
        if first == at and self.kind(left) == "days":
            raise self.refusal("no_hours", left, at)
        self._found.is_unknown |= first == at
        self._note(first, at)
        self.take(*range(first, at + 1))

    def _elsewhere(self, at: int) -> None:
        """'同社区办公时间': not known here, and not to be told beside other hours."""
        if any(piece.kind == "times" for piece in self.pieces):
            raise self.refusal("unclear", at, at)
        self._unknown(at)

    def _nothing(self, at: int) -> None:
        self._found.is_unknown = True
        self.take(at)

    def _lone_holiday(self, at: int) -> None:
        if self.kind(self.beyond(at, 1, {"colon", "comma", "open"})) in {"times", "days"}:
            raise self.refusal("holidays", at, at)
        self._note(at, at)
        self.take(at)


_HANDLERS = {
    "closed": _Reader._closed,
    "closed_label": _Reader._closed,
    "closed_half": _Reader._closed_half,
    "break": _Reader._break,
    "except": _Reader._except,
    "except_tail": _Reader._except_tail,
    "usual": _Reader._usual,
    "including": _Reader._including,
    "allyear": _Reader._all_year,
    "appointment": _Reader._appointment,
    "with_appointment": _Reader._remark,
    "unknown": _Reader._unknown,
    "elsewhere": _Reader._elsewhere,
    "nothing": _Reader._nothing,
    "remark": _Reader._remark,
}
