"""Texts of the program that are translated where they are shown: messages, hints, names in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in Chinese with values for its {placeholders}; its translations are in the catalogs.

    Values may be phrases too, or tuples of them, which are shown as lists. Any other value is what an
    author wrote. `context` separates equal texts with different translations, as gettext's msgctxt does.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    context: str = ""


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """A description that the schema itself holds in Chinese and English; other languages get the English."""

    zh: str
    en: str


def phrase(text: str, /, **values: object) -> Phrase:
    """A phrase; catalogs have to know its text."""
    return Phrase(text, values)


def verbatim(text: str) -> Phrase:
    """A text of ours to copy, such as lines of YAML: in no catalog, and shown whole."""
    return Phrase(text.replace("{", "{{").replace("}", "}}"))


class Labeled(Protocol):
    """A choice of the schema with its label in Chinese."""

    label: str


def label(choice: Labeled) -> Phrase:
    """The label of a choice of the schema, as a phrase."""
    return Phrase(choice.label, context="label")


def name_with_title(name: object, title: object) -> Phrase:
    """'kind（类别）': a name in YAML with its Chinese title, which other languages leave out."""
    return phrase("{name}（{title}）", name=name, title=title)
