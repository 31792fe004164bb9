"""The money of an entry: as its total says, else added up from the lines of its account."""

from service_circles.community.percentages import exact_sum
from service_circles.records.life.entry import Entry


def income_of(entry: Entry) -> float | None:
    """All that came in; None if nothing is said of it."""
    return entry.income_yuan if entry.income_yuan is not None else sum_of_lines(entry, "income_yuan")


def spending_of(entry: Entry) -> float | None:
    """All that was spent; None if nothing is said of it."""
    return entry.spending_yuan if entry.spending_yuan is not None else sum_of_lines(entry, "spending_yuan")


def balance_of(entry: Entry) -> float | None:
    """Income minus spending; None unless both are known."""
    income, spending = income_of(entry), spending_of(entry)
    return None if income is None or spending is None else difference(income, spending)


def sum_of_lines(entry: Entry, side: str) -> float | None:
    """The sum of the lines of a side, `income_yuan` or `spending_yuan`; None without such a line."""
    amounts = tuple(amount for line in entry.accounts if (amount := getattr(line, side)) is not None)
    return float(exact_sum(amounts)) if amounts else None


def difference(income: float, spending: float) -> float:
    """Income less spending, as a person subtracts it."""
    return float(exact_sum((income, -spending)))
