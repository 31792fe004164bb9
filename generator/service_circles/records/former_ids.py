"""Ids that records had before they were renamed."""

from collections.abc import Mapping

from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.records.settings.board import Board


def present_ids(directory: ServiceDirectory) -> Mapping[str, str]:
    """The present id of each record that has a former one, by that."""
    bearers: tuple[Record | Board, ...] = (*directory.all(Record), *directory.all(Board))
    return {old: bearer.id for bearer in bearers for old in bearer.formerly}
