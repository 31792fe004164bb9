"""Paths and values of operations as people read them, in messages and sentences."""

from collections.abc import Sequence

from service_circles.basics.json_text import compact_json
from service_circles.editing.change_request import Data

Path = tuple[str | int, ...]
_LONGEST = 60


def path_text(path: Sequence[str | int]) -> str:
    """A path for people: phones[0].number, counted as in JSON."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def shown(value: Data) -> str:
    """A value as one short line."""
    text = value if isinstance(value, str) else compact_json(value)
    text = " ⏎ ".join(text.splitlines())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
