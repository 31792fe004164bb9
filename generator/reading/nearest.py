"""Did you mean …? The word an author probably had in mind."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 80


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, if any does; case does not matter."""
    if len(word) > _LONGEST_WORD:
        return None
    by_lower = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(word.lower().strip(), by_lower, n=1, cutoff=0.7)
    return by_lower[found[0]] if found else None
