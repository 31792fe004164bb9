"""Phones that nobody can dial, and numbers that somebody made up."""

import re
from collections.abc import Iterator

from service_circles.hsds.hsds_row import HsdsRow
from service_circles.languages.phrase import Phrase, phrase
from service_circles.validating.faults import Fault, advice, mistake, shortened

_FEWEST, _MOST = 3, 15
_SEVERAL = re.compile(r"[/;；、|]|\bor\b|或", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:ext\.?|x|转|#|分机)\s*[0-9]{1,6}\s*$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_MADE_UP = re.compile(r"(?:([0-9])\1{6,}|0123456|1234567|9876543)|555-?01[0-9]{2}$")


def phone_faults(row: HsdsRow) -> Iterator[Fault]:
    """Faults of the number of a phone."""
    number = row.text("number").strip('"') if row.table == "phone" else ""
    if not number:
        return
    reason = _reason(number)
    if reason:
        yield mistake("V421", "number", found=shortened(number), reason=reason)
    elif _EXTENSION.search(number):
        yield advice("V423", "number", found=shortened(number))
    elif _MADE_UP.search(re.sub(r"[^0-9]", "", number)) or _MADE_UP.search(number):
        yield advice("V422", "number", found=shortened(number))


def _reason(number: str) -> Phrase | None:
    plain = _EXTENSION.sub("", number)
    digits = sum(character.isdecimal() for character in plain)
    if digits >= 2 * _FEWEST and _SEVERAL.search(plain):
        return phrase("里面有几个号码")
    if digits == 0:
        return phrase("里面没有数字")
    if _LETTERS.search(plain) and digits < _FEWEST:
        return phrase("这是字，不是号码")
    if not _LETTERS.search(plain) and digits < _FEWEST:
        return phrase("只有 {count} 个数字", count=digits)
    if digits > _MOST:
        return phrase("有 {count} 个数字，最多 15 个", count=digits)
    return None
