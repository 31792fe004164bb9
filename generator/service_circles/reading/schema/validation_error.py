"""An error of pydantic with all that is known about its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.reading.schema.schema_texts import Expected
from service_circles.reading.schema.translation_keys import as_written
from service_circles.reading.yaml.yaml_nodes import Found, Node, Text, gathered, plain
from service_circles.records.values.fields import Part


@dataclass(frozen=True)
class ErrorCase:
    """What pydantic refused, what the schema expected there, and what the author wrote."""

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
        """What pydantic says about the error: limits, or what a check of our own found."""
        return self.error.get("ctx", {})

    def problem(
        self, code: str, spot: Spot | None = None, hint: Phrase | None = None, **details: Any
    ) -> Problem:
        """A problem at this place, in the words of its code."""
        words = self.expected.words
        usual: dict[str, Any] = {
            "title": words.title,
            "field": words.name,
            "expected": words.expected,
            "found": self.text,
        }
        return self.source.problem(code, spot or self.found.spot, hint=hint, **(usual | details))

    def is_right_with(self, text: str) -> bool:
        """Whether this error would go away if another text stood here."""
        path = self.error["loc"][: self.found.steps]
        data = around = plain(self.root)
        for step in path[:-1]:
            around = around[step]
        around[path[-1]] = text
        try:
            self.part.model_validate(gathered(data))
        except ValidationError as still:
            left = [written for error in still.errors() for written in as_written(error)]
            return not any(error["loc"][: len(path)] == path for error in left)
        return True
