"""Numbers as text, the same in every language."""

from decimal import ROUND_HALF_UP, Decimal


def thousands(number: float) -> str:
    """'1,234'."""
    return f"{number:,.0f}"


def plain_number(number: float) -> str:
    """95.0 -> '95', 4.59 -> '4.59'."""
    return f"{number:,.10g}" if number < 1e10 else thousands(number)


def two_decimals(number: float | Decimal) -> str:
    """'4.57', '4.6', '1,234': rounded half up, without zeros at the end."""
    rounded = Decimal(str(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:,.2f}".rstrip("0").rstrip(".")
