"""A directory whose records note what is read of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from service_circles.basics.read_log import ReadLog
from service_circles.problems.problem import Position
from service_circles.records.directory import ServiceDirectory
from service_circles.records.hidden_fields import FACTS_OF_RECORD, POSITION, hide_fields, show_fields
from service_circles.records.record import Record


def numbers_of(directory: ServiceDirectory) -> Mapping[str, int]:
    """The number of each record, by id."""
    return {record.id: number for number, record in enumerate(directory.all(Record))}


def hide_directory(directory: ServiceDirectory, numbers: Mapping[str, int], log: ReadLog) -> ServiceDirectory:
    """The directory with the fields of its records hidden; nothing that was computed of them is kept."""
    with log.paused():
        for records in directory.records.values():
            for record in records:
                hide_fields(record, log, numbers[record.id])
    return replace(directory, positions=_LoggedPositions(directory.positions, numbers, log))


def show_directory(directory: ServiceDirectory) -> None:
    """Show the fields of its records again, which a build after this one may read."""
    for records in directory.records.values():
        for record in records:
            show_fields(record)


class _LoggedPositions(dict[str, Position]):
    """Positions of records; a lookup is logged."""

    def __init__(self, positions: Mapping[str, Position], numbers: Mapping[str, int], log: ReadLog) -> None:
        super().__init__(positions)
        self._numbers, self._log = numbers, log

    def get(self, id_: str, default: Any = None) -> Any:
        """The place of a record, if there is such a record."""
        self._note(id_)
        return super().get(id_, default)

    def __getitem__(self, id_: str) -> Position:
        self._note(id_)
        return super().__getitem__(id_)

    def _note(self, id_: str) -> None:
        if id_ in self._numbers:
            self._log.note(self._numbers[id_] * FACTS_OF_RECORD + POSITION)
