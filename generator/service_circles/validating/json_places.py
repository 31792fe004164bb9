"""Positions of values in a JSON text that another reader has found to be sound."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # typeshed leaves it out

_TOKEN = re.compile(
    r'[\s,:]*(?:(?P<opening>[{\[])|(?P<closing>[}\]])|(?P<quote>")|(?P<other>[^\s,:{}\[\]"]+))'
)
Path = tuple[str | int, ...]
Place = tuple[int, int, int]
"""Line and column from 1, and the number of characters; one for a list or an object."""


@dataclass(slots=True)
class _Container:
    """A list or an object that has begun, with the number or key of what comes next in it."""

    is_object: bool
    at: str | int
    has_key: bool = False

    def take_value(self) -> None:
        """Go on to the next item."""
        if isinstance(self.at, int):
            self.at += 1
        self.has_key = False


def json_places(text: str, wanted: Collection[Path]) -> Mapping[Path, Place]:
    """The places of the values at paths; those that are not there are left out."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[Path, Place] = {}
    open_ones: list[_Container] = []
    at = 0
    while len(found) < len(wanted) and (token := _TOKEN.match(text, at)):
        begins, at = token.start(token.lastgroup or 0), token.end()
        if token["closing"]:
            open_ones.pop()
            _next_item(open_ones)
            continue
        value, at = scanstring(text, at) if token["quote"] else ("", at)
        if open_ones and open_ones[-1].is_object and not open_ones[-1].has_key:
            open_ones[-1].at, open_ones[-1].has_key = value, True
            continue
        path = tuple(each.at for each in open_ones)
        if path in wanted:
            line = bisect_right(starts, begins)
            length = 1 if token["opening"] else at - begins
            found.setdefault(path, (line, begins - starts[line - 1] + 1, length))
        if token["opening"]:
            is_object = token["opening"] == "{"
            open_ones.append(_Container(is_object, "" if is_object else 0))
        else:
            _next_item(open_ones)
    return found


def _next_item(open_ones: list[_Container]) -> None:
    if open_ones:
        open_ones[-1].take_value()
