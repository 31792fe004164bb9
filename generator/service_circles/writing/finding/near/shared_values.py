"""What the places of a file share: kinds, hours, services, each told once and pointed at by its index."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from service_circles.languages.translator import Words
from service_circles.records.center import ServiceCenter
from service_circles.records.service import Service
from service_circles.writing.site.hours_shown import ShownHours

Entry = TypeVar("Entry", bound=Hashable)


class Table(Generic[Entry]):
    """Entries in the order in which they were first asked for."""

    def __init__(self) -> None:
        self._indexes: dict[Entry, int] = {}

    def index(self, entry: Entry) -> int:
        """Where an entry stands."""
        return self._indexes.setdefault(entry, len(self._indexes))

    @property
    def entries(self) -> list[Entry]:
        """All so far."""
        return list(self._indexes)


class Tables:
    """The tables of one file, in a language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.kinds = Table[str]()
        self.hours = Table[ShownHours]()
        self.closures = Table[str]()
        self._services: dict[str, Service] = {}
        self._order: dict[str, int] = {}

    def open(self, center: ServiceCenter, hours: ShownHours | None) -> int:
        """The index of a center's hours; where it is closed for good reason, -1 less the index of what is said."""
        if hours is not None:
            return self.hours.index(hours)
        said = [self._words.label(center.status), center.status_note or ""]
        return -1 - self.closures.index(" · ".join(part for part in said if part))

    def offers(self, services: Iterable[Service]) -> list[int]:
        """The indexes of some services, each once."""
        found = []
        for service in services:
            self._services[service.id] = service
            found.append(self._order.setdefault(service.id, len(self._order)))
        return list(dict.fromkeys(found))

    @property
    def services(self) -> list[list[str]]:
        """A row for each service that is offered."""
        return [service_row(service) for service in self._services.values()]


def service_row(service: Service) -> list[str]:
    """Board, name, and the other words that residents have for a service."""
    return [service.board, service.name, *service.keywords]
