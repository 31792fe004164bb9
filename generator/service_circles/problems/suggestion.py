"""Did you mean …? The name that an author probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from service_circles.languages.phrase import Phrase, phrase

_LONGEST_WORD = 80
_ALMOST = 0.82


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most similar to this one, if any is similar; case does not matter.

    Ties are broken by an equal first letter.
    """
    if len(word) > _LONGEST_WORD:
        return None
    by_lower = {candidate.lower(): candidate for candidate in known}
    typed = word.lower().strip()
    found = get_close_matches(typed, by_lower, n=3, cutoff=0.7)
    if not found:
        return None
    alike = [each for each in found if _likeness(each, typed) == _likeness(found[0], typed)]
    return by_lower[next((each for each in alike if each[:1] == typed[:1]), found[0])]


def is_almost(word: str, known: Iterable[str]) -> bool:
    """True if a word is a known one but for a slip of a letter or two."""
    meant = nearest(word, known)
    return meant is not None and _likeness(meant.lower(), word.lower()) >= _ALMOST


def _likeness(known: str, typed: str) -> float:
    return SequenceMatcher(None, known, typed).ratio()


def suggest(meant: object | None) -> Phrase | None:
    """The hint that asks whether the most similar name was meant, if there is one."""
    return _suggest_name(meant) if meant else None


def _suggest_name(meant: object) -> Phrase:
    return phrase("是不是想写 {meant}？", meant=meant)


def suggest_path(path: str) -> Phrase:
    """The hint that asks whether a file was meant."""
    return phrase("是不是想写 {path}？（大小写也要一样）", path=path)


def suggestions() -> tuple[Phrase, ...]:
    """Every hint that asks whether something was meant, with dots for it."""
    return _suggest_name("…"), suggest_path("…")
