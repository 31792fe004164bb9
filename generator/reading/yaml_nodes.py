"""YAML as text with places. Types are not YAML's business here: 9:30 stays the text 9:30.

Reads PyYAML's C event stream; what directories do not need (anchors, tags, several documents …) is
refused, which also closes the door to bombs.
"""

from __future__ import annotations

from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Both, Problem
from generator.reading.source import SourceFile
from generator.reading.yaml_errors import explain

MAX_DEPTH = 16
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class Text:
    """A value (or key) as typed; `plain` is without quotes. Line and column from 1."""

    text: str
    line: int
    column: int
    plain: bool

    @property
    def length(self) -> int:
        """Characters it takes in its line, quotes included."""
        return len(self.text) + (0 if self.plain else 2)


@dataclass(slots=True, eq=False)
class Unusable:
    """Something about which a problem was already reported."""

    line: int
    column: int


@dataclass(slots=True, eq=False)
class Mapping:
    """`key: value` lines in their order."""

    line: int
    column: int
    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


Node = Text | Mapping | Sequence | Unusable


def plain(node: Node) -> Any:
    """The node as dict, list, str or None, for the schema."""
    if type(node) is Text:
        return node.text
    if type(node) is Mapping:
        return {key: plain(value) for key, value in node.values.items()}
    if type(node) is Sequence:
        return [plain(item) for item in node.items]
    return None


def follow(node: Node, path: AnySequence[str | int]) -> tuple[Node, Text | None, int]:
    """Walk a path as far as it goes: the last node, the key that led there, the steps taken."""
    key: Text | None = None
    for steps, step in enumerate(path):
        if type(node) is Mapping and step in node.values:
            key, node = node.keys[str(step)], node.values[str(step)]
        elif type(node) is Sequence and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return node, key, steps
    return node, key, len(path)


def read_nodes(source: SourceFile) -> tuple[Node | None, list[Problem]]:
    """The one document of a file as nodes; None if it cannot be read at all."""
    return _Builder(source).build()


class _Stop(Exception):
    """Reading on makes no sense; the problem is already noted."""


