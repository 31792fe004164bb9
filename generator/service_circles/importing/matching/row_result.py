"""Result of a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from service_circles.importing.matching.record_changes import Operation
from service_circles.importing.matching.row_memory import RememberedRow
from service_circles.problems.problem import Problem


class Outcome(Enum):
    """Result of a row."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    EDITED = "edited"
    """Kept: the row says what it said before, and the record was edited here since."""
    REFUSED = "refused"


@dataclass
class RowResult:
    """A row after import: its outcome, operations, and the record as it will be."""

    number: int
    name: str
    outcome: Outcome
    id: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remembered: tuple[str, RememberedRow] | None = None
    is_known: bool = False
    """Imported before, so that what is said of it was said then."""
    differing: tuple[str, ...] = ()
    """Fields in which the record was edited since."""
