"""An error of pydantic with all that is known about its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.schema.schema_texts import Expected
from service_circles.reading.yaml.yaml_nodes import Found, Node, Text, to_data
from service_circles.records.values.record_part import Part
from service_circles.records.values.translations import GATHERED


@dataclass(frozen=True)
class ErrorCase:
    """A value that pydantic refused, with the schema's expectation and the author's text."""

    part: type[Part]
    error: ErrorDetails
    root: Node
    found: Found
    expected: Expected
    source: SourceFile

    @property
    def text(self) -> str:
        """The text that was refused; empty if it was none."""
        return self.found.node.text if isinstance(self.found.node, Text) else ""

    @property
    def limits(self) -> dict[str, Any]:
        """The context of pydantic's error: limits, or the details of a check of our own."""
        return self.error.get("ctx", {})

    def problem(
        self, code: str, spot: Spot | None = None, hint: Phrase | None = None, **details: Any
    ) -> Problem:
        """A problem at this place, with the message of its code."""
        texts = self.expected.texts
        usual: dict[str, Any] = {
            "title": texts.title,
            "field": texts.name,
            "expected": texts.expected,
            "found": self.text,
        }
        return self.source.problem(code, spot or self.found.spot, hint=hint, **(usual | details))

    def is_right_with(self, text: str) -> bool:
        """True if this error would go away with another text here."""
        path, node = self.error["loc"][: self.found.steps], self.found.node
        if not isinstance(node, Text):
            return False
        typed, node.text = node.text, text
        try:
            self.part.model_validate(to_data(self.root))
        except ValidationError as still:
            left = [written for error in still.errors() for written in as_written(error)]
            return not any(error["loc"][: len(path)] == path for error in left)
        finally:
            node.text = typed
        return True


def as_written(detail: ErrorDetails) -> Iterator[ErrorDetails]:
    """An error of pydantic where its author would look for it; several if it concerns several translations.

    A default that is made of other fields is no mistake of its own: those have one.
    """
    if detail["type"] == "default_factory_not_called":
        return
    if detail["type"] != "translations":
        yield detail
        return
    here = detail["loc"][: detail["loc"].index(GATHERED)]
    for fault in detail["ctx"]["faults"]:
        place: tuple[int | str, ...] = (fault.key,) if fault.number is None else (fault.key, fault.number)
        kind = fault.kind
        if fault.key == f"{GATHERED}.":  # not a translation, but a name of the schema typed as a field
            kind, place = "extra_forbidden", (GATHERED,)
        yield {"type": kind, "loc": (*here, *place), "msg": kind, "input": None, "ctx": dict(fault.limits)}
