"""A part of a whole, and the percentage that is shown."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_ALL = Decimal(100)
FEW, MANY = 100, 1000
"""Wholes below which decimals of a percentage say nothing, and below which the second does not."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as counts; `whole` is above 0."""

    part: float
    whole: float

    @property
    def percent(self) -> Decimal:
        """In percent with two decimals, half up; 100 only if it is all, 0 only if it is nothing.

        2,528 of 2,648 is 95.47; 9,999 of 10,000 and 99,999 of 100,000 are both 99.99.
        """
        return self._rounded(_CENT)

    @property
    def shown(self) -> Decimal:
        """The percentage with as many decimals as the counts bear: 2 of 7 are 29, 301 of 420 are 71.7."""
        return self._rounded(
            Decimal(1) if self.whole < FEW else Decimal("0.1") if self.whole < MANY else _CENT
        )

    def _rounded(self, step: Decimal) -> Decimal:
        # Always from the counts: 251 of 312 are 80.4, though 80.45 with two decimals.
        exact = _decimal(self.part) * 100 / _decimal(self.whole)
        shown = exact.quantize(step, ROUND_HALF_UP)
        if shown == _ALL and exact < _ALL:
            return _ALL - step
        return step if shown == 0 < exact else shown


def share(part: float, whole: float) -> Share | None:
    """The share; None if the whole is 0."""
    return Share(part, whole) if whole else None


def change_percent(value: float, before: float) -> Decimal | None:
    """The growth of a value in percent, with two decimals; None from 0."""
    if not before:
        return None
    grown = (_decimal(value) - _decimal(before)) * 100 / abs(_decimal(before))
    return grown.quantize(_CENT, ROUND_HALF_UP)


def exact_sum(numbers: tuple[float, ...]) -> Decimal:
    """The sum as a person adds it up: 0.1 + 0.2 is 0.3."""
    return sum((_decimal(number) for number in numbers), Decimal(0))


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))
