"""Text with one spelling of its signs, character for character, so that places in it are places in what was typed."""

import re
import unicodedata

_SAME = str.maketrans(
    "~〜～∼—–−‐‑‒―─━﹣ー﹕∶︰·•･|│\t\r–週點時閉館開節間禮個無後號預約雙單國慶農曆電關業營從門對為這務聯繫請體證眾辦學員診處僅",
    "---------------:::,,,;;  -周点时闭馆开节间礼个无后号预约双单国庆农历电关业营从门对为这务联系请体证众办学员诊处仅",
)
MARKUP = re.compile(r"<[^<>]{0,40}>")


def clean_text(text: str) -> str:
    """The text in half-width lower-case characters with plain hyphens and colons, as long as before."""
    without_markup = MARKUP.sub(lambda found: "\n".ljust(len(found.group())), text)
    return "".join(map(_plain, without_markup.translate(_SAME)))


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character
