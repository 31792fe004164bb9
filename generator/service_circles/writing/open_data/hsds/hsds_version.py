"""A version of HSDS: its tables with their columns, from which the tabular package is written."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HsdsColumn:
    """A column of a table, with its Frictionless type; `refers_to` names the table of a foreign key."""

    name: str
    type: str = "string"
    is_required: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class HsdsTable:
    """A table: the name of its objects, the key that holds them in other objects, and its file."""

    name: str
    plural: str
    file: str
    columns: tuple[HsdsColumn, ...]


@dataclass(frozen=True, slots=True)
class HsdsVersion:
    """A version by its number, with the addresses of its profile and OpenAPI file, and its tables by name."""

    number: str
    profile_url: str
    tables: Mapping[str, HsdsTable]

    @property
    def by_plural(self) -> Mapping[str, HsdsTable]:
        """The tables by the key under which other objects hold their objects: 'phones'."""
        return {table.plural: table for table in self.tables.values()}


def table(name: str, plural: str, file: str, columns: str) -> HsdsTable:
    """A table from its columns in short: 'id! service_id>service capacity:number'."""
    return HsdsTable(name, plural, file, tuple(_column(text) for text in columns.split()))


def _column(text: str) -> HsdsColumn:
    text, _, refers_to = text.partition(">")
    text, _, kind = text.partition(":")
    required = text.endswith("!")
    return HsdsColumn(text.rstrip("!"), kind or "string", required, refers_to or None)
