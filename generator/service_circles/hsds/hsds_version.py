"""A version of HSDS: its tables with their columns, by which data is written and read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class HsdsColumn:
    """A column of a table; `refers_to` names the table of a foreign key, `choices` the values that it may have.

    Its type is one of Frictionless, or a format of strings: string, number, date, datetime, time, uuid, uri, email.
    """

    name: str
    type: str = "string"
    is_required: bool = False
    is_required_in_tables: bool = False
    """Nested JSON may leave it out, since the object around it says as much."""
    names_owner: bool = False
    """True if it names the object that a row belongs to; of several such columns one is enough."""
    refers_to: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class HsdsTable:
    """A table: the name of its objects, the keys that hold lists of them in other objects, and its file."""

    name: str
    plurals: tuple[str, ...]
    file: str
    columns: tuple[HsdsColumn, ...]

    @cached_property
    def by_name(self) -> Mapping[str, HsdsColumn]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The columns of which one has to name the object that a row belongs to; empty if `+` columns do."""
        return tuple(column.name for column in self.columns if column.names_owner)


@dataclass(frozen=True)
class HsdsVersion:
    """A version by its number, with the address of its profile, and its tables by name."""

    number: str
    profile_url: str
    tables: Mapping[str, HsdsTable]
    singles: Mapping[str, str]
    """The table by the key under which other objects hold one object: 'taxonomy_detail' → 'taxonomy'."""

    @cached_property
    def by_plural(self) -> Mapping[str, HsdsTable]:
        """The tables by the keys under which other objects hold lists of their objects: 'phones'."""
        return {key: table for table in self.tables.values() for key in table.plurals}


def table(name: str, plurals: str, file: str, columns: str) -> HsdsTable:
    """A table from its columns in short: 'id!:uuid service_id+>service status!=active|inactive'.

    `!` marks what is required, `+` what is required in tables only, `?` what may name the owner.
    """
    return HsdsTable(name, tuple(plurals.split()), file, tuple(map(_column, columns.split())))


def _column(text: str) -> HsdsColumn:
    text, _, choices = text.partition("=")
    text, _, refers_to = text.partition(">")
    text, _, kind = text.partition(":")
    name, mark = text.rstrip("!+?"), text[-1]
    return HsdsColumn(
        name,
        kind or ("uuid" if refers_to else "string"),
        is_required=mark == "!",
        is_required_in_tables=mark in "!+",
        names_owner=mark == "?",
        refers_to=refers_to or None,
        choices=tuple(choices.replace("_", " ").split("|")) if choices else (),
    )
