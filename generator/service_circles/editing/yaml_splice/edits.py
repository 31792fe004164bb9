"""Edits of a text: pieces of it with what takes their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError


@dataclass(frozen=True)
class Edit:
    """A piece of the text with what takes its place."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, in which no two overlap; line breaks become those of the text.

    What is inserted where something else begins to go comes first.
    """
    pieces: list[str] = []
    at = 0
    line_break = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise CannotSpliceError
        pieces += [text[at : edit.start], edit.text.replace("\n", line_break)]
        at = edit.end
    return "".join([*pieces, text[at:]])
