"""Numbers of reach as text."""

from __future__ import annotations

from math import ceil, floor


def percent(share: float | None) -> str:
    """'92.4 %', rounded down: who is left out does not vanish. '—' if not known."""
    return "—" if share is None else f"{floor(share * 1000 + 1e-9) / 10:.1f} %"


def amount(number: float | None) -> str:
    """'1,234'; '—' if not known."""
    return "—" if number is None else f"{number:,.0f}"


def decimal(number: float | None) -> str:
    """'2.95'; '—' if not known."""
    return "—" if number is None else f"{number:,.2f}"


def whole_minutes(minutes: float) -> int:
    """Minutes as people read them: a part of one counts."""
    return ceil(minutes)
