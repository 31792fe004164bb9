"""Memory of the last import of a file: the id of each row and its values, beside the mapping.

With it a row keeps its id when others are added; a record corrected by hand since is not set back by a row that
says what it said before; and what a row no longer says can be told from what it never said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.basics.json_text import compact_json


@dataclass(frozen=True, slots=True)
class RememberedRow:
    """The id that a row was given, and the values read from it, by field."""

    id: str
    values: Mapping[str, Any]


@dataclass
class RowMemory:
    """Rows of one file by kind and key."""

    rows: dict[tuple[str, str], RememberedRow] = field(default_factory=dict)

    def get(self, kind: str, key: str) -> RememberedRow | None:
        """The row of a key as it was imported last."""
        return self.rows.get((kind, key))

    def ids(self, kind: str) -> set[str]:
        """The ids of all rows of a kind."""
        return {row.id for (name, _), row in self.rows.items() if name == kind}

    def text(self) -> str:
        """The memory as JSON with a line for each row, sorted."""
        lines = [
            compact_json({"kind": kind, "key": key, "id": row.id, "values": dict(row.values)})
            for (kind, key), row in sorted(self.rows.items())
        ]
        return "[\n" + ",\n".join(lines) + "\n]\n"


def read_memory(path: Path) -> RowMemory:
    """The memory in a file; an empty one if there is none, or it is damaged."""
    try:
        rows = json.loads(path.read_text("utf-8"))
        return RowMemory({(row["kind"], row["key"]): RememberedRow(row["id"], row["values"]) for row in rows})
    except (OSError, ValueError, KeyError, TypeError):
        return RowMemory()
