"""All checks in one: each row goes to all of them, and in the end they tell what rows together show."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.hsds.hsds_version import HsdsVersion
from service_circles.validating.faults import Fault, PlacedFault
from service_circles.validating.row_checks.bounds import bound_faults
from service_circles.validating.row_checks.codes_and_texts import code_faults, text_faults
from service_circles.validating.row_checks.phones import phone_faults
from service_circles.validating.row_checks.points import point_faults
from service_circles.validating.row_checks.recurrences import recurrence_faults
from service_circles.validating.row_checks.value_shapes import shape_faults
from service_circles.validating.table_checks.identities import Identities
from service_circles.validating.table_checks.owners_hours import OwnersHours
from service_circles.validating.table_checks.places_on_map import PlacesOnMap
from service_circles.validating.table_checks.table_references import Reachable, References
from service_circles.validating.table_checks.trees import Trees

_OF_ROWS = (recurrence_faults, phone_faults, point_faults, code_faults, text_faults)


class AllChecks:
    """The checks of a data set on a day."""

    def __init__(self, version: HsdsVersion, day: date) -> None:
        self._version, self._day = version, day
        self._identities = Identities()
        self._references = References(version)
        self._reachable, self._trees = Reachable(), Trees()
        self._hours, self._places = OwnersHours(), PlacesOnMap()
        self._seen: set[int] = set()
        """Hashes of what rows of JSON said."""

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of objects in each table."""
        return self._identities.counts

    def see(self, row: HsdsRow) -> Iterator[Fault]:
        """Take a row, and yield its own faults; an object that stands in several places is looked at once."""
        for together in (self._references, self._reachable, self._trees, self._hours, self._places):
            together.see(row)
        yield from self._identities.see(row)
        said = hash((row.table, repr(sorted(row.values.items()))))
        if row.is_text or said not in self._seen:
            self._seen.add(said)
            yield from self._row_faults(row)

    def _row_faults(self, row: HsdsRow) -> Iterator[Fault]:
        yield from shape_faults(row, self._version.tables[row.table])
        yield from bound_faults(row, self._day)
        for check in _OF_ROWS:
            yield from check(row)

    def faults(self, whole: Collection[str]) -> Iterator[PlacedFault]:
        """Yield the faults that rows show together; `whole` are the tables of which all rows were given."""
        yield from self._references.faults(self._identities, whole)
        yield from self._reachable.faults()
        yield from self._trees.faults()
        yield from self._hours.faults(self._day)
        yield from self._places.faults()
