"""Postings: the numbers of the documents that have a key, as short texts of runs, in files of about the same size."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service_circles.basics.json_text import json_bytes
from service_circles.writing.finding.search.search_keys import head_of

_LAST_DIGITS = "0123456789abcdefghijklmnopqrstuv"
_DIGITS_BEFORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZwxyz_-"
SHARD_LENGTH = 24_000
"""The characters that a file of postings grows to; compressed it is about a third of that, at a portal two thirds."""


def number_text(number: int) -> str:
    """A number from 0 in base 32; its last digit is of another kind, so that numbers need nothing between them."""
    text = _LAST_DIGITS[number & 31]
    while number := number >> 5:
        text = _DIGITS_BEFORE[number & 31] + text
    return text


_SMALL = tuple(map(number_text, range(4_096)))


def postings_text(numbers: Sequence[int]) -> str:
    """Growing numbers as runs: how many lie before a run, then after a dot its length less 2 if longer than 1."""
    parts: list[str] = []
    after = following = 0
    for number in numbers:
        gap = number - after
        after = number + 1
        if gap == 0 and parts:
            following += 1
            continue
        if following:
            parts.append("." + number_text(following - 1))
            following = 0
        parts.append(_SMALL[gap] if gap < 4_096 else number_text(gap))
    if following:
        parts.append("." + number_text(following - 1))
    return "".join(parts)


@dataclass(frozen=True)
class Shards:
    """Files of postings, the first head of each, and keys that too many documents have to choose by them."""

    files: tuple[bytes, ...]
    heads: tuple[str, ...]
    common: tuple[str, ...]


def postings_of(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """The numbers of the documents that have a key; documents are given by their keys, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, of_document in enumerate(keys):
        for key in of_document:
            found[key].append(number)
    return found


def shards_of(
    postings: Mapping[str, Sequence[int]], documents: int, shard_length: int = SHARD_LENGTH
) -> Shards:
    """Postings in files of about a length; the keys of one head are never in two."""
    files: list[bytes] = []
    heads: list[str] = []
    shard: dict[str, str] = {}
    length = shard_length
    head = None
    for key in sorted(postings, key=_as_scripts_sort):
        if length >= shard_length and head_of(key) != head:
            if shard:
                files.append(json_bytes(shard))
            shard, length = {}, 0
            heads.append(head_of(key))
        head = head_of(key)
        shard[key] = postings_text(postings[key])
        length += len(key) + len(shard[key]) + 6
    files.append(json_bytes(shard))
    common = (key for key, numbers in postings.items() if len(numbers) > max(documents / 50, 100))
    return Shards(tuple(files), tuple(heads), tuple(sorted(common, key=_as_scripts_sort)))


def _as_scripts_sort(text: str) -> tuple[bytes, bytes]:
    """The order of texts in JavaScript, keys of one head together."""
    return head_of(text).encode("utf-16-be"), text.encode("utf-16-be")
