"""The words of the interface in one language. Code and templates carry the Chinese; catalogs the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from markupsafe import Markup, escape

from service_circles.problems.problem import Both
from service_circles.records.labels import LABELS

Forms = tuple[str, ...]
"""A translation: one text, or one for each of the language's plural forms."""


def message(text: str) -> str:
    """Marks a text as a message that is translated later, where it is shown: catalogs have to know of it."""
    return text


def _as_it_is(text: str) -> str:
    return text


def _one_form(_count: float) -> int:
    return 0


@dataclass(frozen=True, eq=False)
class Words:
    """Says in a language what the code says in Chinese.

    `messages` translates whole messages; `otherwise` makes something of those that it lacks. `form_of` tells
    which plural form a number takes.
    """

    code: str = "zh-Hans"
    messages: Mapping[str, Forms] = field(default_factory=dict)
    otherwise: Callable[[str], str] = _as_it_is
    form_of: Callable[[float], int] = _one_form

    def __call__(self, text: str, /, **values: object) -> str:
        """A message with its {placeholders} filled; `count` among them chooses the plural form.

        Markup among the values gives Markup, with all else escaped.
        """
        forms = self.messages.get(text)
        if forms is None:
            said = self.otherwise(text)
        elif len(forms) == 1 or "count" not in values:
            said = forms[0]
        else:
            said = forms[self.form_of(_number(values["count"]))]
        if not values:
            return said
        if any(type(value) is Markup for value in values.values()):
            return Markup(escape(said)).format(**values)  # noqa: S704 - escaped right here
        return said.format(**values)

    def both(self, both: Both) -> str:
        """What the code itself says in Chinese and English."""
        return both.en if self.code == "en" and both.zh not in self.messages else self(both.zh)

    def label(self, word: Enum) -> str:
        """What readers call a word of the schema."""
        return self.both(LABELS[word])

    def listed(self, names: Iterable[object]) -> str:
        """'甲、乙、丙', 'a, b, c'."""
        return self(message("、")).join(str(name) for name in names)


def _number(count: object) -> float:
    """The number that a text such as '1,234' stands for."""
    return count if isinstance(count, int | float) else float(str(count).replace(",", ""))


CHINESE = Words()
"""As the code says it."""
