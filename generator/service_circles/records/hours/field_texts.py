"""Texts of single fields in other words than records have them: days alone, hours of a day alone."""

from service_circles.records.hours.hours_pieces import GAPS, pieces_of
from service_circles.records.hours.hours_reader import open_days, spans_in_order
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.spans import DayRule, Span

_OF_DAYS = frozenset({"days", "closed", "except", "except_end", "except_tail", *GAPS})
_ANY_HOURS = " 08:00-09:00"


def read_days(text: str) -> tuple[DayRule, ...]:
    """The days of '每日', 'Monday to Friday', '除周一外每天', in order; HoursRefusedError for all else."""
    if any(piece.kind not in _OF_DAYS for piece in pieces_of(text)):
        raise HoursRefusedError("unclear", text.strip())
    return open_days(text + _ANY_HOURS)


def read_day_hours(text: str) -> tuple[Span, ...]:
    """The spans of '9am-5pm', '上午9点到12点', in order; HoursRefusedError for all else."""
    pieces = [piece for piece in pieces_of(text) if piece.kind not in GAPS]
    spans = [piece.span for piece in pieces if piece.span]
    if len(spans) < len(pieces) or not spans:
        raise HoursRefusedError("unclear", text.strip())
    return spans_in_order(spans)
