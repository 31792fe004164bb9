"""Remarks as notes: of the hours that they stand beside, or of the whole schedule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from service_circles.records.hours.grammar.hours_pairs import Entry
from service_circles.records.hours.words.hours_tokens import MARKUP

LONGEST_NOTE = 200
_JOINING = frozenset({"and", "和", "及", "与", "&"})
_OPENING, _COLON = "([{（【〔", ":：﹕"


@dataclass
class Notes:
    """The note of a schedule, and those of entries by their number."""

    general: str = ""
    of_entries: dict[int, str] = field(default_factory=dict)


def notes_of(
    remarks: Sequence[tuple[int, int]], entries: list[Entry], text: str, ends: Sequence[int]
) -> Notes:
    """The notes that remarks make, given as places in a text whose sentences end at `ends`."""
    notes = Notes()
    for start, end in _joined(remarks, text):
        said = _plain(text[start:end])
        numbers = _entries_meant(start, end, entries, text, ends) if len(entries) > 1 else []
        for number in numbers:
            notes.of_entries[number] = together(notes.of_entries.get(number, ""), said)
        if not numbers:
            notes.general = together(notes.general, said)
    return notes


def _plain(said: str) -> str:
    """A remark in one line, without markup, its bracket closed."""
    said = re.sub("[<>]", "", MARKUP.sub(" ", said))
    said = " ".join(said.split()).strip(" ,;:，；：。、")
    return said + "）" if said.count("（") > said.count("）") else said


def together(before: str, more: str) -> str:
    """Two notes in one."""
    sign = "；" if any(character >= "\u3400" for character in before + more) else "; "
    return sign.join(filter(None, (before, more)))[:LONGEST_NOTE]


def _joined(remarks: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The remarks in order; those with nothing but signs between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(remarks)):
        between = text[joined[-1][1] : start].strip() if joined else ""
        is_next = joined and (between.lower() in _JOINING or not any(map(str.isalnum, between)))
        if is_next and not set(between) & set("()（）;；。\n"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _entries_meant(start: int, end: int, entries: list[Entry], text: str, ends: Sequence[int]) -> list[int]:
    """'(seniors)' is about the hours before it, '一楼：' about those after; else all of its sentence, if there are others."""
    first, last = next(
        (a, z) for a, z in pairwise([-1, *sorted(ends), len(text)]) if a < start <= z or z == len(text)
    )
    numbers = [number for number, entry in enumerate(entries) if first <= entry.start < last]
    if text[:start].rstrip()[-1:] in set(_OPENING):
        return [number for number in numbers if entries[number].end <= start][-1:]
    if text[end:].lstrip()[:1] in set(_COLON):
        return [number for number in numbers if entries[number].start >= end][:1]
    return numbers if len(numbers) < len(entries) else []
