"""How a kind of mistake is worded: a title for its page, the message, what to try."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from service_circles.problems.problem import Both

_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Wording:
    """Message and hint are templates; `{names}` are filled with what was found."""

    title: Both
    message: Both
    hint: Both | None = None

    def filled(self, details: Mapping[str, object]) -> tuple[Both, Both | None]:
        """Message and hint with the details in place: our own words as Both, the author's as text."""
        zh = {name: _in_chinese(detail) for name, detail in details.items()}
        en = {name: _in_english(detail) for name, detail in details.items()}
        message = Both(self.message.zh.format_map(zh), self.message.en.format_map(en))
        hint = Both(self.hint.zh.format_map(zh), self.hint.en.format_map(en)) if self.hint else None
        return message, hint


def _in_chinese(detail: object) -> str:
    return detail.zh if isinstance(detail, Both) else quoted(str(detail))


def _in_english(detail: object) -> str:
    return detail.en if isinstance(detail, Both) else quoted(str(detail))


def quoted(text: str) -> str:
    """What an author wrote, fit to stand in a message: one line, visible, not endless."""
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1] + "…"
    return "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)


def say(title: tuple[str, str], message: tuple[str, str], hint: tuple[str, str] | None = None) -> Wording:
    """A wording from pairs of Chinese and English."""
    return Wording(Both(*title), Both(*message), Both(*hint) if hint else None)
