"""Identifiers of HSDS: UUIDs made from our ids, the same in every build."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from service_circles.records.record import Record


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The UUIDs (version 5) of a directory's things; a renamed record keeps that of its first id."""

    namespace: UUID

    @classmethod
    def of(cls, directory_id: str) -> "Identifiers":
        """Those of a directory, by its id."""
        return cls(uuid5(NAMESPACE_URL, f"urn:service-circles:{directory_id}"))

    def of_record(self, record: Record) -> str:
        """The identifier of a record."""
        first = record.formerly[0] if record.formerly else record.id
        return self.of_part(record.meta.name, first)

    def of_part(self, *path: object) -> str:
        """The identifier of anything else, by what leads to it: its owner's identifier, its kind, its number."""
        return str(uuid5(self.namespace, "/".join(map(str, path))))
