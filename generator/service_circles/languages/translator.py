"""The texts of the interface in one language. Code and templates hold the Chinese, catalogs the translations."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from service_circles.languages.customs import Customs
from service_circles.languages.phrase import FieldDescription, Labeled, Phrase, label

_LONGEST_QUOTE = 80
_FIXED_TEXT = re.compile(r'\b_\("([^"\\]*)"\)(\.forms\b)?')
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
class Translator:
    """Translates the texts of the code, which are in Chinese.

    `messages` translates whole messages; `otherwise` converts texts that it does not have, the fallback. `form_of` gives
    the plural form that a number takes, `plural_rule` says the same as an expression of C, or of JavaScript.
    """

    code: str = "zh-Hans"
    messages: Mapping[str, Forms] = field(default_factory=dict)
    otherwise: Callable[[str], str] = _as_it_is
    form_of: Callable[[float], int] = _one_form
    plural_rule: str = "0"
    reserve: Mapping[str, Forms] = field(default_factory=dict)
    """The English for texts that a catalog lacks; a reader of French knows it rather than Chinese."""
    customs: Customs = field(default=Customs())
    _labels: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str, /, **values: object) -> str:
        """A message with its {placeholders} filled; `count` among them chooses the plural form.

        Markup among the values gives Markup, with all else escaped.
        """
        said = text if self._keeps_texts else self._translated(text, values)
        for value in values.values():
            if type(value) is Markup:
                texts = {name: escape(each) for name, each in values.items()}
                return Markup(str(escape(said)).format(**texts))  # noqa: S704 - escaped right here
        return said.format(**values) if values else said

    @cached_property
    def _keeps_texts(self) -> bool:
        """True for the language of the code."""
        return not self.messages and self.otherwise is _as_it_is

    def _translated(self, text: str, values: Mapping[str, object], context: str = "") -> str:
        forms = self.messages.get(in_context(text, context)) if context else None
        forms = forms or self.messages.get(text)
        if not forms:
            return self._reserved(text, values, context)
        if len(forms) == 1 or "count" not in values:
            return forms[0]
        return forms[self.form_of(_number(values["count"]))]

    def _reserved(self, text: str, values: Mapping[str, object], context: str) -> str:
        forms = self.reserve.get(in_context(text, context)) or self.reserve.get(text)
        if not forms:
            return self.otherwise(text)
        is_one = len(forms) > 1 and "count" in values and _number(values["count"]) == 1
        return forms[0] if is_one else forms[-1]

    def forms(self, text: str) -> Forms:
        """All plural forms of a message."""
        return self.messages.get(text) or self.reserve.get(text, ())[-1:] or (self.otherwise(text),)

    def label(self, choice: Labeled) -> str:
        """The label of a choice of the schema."""
        known = self._labels.get(choice.label)
        if known is None:
            known = self._labels[choice.label] = self.phrase(label(choice))
        return known

    def phrase(self, value: object) -> str:
        """A phrase, a list of phrases, or an author's text, as it is shown in a message."""
        if isinstance(value, Phrase):
            values = {name: self.phrase(each) for name, each in value.values.items()}
            return self._translated(value.text, values, value.context).format_map(values)
        if isinstance(value, tuple):
            return self.listed(map(self.phrase, value))
        if isinstance(value, FieldDescription):
            return value.zh if self.code.startswith("zh") else value.en
        return quoted(str(value))

    def listed(self, names: Iterable[object]) -> str:
        """'甲、乙、丙', 'a, b, c'."""
        return self(message("、")).join(str(name) for name in names)


def in_context(text: str, context: str) -> str:
    """The key of a message, as gettext has it: its text, after its context (msgctxt) if it has one."""
    return f"{context}\x04{text}" if context else text


def quoted(text: str) -> str:
    """A text of an author on one line, visible and cut to 80 characters."""
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1] + "…"
    return "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)


def _number(count: object) -> float:
    """The number of a text such as '1,234'."""
    return count if isinstance(count, int | float) else float(str(count).replace(",", ""))


CHINESE = Translator()
"""The texts as the code has them."""


def translate_source(words: Translator, source: str) -> str:
    """The source of a template or script with a language's texts in place of `_("…")`.

    `_("…").forms` in a script becomes a function of a number, which gives the form for it.
    """
    return _FIXED_TEXT.sub(lambda call: _in_source(words, call), source)


def _in_source(words: Translator, call: re.Match[str]) -> str:
    if call[2] is None:
        return json.dumps(words(call[1]), ensure_ascii=False)
    forms = words.forms(call[1])
    rule = words.plural_rule if len(forms) > 1 else "0"
    return f"(n=>{json.dumps(forms, ensure_ascii=False)}[+({rule})])"
