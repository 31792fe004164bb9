"""A fault of foreign data: its code, the column at fault, and what the message says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service_circles.hsds.hsds_row import RowPlace

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a row, or of a file as a whole; advice does not fail the validation."""

    code: str
    column: str = ""
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    is_advice: bool = False
    is_told_once: bool = False
    """True for what concerns a whole column, which is told at its first row only."""


PlacedFault = tuple[RowPlace, Fault]
"""A fault that no single row shows, with the place to look at."""


def mistake(code: str, column: str = "", /, **details: object) -> Fault:
    """A fault that makes the data wrong."""
    return Fault(code, column, details)


def advice(code: str, column: str = "", /, **details: object) -> Fault:
    """A fault that may be meant."""
    return Fault(code, column, details, is_advice=True)


def shortened(value: object) -> str:
    """A value as messages show it."""
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def place_text(place: RowPlace) -> str:
    """'phones.csv:12', 'services.json#/contents/3': where a row stands, inside a sentence."""
    return f"{place.file}:{place.line}" if place.line else f"{place.file}{pointer(place.path)}"


def pointer(path: tuple[str | int, ...]) -> str:
    """A JSON pointer as a fragment (RFC 6901)."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(["#", *(f"/{step}" for step in steps)])
