"""Sentences of reports as phrases again, so that the handbook says them in languages that reports do not have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from string import Formatter

from service_circles.languages.catalogs import english
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import in_context

_BETWEEN_NAMES = "、"
_TITLE = re.compile(r"（[^（）]+）$")
"""The Chinese title behind the name of a field."""


def phrase_said(said: tuple[str, str], known: Iterable[Phrase]) -> Phrase | None:
    """Return the first of the known phrases that was said, with the values it was said with; None if none was.

    `said`: a sentence in Chinese and English. A value that only these two languages have stays as the phrase has it.
    """
    for each in known:
        chinese = _values_in(said[0], [each.text])
        values = _values_in(said[1], english().messages.get(in_context(each.text, each.context), ()))
        if chinese is not None and values is not None:
            meant = {
                name: _meant(text, said[1]) for name, text in chinese.items() if text != values.get(name)
            }
            found = {name: each.values[name] if value is None else value for name, value in meant.items()}
            return replace(each, values={**each.values, **values, **found})
    return None


def _values_in(sentence: str, texts: Iterable[str]) -> Mapping[str, str] | None:
    """Return the values by their names, if one of the texts was filled to the sentence."""
    found = (re.fullmatch(_pattern(text), sentence) for text in texts)
    return next((match.groupdict() for match in found if match), None)


def _pattern(text: str) -> str:
    pattern, names = "", set[str]()
    for before, name, _, _ in Formatter().parse(text):
        pattern += re.escape(before)
        if name is not None:
            pattern += f"(?P={name})" if name in names else f"(?P<{name}>.+?)"
            names.add(name)
    return pattern


def _meant(text: str, sentence: str) -> object | None:
    """Return what the Chinese in a sentence stands for, or a list of it, by the sentence in English."""
    whole = _part_meant(text, sentence)
    if whole is not None:
        return whole
    parts = tuple(_part_meant(part, sentence) for part in text.split(_BETWEEN_NAMES))
    return None if None in parts else parts


def _part_meant(text: str, sentence: str) -> object | None:
    """Return a message of ours whose English is in the sentence, or an author's text, which is in both."""
    contexts = _english_by_context().get(text, {})
    ours = next((Phrase(text, {}, each) for each, form in contexts.items() if form in sentence), None)
    name = _TITLE.sub("", text)
    return ours or (name if name in sentence else None)


@cache
def _english_by_context() -> Mapping[str, Mapping[str, str]]:
    """The English of all messages, by their text and context."""
    found: dict[str, dict[str, str]] = {}
    for key, forms in english().messages.items():
        context, _, text = key.rpartition("\x04")
        found.setdefault(text, {})[context] = forms[0]
    return found
