"""YAML nodes with the span of text that each takes, without the comments and blank lines behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from service_circles.editing.change_request import Data

BLOCK_SCALARS = frozenset("|>")
_BLANK_END = re.compile(r"(?:\r?\n[ \t]*)*\Z")


class CannotSpliceError(Exception):
    """The text is written in a way that cannot be edited in place."""


@dataclass(eq=False)
class Entry:
    """A key with its value, or an item of a list; `start` is the place of the key or, in a block list, of the dash."""

    start: int
    key: str | None
    value: Marked
    key_end: int = 0


@dataclass(eq=False)
class Marked:
    """A scalar, map or list; `start` and `end` are offsets in the text."""

    start: int
    end: int
    text: str = ""
    style: str = ""
    """The quotes of a scalar, "|" or ">"; empty if it is plain."""
    is_flow: bool = False
    is_map: bool = False
    is_list: bool = False
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def data(self) -> Data:
        """The value, with keys as typed."""
        if self.is_map:
            return {str(entry.key): entry.value.data for entry in self.entries}
        if self.is_list:
            return [entry.value.data for entry in self.entries]
        return self.text


def marked_nodes(text: str) -> Marked:
    """The nodes of a text that the reader of records understands: no anchors, no tags, one document."""
    root = yaml.compose(text, yaml.CSafeLoader)
    if root is None:
        raise CannotSpliceError
    return _Marker(text).node(root)


class _Marker:
    def __init__(self, text: str) -> None:
        self._text = text

    def node(self, node: Any) -> Marked:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            if node.style in BLOCK_SCALARS:
                end = self._end_of_block_scalar(start, end)
            return Marked(start, end, node.value, node.style or "")
        entries = self._keys(node) if isinstance(node, yaml.MappingNode) else self._items(node)
        if entries and not node.flow_style:
            end = entries[-1].value.end
        is_map = isinstance(node, yaml.MappingNode)
        return Marked(
            start, end, is_flow=bool(node.flow_style), is_map=is_map, is_list=not is_map, entries=entries
        )

    def _keys(self, node: yaml.MappingNode) -> list[Entry]:
        return [
            Entry(key.start_mark.index, str(key.value), self.node(value), key.end_mark.index)
            for key, value in node.value
        ]

    def _items(self, node: yaml.SequenceNode) -> list[Entry]:
        items = [self.node(item) for item in node.value]
        if node.flow_style:
            return [Entry(item.start, None, item) for item in items]
        column = node.start_mark.column
        return [Entry(self._dash(item.start, column), None, item) for item in items]

    def _dash(self, start: int, column: int) -> int:
        """The dash before an item: in its column, in the line of the item or above."""
        line = self._text.rfind("\n", 0, start) + 1
        while True:
            if self._text[line + column : line + column + 1] == "-" and line + column < start:
                return line + column
            if not line:
                raise CannotSpliceError
            line = self._text.rfind("\n", 0, line - 1) + 1

    def _end_of_block_scalar(self, start: int, end: int) -> int:
        """The end of its last line with text; with `+` the blank lines behind belong to it."""
        header = self._text[start : self._text.find("\n", start) + 1 or end]
        if "+" in header.partition("#")[0]:
            return start + len(self._text[start:end].removesuffix("\n").removesuffix("\r"))
        blank = _BLANK_END.search(self._text[start:end])
        return start + blank.start() if blank else end
