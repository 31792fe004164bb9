"""Texts as search compares them: simplified, small letters, half width, without spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_NO_WORDS = re.compile(r"[\W_]+")
_IDEOGRAPHS = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """'明珠路 8 號（東門）' -> '明珠路8号东门'. The script's plainText does the same to what readers type."""
    bare = _NO_WORDS.sub("", unicodedata.normalize("NFKC", text).lower())
    return bare if bare.isascii() else bare.translate(simplified_forms())


@lru_cache(maxsize=1)
def simplified_forms() -> Mapping[int, str]:
    """The simplified form of each traditional character, whatever word it stands in."""
    import opencc  # noqa: PLC0415 - only who makes an index pays for it

    characters = [chr(code) for code in _IDEOGRAPHS]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new}


def fold_table(simplified: Iterable[str]) -> str:
    """Traditional characters, each followed by its simplified one, as far as that is among some characters."""
    occurring = set(simplified)
    pairs = (chr(old) + new for old, new in simplified_forms().items() if new in occurring)
    return "".join(pairs)
