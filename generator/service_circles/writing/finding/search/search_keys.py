"""The keys under which a large directory's documents are looked up, and the pinyin that some are made of.

    明珠    two characters of a name        ~明珠  of another text, such as the address
    明^     a name begins with it           珠$    a name ends with it
    min     three letters of how a name sounds, or of a Latin name; mi^ as it begins
    'mzs    initials of three characters    ~ser   three letters of another Latin text
    #0010   four digits of a phone          @12    centers that offer the service of this number

The script cuts a query into the same keys: site_theme/pages/search/keys.js.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from service_circles.writing.finding.search.documents import Document

_NO_DIGITS = re.compile(r"\D+")
_MOST_READINGS = 3
_END = "$"


def keys_of(document: Document) -> set[str]:
    """All keys of a document."""
    found: set[str] = set()
    for name in document.names:
        found.update(*_keys_of_name(name))
    for other in document.others:
        found.update(_keys_of_other(other))
    for phone in document.phones:
        found.update(phone_keys(phone))
    found.update([f"@{number}" for number in document.offers])
    return found


def _keys_of_name(name: str) -> Iterator[Iterable[str]]:
    is_latin = name.isascii()
    for at in range(len(name)):
        sounds = sounds_from(name[at : at + 3])
        yield [key for key in sounds if key[0] != "'"] if is_latin else sounds
    yield _beginnings(name)
    if not is_latin:
        yield map("".join, pairwise(name))
        yield f"{name[0]}^", f"{name[-1]}$"


def _beginnings(name: str) -> Iterator[str]:
    """'mi^' for every way in which the first two letters of a name may sound."""
    for first in readings(name[0]):
        if len(first) > 1:
            yield f"{first[:2]}^"
        elif len(name) > 1:
            yield from (f"{first}{second[0]}^" for second in readings(name[1]))


@lru_cache(maxsize=1 << 14)
def _keys_of_other(text: str) -> tuple[str, ...]:
    size = 3 if text.isascii() else 2
    return tuple(f"~{text[at : at + size]}" for at in range(len(text) - size + 1))


def phone_keys(number: str) -> list[str]:
    """The last four digits and the four before: those that people remember and type."""
    digits = _NO_DIGITS.sub("", number)
    return [f"#{part}" for part in (digits[-4:], digits[-8:-4]) if len(part) == 4]


def head_of(key: str) -> str:
    """The beginning that keys of the same file share: their mark and first character, or first two letters."""
    if key[0] == "@":
        return key
    start = 1 if key[0] in "~'#" else 0
    return key[: start + 1] if not key[start].isascii() else key[: start + 2]


@cache
def readings(character: str) -> tuple[str, ...]:
    """'长' -> ('zhang', 'chang'); a letter or digit reads as itself, ü as v and as u."""
    if character.isascii():
        return (character,)
    found = _pinyin(character)[:_MOST_READINGS]
    with_u = [reading.replace("v", "u") for reading in found if "v" in reading]
    return tuple(dict.fromkeys([*found, *with_u]))


def _pinyin(character: str) -> list[str]:
    # A dictionary could choose the reading that is meant; readers type either one, and the dictionary loads slowly.
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


def usual_characters() -> str:
    """The 6,763 characters of GB 2312, in which nearly everything is written."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return b"".join(cells).decode("gb2312", "ignore")


def readings_table(characters: Iterable[str]) -> dict[str, str]:
    """The characters of each reading, for the script: {'zhu': '主住珠…'}."""
    table: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set(characters)):
        if not character.isascii():
            for reading in readings(character):
                table[reading].append(character)
    return {reading: "".join(found) for reading, found in sorted(table.items())}
