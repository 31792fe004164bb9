"""References to what is not there, and links to a row of another table than they say."""

from collections.abc import Collection, Iterator

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.hsds.hsds_version import HsdsVersion
from service_circles.validating.faults import PlacedFault, advice, mistake, shortened
from service_circles.validating.table_checks.identities import Identities

_LINKS = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}


class References:
    """The references of rows; each target is noted once, with the first row that names it."""

    def __init__(self, version: HsdsVersion) -> None:
        self._version = version
        self._named: dict[tuple[str, str], tuple[RowPlace, str, str]] = {}
        self._links: dict[tuple[str, str], tuple[RowPlace, str, str]] = {}

    def see(self, row: HsdsRow) -> None:
        """Note what a row refers to."""
        for name, column in self._version.tables[row.table].by_name.items():
            id_ = row.text(name) if column.refers_to else ""
            if id_ and column.refers_to:
                self._named.setdefault((column.refers_to, id_), (row.place, row.table, name))
        if row.table in _LINKS:
            by_id, by_table = _LINKS[row.table]
            key = (row.text(by_table), row.text(by_id))
            if all(key):
                self._links.setdefault(key, (row.place, row.table, by_table))

    def faults(self, known: Identities, whole: Collection[str]) -> Iterator[PlacedFault]:
        """The references to nothing; only to tables that are given as a whole, since others may be elsewhere."""
        for (target, id_), (place, table, name) in self._named.items():
            if target in whole and id_ not in known.places.get(target, {}):
                yield place, mistake("V303", f"{table}.{name}", found=shortened(id_), target=target)
        for (target, id_), (place, table, name) in self._links.items():
            others = known.tables_of(id_)
            if others and target not in others:
                details = {"found": shortened(target), "expected": ", ".join(others)}
                yield place, mistake("V307", f"{table}.{name}", **details)
            elif not others and target in whole:
                found = shortened(id_)
                yield place, mistake("V303", f"{table}.{_LINKS[table][0]}", found=found, target=target)


class Reachable:
    """Services that have neither a place nor a phone, an address on the web or by mail."""

    _WAYS = frozenset({"service_at_location", "phone", "contact", "url", "schedule"})

    def __init__(self) -> None:
        self._services: dict[str, RowPlace] = {}
        self._reached: set[str] = set()

    def see(self, row: HsdsRow) -> None:
        """Note a service with all that it has (a row of a table, or the one object of a file), and ways to one."""
        if row.table in self._WAYS and row.text("service_id"):
            self._reached.add(row.text("service_id"))
        is_whole = row.is_text or not row.place.path
        if row.table != "service" or not is_whole or row.text("status") in {"defunct", "inactive"}:
            return
        if not any(name in row.values for name in ("url", "email", "application_process")):
            self._services[row.id] = row.place

    def faults(self) -> Iterator[PlacedFault]:
        """Advice about each service that nobody can get to."""
        for id_, place in self._services.items():
            if id_ not in self._reached:
                yield place, advice("V308", "service")
