"""Pair items of a list before and after, so that comments and order of fields stay with them."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from service_circles.basics.json_text import compact_json
from service_circles.editing.change_request import Data

_MOST_COMPARED = 200 * 200
_ALIKE = 0.5


def paired_items(old: Sequence[Data], new: Sequence[Data]) -> list[int | None]:
    """For each new item the number of the old one that it was, in rising order; None for what is new."""
    names = _names(old, new)
    matcher = SequenceMatcher(None, *names, autojunk=False)
    pairs: list[int | None] = [None] * len(new)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs[new_start:new_end] = range(old_start, old_end)
        elif tag == "replace":
            for at, was in _alike(old[old_start:old_end], new[new_start:new_end]):
                pairs[new_start + at] = old_start + was
    return pairs


def _names(old: Sequence[Data], new: Sequence[Data]) -> tuple[list[str], list[str]]:
    """Records are known by their ids, all other items by what they hold."""
    by_id = all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in (*old, *new))

    def name(item: Data) -> str:
        return str(item["id"]) if by_id and isinstance(item, dict) else compact_json(item, sort_keys=True)

    return [name(item) for item in old], [name(item) for item in new]


def _alike(old: Sequence[Data], new: Sequence[Data]) -> Iterator[tuple[int, int]]:
    """Pairs of (new, old) numbers within a gap: one to one if as many, else the most similar ones in order."""
    if len(old) == len(new) or len(old) * len(new) > _MOST_COMPARED:
        yield from zip(range(len(new)), range(len(old)), strict=False)
        return
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for was in range(len(old) - 1, -1, -1):
        for at in range(len(new) - 1, -1, -1):
            paired = likeness(old[was], new[at]) + best[was + 1][at + 1]
            best[was][at] = max(paired, best[was + 1][at], best[was][at + 1])
    was = at = 0
    while was < len(old) and at < len(new):
        if best[was][at] == best[was + 1][at]:
            was += 1
        elif best[was][at] == best[was][at + 1]:
            at += 1
        else:
            yield at, was
            was, at = was + 1, at + 1


def likeness(old: Data, new: Data) -> float:
    """The share of fields that are the same, 0 below a half; what is not a map is alike if it is equal."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return float(old == new)
    same = sum(old.get(key) == value for key, value in new.items())
    share = same / max(len(old), len(new), 1)
    return share if share >= _ALIKE else 0.0
