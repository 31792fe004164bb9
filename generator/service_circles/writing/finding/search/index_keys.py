"""The keys under which a large directory's documents are looked up.

    明珠    two characters of a name        ~明珠  of another text, such as the address
    明^     a name begins with it           珠$    a name ends with it
    min     three letters of how a name sounds, or of a Latin name; mi^ as it begins
    'mzs    initials of three characters    ~ser   three letters of another Latin text
    #0010   four digits of a phone          @12    centers that offer the service of this number

The script cuts a query into the same keys: site_theme/pages/search/keys.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from service_circles.writing.finding.search.documents import Document
from service_circles.writing.finding.search.pinyin import readings, sounds_from

_NO_DIGITS = re.compile(r"\D+")


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
