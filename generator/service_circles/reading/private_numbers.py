"""Numbers that must never be published: of identity cards, and personal mobile phones.

They are searched in the text as typed, comments included, and in the values of YAML, where escapes may hide one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import MOST_PROBLEMS, SourceFile, Spot
from service_circles.reading.number_search import (
    digits_of,
    find_numbers,
    is_north_american,
    masked,
    plain_text,
)
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text
from service_circles.records.values.contact import PhoneKind
from service_circles.records.values.fields import EXTENSION

_MOBILE_AS_DIALED = re.compile(r"(?:(?:00)?86)?0?(1[3-9][0-9]{9})")


@dataclass(frozen=True, slots=True)
class _Value:
    """A private number in a value of YAML."""

    code: str
    node: Text
    digits: str


def private_numbers(source: SourceFile, root: Node | None = None) -> list[Problem]:
    """A problem for each private number anywhere in a file; `root` is what YAML made of it."""
    found = list(islice(find_numbers(source.text), MOST_PROBLEMS))
    spots = [source.spot_at(each.start, each.end - each.start) for each in found]
    masked_source = SourceFile(source.path, masked(source.text, found))
    values = _Values(root, may_have_escapes="\\" in source.text)
    problems = [
        _problem(source, each.code, spot, masked_source)
        for each, spot in zip(found, spots, strict=True)
        if each.code == "P101" or not values.is_public(spot)
    ]
    seen = {each.digits for each in found}
    hidden = [each for each in values.private if each.digits not in seen][:MOST_PROBLEMS]
    return problems + [_hidden(source, each, masked_source) for each in hidden]


def _problem(source: SourceFile, code: str, spot: Spot, masked_source: SourceFile) -> Problem:
    """Reports end up in public logs, so they show no whole number either."""
    return replace(source.problem(code, spot), excerpt=masked_source.line(spot.line))


def _hidden(source: SourceFile, value: _Value, masked_source: SourceFile) -> Problem:
    """A number of which the line itself shows no usual form."""
    problem = _problem(source, value.code, value.node.spot, masked_source)
    begin = value.node.column + 2
    return replace(problem, excerpt=problem.excerpt[:begin] + re.sub("[0-9]", "*", problem.excerpt[begin:]))


class _Values:
    """The public mobiles and the private numbers among the values of a YAML file."""

    def __init__(self, root: Node | None, *, may_have_escapes: bool) -> None:
        self.private: list[_Value] = []
        self._public: list[Text] = []
        self._may_have_escapes = may_have_escapes
        self._look(root)

    def is_public(self, spot: Spot) -> bool:
        """True if a number is marked as a public mobile phone of an office."""
        return any(
            node.line == spot.line and 0 <= spot.column - node.column <= node.spot.length
            for node in self._public
        )

    def _look(self, node: Node | None) -> None:
        if isinstance(node, Sequence):
            self._look_into(node.items)
        elif isinstance(node, Mapping):
            if "number" in node.values:
                self._look_at_phone(node.values["number"], node.values.get("kind"))
            self._look_into(node.values.values())
        elif isinstance(node, Text) and not (node.is_plain or self._is_known(node)):
            self.private += [_Value(found.code, node, found.digits) for found in find_numbers(node.text)]

    def _look_into(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            # A text without escapes stands in the file as it is.
            if self._may_have_escapes or type(node) is not Text:
                self._look(node)

    def _is_known(self, node: Text) -> bool:
        return any(each is node for each in (*self._public, *(value.node for value in self.private[-1:])))

    def _look_at_phone(self, number: Node, kind: Node | None) -> None:
        if not isinstance(number, Text):
            return
        if isinstance(kind, Text) and kind.text == PhoneKind.PUBLIC_MOBILE.value:
            self._public.append(number)
        elif is_north_american(number.text.partition(EXTENSION)[0]):
            pass
        elif mobile := _MOBILE_AS_DIALED.fullmatch(
            digits_of(plain_text(number.text).partition(EXTENSION)[0])
        ):
            self.private.append(_Value("P102", number, mobile[1]))
