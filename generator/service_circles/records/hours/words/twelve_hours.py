"""Hours that seem to be written by a clock of twelve hours, where one of 24 is usual."""

from service_circles.records.hours.spans import DAY_MINUTES, NOON, Span


def in_24_hours(span: Span, after: int, *, zeros: tuple[bool, bool]) -> Span:
    """The span by a clock of 24 hours if it seems to be written by one of twelve, else the same.

    `after` is when the span before it opens, `zeros` whether its two times begin with a zero.
    """
    if _is_afternoon(span, after, has_zero=zeros[0]):
        return Span(span.opens + NOON, span.closes + NOON)
    if _is_until_afternoon(span, has_zero=zeros[1]):
        return Span(span.opens, span.closes - NOON)
    return span


def _is_afternoon(span: Span, after: int, *, has_zero: bool) -> bool:
    """'2:00-6:00', alone or after a morning; 02:00-06:00 alone is a night, and mornings may stand last."""
    opens, closes = span
    if opens < 60 or closes > NOON or (has_zero and not after):
        return False
    return opens < (8 * 60 if after > opens and not has_zero else 5 * 60)


def _is_until_afternoon(span: Span, *, has_zero: bool) -> bool:
    """'9:00-5:00', '12:00-8:00'; until 02:00 or 03:00 some are open indeed."""
    over = span.closes - DAY_MINUTES
    return 5 * 60 <= span.opens < NOON + 60 and over >= 60 and not (has_zero and over <= 3 * 60)


def can_be_meant(meant: Span, after: int) -> bool:
    """'8:30-11:30 2:00-5:00', '8:30-5:30': nobody means a night; '2:00-5:00' alone may be one."""
    follows_a_morning = 5 * 60 <= after < NOON <= meant.opens
    return follows_a_morning or (6 * 60 <= meant.opens < NOON and meant.closes <= 21 * 60)
