"""The texts by which something is found: in all languages, folded, each once."""

from collections.abc import Iterable

from service_circles.records.values.record_part import Part
from service_circles.writing.finding.folding import fold_text

Texts = dict[str, str]
"""Texts as they were written, by their folded form, each of these once."""


def in_all_languages(part: Part, *fields: str) -> list[str]:
    """Some fields as they were written and as they are translated."""
    found: list[str] = []
    for name in fields:
        found += _as_list(getattr(part, name))
        for each in part.translations:
            if each.field == name:
                found += each.texts or _as_list(each.text)
    return found


def _as_list(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def folded_once(texts: Iterable[str]) -> Texts:
    """Texts by their folded form; of equal forms the first stays."""
    found: Texts = {}
    for text in texts:
        form = fold_text(text)
        if form:
            found.setdefault(form, text)
    return found
