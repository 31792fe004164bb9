"""Reads PyYAML's C event stream into nodes.

`safe_load` would read `9:30` as 570 and `0755` as 493, and keep the last of two equal keys without a word. Here text
stays text with its place; the schema decides what it means.

Anchors, tags and several documents in a file are refused, which also keeps out bombs of nested aliases.
"""

from dataclasses import replace
from functools import partial
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile, Spot
from service_circles.reading.yaml.indentation_repair import repair_hint
from service_circles.reading.yaml.yaml_errors import EMPTY_CODES, syntax_problem
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text, Unusable

MAX_DEPTH = 16
MAX_NODES = 1_000_000
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""Texts without quotes that count as an empty field."""


def read_nodes(source: SourceFile) -> tuple[Node | None, list[Problem]]:
    """The one document of a file as nodes; None if it cannot be read at all."""
    root, problems = _Builder(source).build()
    return root, [_with_repair(each, source) if each.code == "Y203" else each for each in problems]


def _with_repair(problem: Problem, source: SourceFile) -> Problem:
    """A problem with a misaligned line, with the change of a line after which the file can be read."""
    hint = repair_hint(source.corrected_text, problem.position.line, partial(_can_be_read, source.path))
    return replace(problem, better_hint=hint) if hint else problem


def _can_be_read(path: str, text: str) -> bool:
    root, problems = _Builder(SourceFile(path, text)).build()
    return root is not None and not problems


class _CannotGoOnError(Exception):
    """Stops reading; the problem is already noted."""


class _Builder:
    """Builds nodes from events, noting problems."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._problems: list[Problem] = []
        self._loader = yaml.CSafeLoader(source.corrected_text)
        self._next = self._loader.get_event
        self._room = MAX_NODES

    def build(self) -> tuple[Node | None, list[Problem]]:
        try:
            return self._document(), self._problems
        except _CannotGoOnError:
            return None, self._problems
        except yaml.YAMLError as error:
            self._note_error(syntax_problem(error, self._source))
            return None, self._problems
        finally:
            self._loader.dispose()

    def _note_error(self, problem: Problem) -> None:
        # A field just above may be found empty only because the parser stopped here.
        lines = range(problem.position.line - 2, problem.position.line + 1)
        self._problems = [
            earlier
            for earlier in self._problems
            if earlier.code not in EMPTY_CODES or earlier.position.line not in lines
        ]
        if problem.position not in {earlier.position for earlier in self._problems}:
            self._problems.append(problem)

    def _document(self) -> Node | None:
        self._next()  # the start of the stream
        if type(self._next()) is StreamEndEvent:
            return None
        node = self._node(self._next(), depth=1)
        self._next()  # the end of the document
        after = self._next()
        if type(after) is not StreamEndEvent:
            self._note("Y215", _spot(after, 3))
        return node

    def _node(self, event: Any, depth: int) -> Node:
        self._room -= 1
        if self._room < 0:
            self._note("F104", _spot(event), limit=f"{MAX_NODES:,}")
            raise _CannotGoOnError
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        kind = type(event)
        if kind is AliasEvent:
            self._note_anchor("*", event)
            return Unusable(line, column)
        if event.anchor is not None:
            self._note_anchor("&", event)
        if event.tag is not None:
            self._note("Y213", _spot(event))
        if kind is ScalarEvent:
            is_plain = not event.style
            swallows = is_plain and " - " in event.value and self._swallows_item(event)
            return Unusable(line, column) if swallows else Text(line, column, event.value, is_plain)
        if depth > MAX_DEPTH:
            self._note("Y214", _spot(event), limit=MAX_DEPTH)
            raise _CannotGoOnError
        is_list = kind is SequenceStartEvent
        return (self._sequence if is_list else self._mapping)(event, depth + 1)

    def _swallows_item(self, event: Any) -> bool:
        """True, and reported, if a plain text of several lines has one that looks like an item of a list."""
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            text = self._source.corrected_line(number)
            item = text.lstrip()
            if item.startswith("- "):
                self._note("Y208", Spot(number, len(text) - len(item) + 1, len(item.rstrip())))
                return True
        return False

    def _sequence(self, start: Any, depth: int) -> Sequence:
        sequence = Sequence(start.start_mark.line + 1, start.start_mark.column + 1)
        while type(event := self._next()) is not SequenceEndEvent:
            item = self._node(event, depth)
            if _is_nothing(item):
                self._note("Y220", self._dash_before(event))
                item = Unusable(item.line, item.column)
            sequence.items.append(item)
        return sequence

    def _dash_before(self, event: Any) -> Spot:
        spot = _spot(event)
        dash = self._source.corrected_line(spot.line)[: spot.column].rfind("-")
        return Spot(spot.line, dash + 1) if dash >= 0 else spot

    def _mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(start.start_mark.line + 1, start.start_mark.column + 1)
        is_again = False
        while type(event := self._next()) is not MappingEndEvent:
            key = self._checked_key(self._node(event, depth), mapping, is_again=is_again)
            is_again = key is None
            value = self._node(self._next(), depth)
            if key is None:
                continue
            if _is_nothing(value):
                self._note("Y219", Spot(key.line, key.column, len(key.text) + 1), found=key.text)
                value = Unusable(value.line, value.column)
            mapping.keys[key.text] = key
            mapping.values[key.text] = value
        return mapping

    def _checked_key(self, key: Node, mapping: Mapping, *, is_again: bool) -> Text | None:
        """The key if it can be one; of several doubled ones in a row, as in a record without its "- ", the first says it all."""
        if not isinstance(key, Text) or _is_nothing(key):
            self._note("Y216", key.spot)
        elif key.is_plain and key.text == "<<":
            self._note("Y217", key.spot)
        elif key.text in mapping.keys:
            first = mapping.keys[key.text]
            self._problems = [
                each
                for each in self._problems
                if each.code not in EMPTY_CODES or each.position.line != first.line
            ]
            if not is_again:
                self._note("Y211", key.spot, found=key.text, first=first.line)
        else:
            return key
        return None

    def _note_anchor(self, mark: str, event: Any) -> None:
        self._note("Y212", _spot(event, len(event.anchor) + 1), found=f"{mark}{event.anchor}")

    def _note(self, code: str, spot: Spot, **details: Any) -> None:
        self._problems.append(self._source.problem(code, spot, **details))
        if len(self._problems) > MOST_PROBLEMS:
            raise _CannotGoOnError


def _is_nothing(node: Node) -> bool:
    return type(node) is Text and node.is_plain and node.text in NOTHING


def _spot(event: Any, length: int = 1) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1, length)
