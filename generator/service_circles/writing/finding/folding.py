"""Folding: the form in which search compares texts.

Simplified, lower case, half width, without accents, spaces and punctuation.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from service_circles.basics.plain_ideographs import SUPPLEMENTARY_RADICALS

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
_IDEOGRAPHS = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]


@lru_cache(maxsize=1 << 16)
def fold_text(text: str) -> str:
    """'明珠路 8 號（東門）' -> '明珠路8号东门'. The script's `folded` does the same to what readers type."""
    decomposed = (
        text if text.isascii() else unicodedata.normalize("NFKD", text).translate(SUPPLEMENTARY_RADICALS)
    )
    bare = _NEITHER_LETTER_NOR_DIGIT.sub("", decomposed.lower())
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare).translate(simplified_forms())


@lru_cache(maxsize=1)
def simplified_forms() -> Mapping[int, str]:
    """The simplified form of each traditional character, regardless of the word around it."""
    import opencc  # noqa: PLC0415 - loaded only where an index is made

    characters = [chr(code) for code in _IDEOGRAPHS]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    forms = {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new}
    radicals = SUPPLEMENTARY_RADICALS.items()
    return forms | {radical: forms.get(ord(usual), usual) for radical, usual in radicals}


def fold_table(simplified: Iterable[str]) -> str:
    """Traditional characters, each followed by its simplified one if that is among the given characters."""
    occurring = set(simplified)
    return "".join(chr(old) + new for old, new in simplified_forms().items() if new in occurring)