class _Builder:
    """Builds nodes from events, noting problems."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._problems: list[Problem] = []
        self._loader = yaml.CSafeLoader(source.mended_text)
        self._next = self._loader.get_event

    def build(self) -> tuple[Node | None, list[Problem]]:
        try:
            return self._document(), self._problems
        except _Stop:
            return None, self._problems
        except yaml.YAMLError as error:
            self._problems.append(explain(error, self._source))
            return None, self._problems
        finally:
            self._loader.dispose()

    def _document(self) -> Node | None:
        self._next()  # the start of the stream
        if type(self._next()) is yaml.StreamEndEvent:
            return None
        node = self._node(self._next(), depth=1)
        self._next()  # the end of the document
        after = self._next()
        if type(after) is not yaml.StreamEndEvent:
            self._note(
                "Y215",
                after,
                Both("一个文件里只能有一份内容，这里用“---”又开始了一份", "a second document starts here"),
                Both(
                    "删掉这一行“---”，或者把后面的内容放进另一个文件", "remove this `---` or use another file"
                ),
                length=3,
            )
        return node

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if kind is yaml.AliasEvent:
            self._note_anchor(event, f"*{event.anchor}")
            return Unusable(line, column)
        if event.anchor is not None:
            self._note_anchor(event, f"&{event.anchor}")
        if event.tag is not None:
            self._note_tag(event)
        if kind is yaml.ScalarEvent:
            return Text(event.value, line, column, event.style is None)
        if depth > MAX_DEPTH:
            self._note(
                "Y214",
                event,
                Both(f"层数太多，最多 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"),
                Both("检查这里的缩进或括号", "check the indentation or the brackets here"),
            )
            raise _Stop
        if kind is yaml.SequenceStartEvent:
            return self._sequence(Sequence(line, column), depth)
        return self._mapping(Mapping(line, column), depth)

    def _sequence(self, sequence: Sequence, depth: int) -> Sequence:
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            item = self._node(event, depth + 1)
            if type(item) is Text and item.plain and item.text in _NOTHING:
                item = self._nothing_in_item(item)
            sequence.items.append(item)
        return sequence

    def _mapping(self, mapping: Mapping, depth: int) -> Mapping:
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._checked_key(self._node(event, depth + 1), event, mapping)
            value = self._node(self._next(), depth + 1)
            if key is None:
                continue
            if type(value) is Text and value.plain and value.text in _NOTHING:
                value = self._nothing_after_key(key, value)
            mapping.keys[key.text] = key
            mapping.values[key.text] = value
        return mapping

    def _checked_key(self, key: Node, event: Any, mapping: Mapping) -> Text | None:
        if type(key) is not Text or (key.plain and key.text in _NOTHING):
            self._note(
                "Y216",
                event,
                Both(
                    "冒号前面要有字段名，而且只能是文字", "a field name, in plain letters, is expected here"
                ),
                Both("写成“字段名: 内容”，例如 name: 明珠社区", "write `field: value`"),
            )
            return None
        if key.plain and key.text == "<<":
            self._note(
                "Y217",
                event,
                Both("不支持“<<”合并写法", "merge keys (`<<`) are not supported"),
                Both("把要用的内容直接写出来", "write the contents out"),
                length=2,
            )
            return None
        if key.text in mapping.keys:
            first = mapping.keys[key.text].line
            self._note(
                "Y211",
                event,
                Both(
                    f"“{key.text}”写了两次，第 {first} 行已经有了",
                    f"`{key.text}` is already given in line {first}",
                ),
                Both("只留一个；如果是另一条记录，前面要加“- ”", "keep one; another record begins with `- `"),
                length=key.length,
            )
            return None
        return key

    def _nothing_after_key(self, key: Text, value: Text) -> Unusable:
        written = f"，只写了 {value.text}" if value.text else ""
        self._problems.append(
            self._source.problem(
                "Y219",
                key.line,
                key.column,
                Both(f"“{key.text}:”后面没有内容{written}", f"nothing is written after `{key.text}:`"),
                Both(
                    "补上内容；不知道的话，把这一行删掉", "fill it in, or remove the line if it is not known"
                ),
                length=key.length + 1,
            )
        )
        return Unusable(value.line, value.column)

    def _nothing_in_item(self, item: Text) -> Unusable:
        self._problems.append(
            self._source.problem(
                "Y219",
                item.line,
                item.column,
                Both("列表里有一项没有内容", "an item of this list is empty"),
                Both("在“- ”后面补上内容，或者删掉这一项", "fill it in after `- `, or remove the item"),
                length=item.length,
            )
        )
        return Unusable(item.line, item.column)

    def _note_anchor(self, event: Any, written: str) -> None:
        self._note(
            "Y212",
            event,
            Both(f"不支持“{written}”这种引用写法", f"anchors and aliases (`{written}`) are not supported"),
            Both(
                f"要引用就把内容再写一遍；如果 {written[0]} 是文字的一部分，给整段加英文双引号",
                f"repeat the contents; if `{written[0]}` belongs to the text, put it in double quotes",
            ),
            length=len(written),
        )

    def _note_tag(self, event: Any) -> None:
        self._note(
            "Y213",
            event,
            Both("不支持以“!”开头的类型标记", "tags (`!…`) are not supported"),
            Both(
                "删掉它；如果是文字的一部分，给整段加英文双引号",
                "remove it, or put the text in double quotes",
            ),
        )

    def _note(self, code: str, event: Any, message: Both, hint: Both, *, length: int = 1) -> None:
        mark = event.start_mark
        self._problems.append(
            self._source.problem(code, mark.line + 1, mark.column + 1, message, hint, length=length)
        )
