"""A row of a table of HSDS, out of whatever form, with the place where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RowPlace:
    """The place of a row: in a table its first line, from 1; in JSON the keys and numbers that lead to it."""

    file: str
    line: int = 0
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class HsdsRow:
    """The values of a row by column; those that are empty or null are left out.

    Values of JSON keep their types, those of tables are texts. References that only nesting expresses are among them.
    """

    table: str
    values: Mapping[str, Any]
    place: RowPlace
    is_text: bool = False

    @property
    def id(self) -> str:
        """Its id as text; empty if it has none."""
        return self.text("id")

    def text(self, column: str) -> str:
        """A value as text; empty if there is none, or if it is a list or an object."""
        value = self.values.get(column, "")
        return "" if isinstance(value, list | dict) else str(value)
