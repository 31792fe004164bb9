"""Trees of terms and of organizations: parents in a loop, parents of another taxonomy."""

from collections.abc import Iterator, Mapping

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.validating.faults import PlacedFault, mistake, shortened

_PARENT = {"taxonomy_term": "parent_id", "organization": "parent_organization_id"}


class Trees:
    """The parents of rows, and the taxonomies of terms."""

    def __init__(self) -> None:
        self._parents: dict[str, dict[str, str]] = {table: {} for table in _PARENT}
        self._places: dict[tuple[str, str], RowPlace] = {}
        self._taxonomies: dict[str, str] = {}

    def see(self, row: HsdsRow) -> None:
        """Note the parent of a row."""
        if row.table not in _PARENT or not row.id:
            return
        parent = row.text(_PARENT[row.table])
        if parent:
            self._parents[row.table][row.id] = parent
            self._places[row.table, row.id] = row.place
        if row.text("taxonomy_id"):
            self._taxonomies[row.id] = row.text("taxonomy_id")

    def faults(self) -> Iterator[PlacedFault]:
        """A fault for each loop, and for each term whose parent is of another taxonomy."""
        for table, parents in self._parents.items():
            for id_ in _first_of_loops(parents):
                place = self._places[table, id_]
                yield place, mistake("V305", f"{table}.{_PARENT[table]}", found=shortened(id_))
        for id_, parent in self._parents["taxonomy_term"].items():
            own, other = self._taxonomies.get(id_), self._taxonomies.get(parent)
            if own and other and own != other:
                place = self._places["taxonomy_term", id_]
                details = {"found": shortened(own), "expected": shortened(other)}
                yield place, mistake("V306", "taxonomy_term.parent_id", **details)


def _first_of_loops(parents: Mapping[str, str]) -> Iterator[str]:
    """One member of each loop: the one that is reached first."""
    done: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = parents.get(at)
        if at is not None and at in way:
            yield at
        done.update(way)
