"""Edits that drop and insert entries of a map or list, in block style and in brackets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from service_circles.editing.change_request import Data
from service_circles.editing.yaml_splice.edits import Edit
from service_circles.editing.yaml_splice.marked_nodes import Entry, Marked
from service_circles.editing.yaml_splice.new_yaml import block_entry, block_item, flow, flow_entry
from service_circles.editing.yaml_splice.scalar_texts import Place
from service_circles.editing.yaml_splice.text_lines import TextLines


@dataclass(frozen=True)
class Slot:
    """An entry as it shall be: an old one or none, its key in a map, its value."""

    entry: Entry | None
    key: str | None
    data: Data


class EntryEdits(Protocol):
    """Edits of the entries of one map or list, of which some stay."""

    def drop(self, stay: Sequence[Entry]) -> Iterator[Edit]:
        """Take away all entries but these."""

    def after(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert new entries behind one that stays."""

    def before(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert new entries in front of the first that stays."""

    def place(self, entry: Entry) -> Place:
        """The surroundings of an entry's value."""


def entry_edits(text: str, node: Marked) -> EntryEdits:
    """The edits that fit the style of a map or list."""
    return FlowEntries(node) if node.is_flow else BlockEntries(text, node)


def _runs(node: Marked, stay: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """First and last number of each run of entries that go."""
    staying = set(map(id, stay))
    going = [number for number, entry in enumerate(node.entries) if id(entry) not in staying]
    for _, run in groupby(enumerate(going), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]


class FlowEntries:
    """Entries in brackets, with commas between them."""

    def __init__(self, node: Marked) -> None:
        self._node = node

    def drop(self, stay: Sequence[Entry]) -> Iterator[Edit]:
        """Take away all entries but these, each with one comma."""
        entries = self._node.entries
        for first, last in _runs(self._node, stay):
            if last + 1 < len(entries):
                yield Edit(entries[first].start, entries[last + 1].start, "")
            else:
                yield Edit(entries[first - 1].value.end, entries[last].value.end, "")

    def after(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert new entries behind one."""
        written = "".join(f", {flow_entry(slot.key, slot.data)}" for slot in slots)
        return Edit(entry.value.end, entry.value.end, written)

    def before(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert new entries in front of one."""
        written = "".join(f"{flow_entry(slot.key, slot.data)}, " for slot in slots)
        return Edit(entry.start, entry.start, written)

    def place(self, entry: Entry) -> Place:
        """In brackets, after a key or as an item."""
        return Place(entry.key, in_flow=True)


class BlockEntries:
    """Entries in lines of their own; the first may stand behind a dash."""

    def __init__(self, text: str, node: Marked) -> None:
        self._node = node
        self._lines = TextLines(text)
        first = node.entries[0].start
        self._column = first - self._lines.start(first)
        self._in_brackets = bool(node.is_list and node.entries[-1].value.is_flow)

    def drop(self, stay: Sequence[Entry]) -> Iterator[Edit]:
        """Take away all entries but these, with comments and blank lines that would mean nothing any more."""
        for first, last in _runs(self._node, stay):
            start = self._node.entries[first].start
            end = self._lines.end_of_entry(self._node.entries[last].value.end, self._column)
            if self._lines.is_alone(start):
                yield Edit(self._start_of_dropped(start, end), end, "")
            else:
                yield Edit(start, self._next_text(end), "")

    def _start_of_dropped(self, start: int, end: int) -> int:
        """The comment directly above goes with the last entry that it stands above; then one of two gaps goes as well."""
        if self._lines.is_sibling(end, self._column):
            return self._lines.start(start)
        start = self._lines.start_with_comments(start)
        above = self._lines.start_of_blank_lines(start)
        return above if self._lines.is_blank(end) or self._is_end(end) else start

    def _is_end(self, at: int) -> bool:
        """True if what follows belongs to something around this."""
        line = self._lines.text[at : self._lines.end(at)]
        return len(line) - len(line.lstrip(" ")) < self._column

    def _next_text(self, at: int) -> int:
        text = self._lines.text
        return at + len(text[at:]) - len(text[at:].lstrip())

    def after(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert lines behind an entry and the comments that belong to it."""
        at = self._lines.end_of_entry(entry.value.end, self._column)
        gap = "\n" if self._has_gap_above(entry) else ""
        lines = [gap + " " * self._column + self._written(slot) for slot in slots]
        is_cut = at and self._lines.text[at - 1] != "\n"
        return Edit(at, at, "".join(f"\n{line}" if is_cut else f"{line}\n" for line in lines))

    def _has_gap_above(self, entry: Entry) -> bool:
        """True for an item of a list whose items are set apart by blank lines."""
        if not self._node.is_list or entry is self._node.entries[0]:
            return False
        above = self._lines.start_with_comments(entry.start)
        return self._lines.start_of_blank_lines(above) != above

    def before(self, entry: Entry, slots: Sequence[Slot]) -> Edit:
        """Insert lines above an entry and its comments; behind the dash if it stands there."""
        indent = " " * self._column
        written = "".join(f"{self._written(slot)}\n{indent}" for slot in slots)
        if not self._lines.is_alone(self._node.entries[0].start):
            return Edit(entry.start, entry.start, written)
        at = self._lines.start_with_comments(entry.start)
        return Edit(at, at, indent + written.removesuffix(indent))

    def _written(self, slot: Slot) -> str:
        if slot.key is not None:
            return block_entry(slot.key, slot.data, self._column)
        is_text = isinstance(slot.data, str)
        return f"- {flow(slot.data) if self._in_brackets and not is_text else block_item(slot.data, self._column)}"

    def place(self, entry: Entry) -> Place:
        """After a key or dash in this column."""
        end = entry.value.end
        has_comment = self._lines.end_of_entry(end, self._column) > self._lines.end(end)
        return Place(entry.key, column=self._column, has_rest=has_comment or self._lines.has_rest(end))
