"""How characters sound: toneless pinyin in all their usual readings, whole and as initials."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

_MOST_READINGS = 3
_END = "$"


@cache
def readings(character: str) -> tuple[str, ...]:
    """'长' -> ('zhang', 'chang'); a letter or digit reads as itself, ü as v and as u."""
    if character.isascii():
        return (character,)
    found = _pinyin(character)[:_MOST_READINGS]
    with_u = [reading.replace("v", "u") for reading in found if "v" in reading]
    return tuple(dict.fromkeys([*found, *with_u]))


def _pinyin(character: str) -> list[str]:
    # Words would tell which reading is meant; readers type either one, and the list of words loads slowly.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only who makes an index pays for it

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return [reading for reading in found[0] if reading.isascii() and reading.isalpha()] if found else []


@cache
def sounds_from(characters: str) -> tuple[str, ...]:
    """Everything typed by sound that begins in the first of up to three characters.

    Three letters of whole pinyin ('min', 'ing', 'ngz', …), and after `'` the initials of three characters
    (`'mzs`), with `$` for the third if the text ends before it.
    """
    first, following = characters[0], characters[1:]
    found: dict[str, None] = {}
    for reading in readings(first):
        for more in _letters(following, 2):
            stream = reading + more
            found.update((stream[at : at + 3], None) for at in range(len(reading)) if len(stream) >= at + 3)
    if following:
        found.update((f"'{initials}", None) for initials in _initials((characters + _END)[:3]))
    return tuple(found)


def _letters(characters: str, count: int) -> Iterator[str]:
    """The next letters of a text in all readings, at least so many if it has them."""
    if count <= 0 or not characters:
        yield ""
        return
    for reading in readings(characters[0]):
        for more in _letters(characters[1:], count - len(reading)):
            yield reading + more


def _initials(characters: str) -> Iterator[str]:
    if not characters:
        yield ""
        return
    own = dict.fromkeys(reading[0] for reading in readings(characters[0]))
    for more in _initials(characters[1:]):
        yield from (initial + more for initial in own)


def readings_table(characters: Iterable[str]) -> dict[str, str]:
    """The characters of each reading, for the script: {'zhu': '主住珠…'}."""
    table: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set(characters)):
        if not character.isascii():
            for reading in readings(character):
                table[reading].append(character)
    return {reading: "".join(found) for reading, found in sorted(table.items())}
