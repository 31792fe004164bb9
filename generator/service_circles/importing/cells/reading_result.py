"""Result of reading a cell: a value as YAML has it, the rest of its text, and doubts on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.own_kinds import OwnKinds
from service_circles.importing.columns.import_mapping import MobilePolicy
from service_circles.records.values.contact import Datum


@dataclass(frozen=True, slots=True)
class Trouble:
    """The code of a message with its details; where it is, only the row knows."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The value, None if nothing was understood; the text that was not; troubles."""

    value: Any = None
    leftover: str = ""
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """All that reading a cell needs to know beside its text."""

    names: NameBook
    country: str = "CN"
    datum: Datum | None = None
    mobiles: MobilePolicy = MobilePolicy.REFUSE
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    summer: str | None = None
    own_kinds: OwnKinds = field(default_factory=OwnKinds)


def trouble(code: str, **details: object) -> Trouble:
    """A trouble with its details."""
    return Trouble(code, details)
