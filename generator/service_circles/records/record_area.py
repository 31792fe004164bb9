"""The area that a record belongs to."""

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record


def area_of(directory: ServiceDirectory, record: Record) -> str | None:
    """The id of the area that a record belongs to; None if that is several or none."""
    if isinstance(record, Area):
        return record.id
    if isinstance(record, ServiceCircle):
        return directory.get(ServiceCenter, record.origins[0]).area
    return getattr(record, "area", None)
