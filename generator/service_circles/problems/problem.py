"""A problem: a mistake of an author with its code, its place and its details."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

from service_circles.languages.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Message:
    """Templates: message and hint, with {placeholders} for details; the cause, which only the handbook gives."""

    message: str
    hint: str | None = None
    cause: str | None = None


@cache
def messages() -> Mapping[str, Message]:
    """All messages by their codes; read only when the first problem is shown."""
    text = Path(__file__).with_name("messages.yaml").read_text("utf-8")
    kinds = yaml.load(text, yaml.CSafeLoader)
    return {code: Message(**texts) for code, texts in kinds.items()}


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file of the project: path relative to the project, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1


class Severity(Enum):
    """A mistake stops the build; a warning never does."""

    MISTAKE = "mistake"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a stable code, where it is, what was found.

    `details` fill the placeholders of the code's message; `better_hint` takes the place of its hint.
    `excerpt` is the line of the file as the author sees it, without its line end; `length` is the
    number of characters of it to underline.
    """

    code: str
    position: Position
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    better_hint: Phrase | None = None
    excerpt: str = ""
    length: int = 1
    severity: Severity = Severity.MISTAKE

    @property
    def message(self) -> Phrase:
        """The sentence that says what is wrong."""
        return Phrase(messages()[self.code].message, self.details, self.code)

    @property
    def hint(self) -> Phrase | None:
        """The sentence that says what to try."""
        usual = messages()[self.code].hint
        return self.better_hint or (Phrase(usual, self.details, self.code) if usual else None)

    @property
    def is_mistake(self) -> bool:
        """True if this stops a build."""
        return self.severity is Severity.MISTAKE

    @property
    def order(self) -> tuple[Position, str]:
        """Sort key: by place, then by code."""
        return (self.position, self.code)
