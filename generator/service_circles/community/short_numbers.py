"""Short numbers of entries, to be said on the phone: the month and day on which one was received, 1102 for November 2.

Nobody has to give them out, and an entry keeps its number when others are added later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from service_circles.records.life.entry import Entry


def short_numbers(entries: Iterable[Entry]) -> Mapping[str, str]:
    """The number of each entry, by id; within a ledger the second of the same month and day is 1102-2."""
    taken: dict[tuple[str, str], int] = defaultdict(int)
    numbers = {}
    for entry in sorted(entries, key=_by_publication):
        number = f"{entry.history[0].date:%m%d}"
        taken[entry.ledger, number] += 1
        count = taken[entry.ledger, number]
        numbers[entry.id] = number if count == 1 else f"{number}-{count}"
    return numbers


def _by_publication(entry: Entry) -> tuple[str, str]:
    """The day on which it can be seen first, then its id: who comes later does not take a number away."""
    return (entry.publish_on or entry.history[0].date).isoformat(), entry.id
