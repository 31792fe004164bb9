"""Every row by its id: ids that stand twice, and objects of which two places say different things."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.validating.faults import Fault, PlacedFault, mistake, place_text, shortened

_NOT_COMPARED = frozenset({"id", "last_modified"})


class Identities:
    """The rows seen so far by table and id; what each said is kept as hashes, so that it takes little room."""

    def __init__(self) -> None:
        self.places: dict[str, dict[str, RowPlace]] = defaultdict(dict)
        self._said: dict[tuple[str, str], dict[str, int]] = {}
        self._found: list[PlacedFault] = []

    def see(self, row: HsdsRow) -> Iterator[Fault]:
        """Take a row, and yield what it says otherwise than an earlier one of its id."""
        if not row.id:
            return
        first = self.places[row.table].setdefault(row.id, row.place)
        if row.is_text:
            if first is not row.place:
                yield mistake("V301", "id", found=shortened(row.id), other=place_text(first))
            return
        said = self._said.setdefault((row.table, row.id), {})
        for name, value in row.values.items():
            if name in _NOT_COMPARED or isinstance(value, list | dict):
                continue
            if said.setdefault(name, hash(value)) != hash(value):
                details = {"found": shortened(value), "id": shortened(row.id), "other": place_text(first)}
                yield mistake("V302", name, **details)

    def tables_of(self, id_: str) -> tuple[str, ...]:
        """The tables that have a row of an id."""
        return tuple(table for table, places in self.places.items() if id_ in places)

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of objects in each table."""
        return {table: len(places) for table, places in self.places.items() if places}
