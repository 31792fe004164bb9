"""Numbers and dates that cannot be: out of bounds, an end before its beginning, a check that is still to come."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.validating.faults import Fault, advice, mistake, shortened
from service_circles.validating.row_checks.value_shapes import date_of, moment_of, number_of

_ANY = float("inf")
_BOUNDS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("location", "latitude"): (-90, 90),
    ("location", "longitude"): (-180, 180),
    ("schedule", "timezone"): (-12, 14),
    ("schedule", "interval"): (1, 366),
    ("schedule", "count"): (1, 100_000),
    ("phone", "extension"): (0, 10**9),
    ("service", "minimum_age"): (0, 130),
    ("service", "maximum_age"): (0, 130),
    ("cost_option", "amount"): (0, _ANY),
    ("service_capacity", "available"): (0, _ANY),
    ("service_capacity", "maximum"): (0, _ANY),
    ("organization", "year_incorporated"): (1000, 2200),
}
_WHOLE = frozenset({"interval", "count", "extension", "year_incorporated"})
_PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "schedule": (("valid_from", "valid_to"), ("dtstart", "until")),
    "cost_option": (("valid_from", "valid_to"),),
    "service": (("minimum_age", "maximum_age"),),
    "service_capacity": (("available", "maximum"),),
}
_DONE = {
    "service": ("assured_date", "last_modified"),
    "metadata": ("last_action_date",),
    "service_capacity": ("updated",),
}
_LONG_AGO = timedelta(days=3 * 365)


def bound_faults(row: HsdsRow, day: date) -> Iterator[Fault]:
    """Faults of the numbers and dates of a row, on a day."""
    for name in row.values:
        bounds = _BOUNDS.get((row.table, name))
        if bounds:
            yield from _number_faults(row, name, bounds)
    for first, last in _PAIRS.get(row.table, ()):
        yield from _order_faults(row, first, last)
    for name in _DONE.get(row.table, ()):
        yield from _day_faults(row, name, day)


def _number_faults(row: HsdsRow, name: str, bounds: tuple[float, float]) -> Iterator[Fault]:
    number = number_of(row, name)
    if number is None:
        return
    low, high = bounds
    if not low <= number <= high or (name in _WHOLE and not number.is_integer()):
        limit = f"≥ {low:g}" if high == _ANY else f"{low:g} … {high:g}"
        yield mistake("V212", name, found=shortened(row.text(name)), expected=limit)


def _order_faults(row: HsdsRow, first: str, last: str) -> Iterator[Fault]:
    texts = row.text(first), row.text(last)
    dates = tuple(map(date_of, texts))
    numbers = number_of(row, first), number_of(row, last)
    is_backward = (dates[0] and dates[1] and dates[0] > dates[1]) or (
        numbers[0] is not None and numbers[1] is not None and numbers[0] > numbers[1]
    )
    if is_backward:
        yield mistake("V401", last, first=first, found=texts[1], expected=texts[0])


def _day_faults(row: HsdsRow, name: str, day: date) -> Iterator[Fault]:
    done = moment_of(row.text(name))
    if done is None:
        return
    if done - day > timedelta(days=1):  # elsewhere it may be tomorrow
        yield mistake("V403", name, found=done.isoformat(), expected=day.isoformat())
    elif name == "assured_date" and day - done > _LONG_AGO:
        yield advice("V409", name, found=done.isoformat())
