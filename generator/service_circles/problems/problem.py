"""A mistake of an author: a value with its place, what was found and what to try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
class Both:
    """The same sentence in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a stable code, where it is, what is wrong (found and expected), what to try.

    `excerpt` is the line of the file as the author sees it, without its line end; `length` is the
    number of characters of it to underline.
    """

    code: str
    position: Position
    message: Both
    hint: Both | None = None
    excerpt: str = ""
    length: int = 1
    severity: Severity = Severity.MISTAKE

    @property
    def is_mistake(self) -> bool:
        """Whether this stops a build."""
        return self.severity is Severity.MISTAKE

    @property
    def order(self) -> tuple[Position, str]:
        """Sort key: by place, then by code."""
        return (self.position, self.code)
