"""Finds the numbers of identity cards and of mobile phones in a text, with any separators."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from service_circles.problems.source_file import MOST_PROBLEMS

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2500\u2e3a\u30fc~\uff5e\u301c"
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0f\u20e3"
_ZEROS = (0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_PLAIN: dict[str, str] = {
    **{chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)},
    **dict.fromkeys(_SPACES + _UNSEEN, " "),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("·・•．。", "."),
    **dict.fromkeys("，、", ","),
    **dict(zip("＿（）＋／Ｘｘ", "_()+/Xx", strict=True)),
}
_UNUSUAL = frozenset(_PLAIN)
_OVER_TWO_LINES = (
    r"[ ]{0,40}\r?\n[ ]{0,40}(?:(?:#|//|>)[ ]{0,40})?"  # comments and quotations begin each line anew
)
_CARD_GAP = rf"(?:[ \-._]{{1,2}}|{_OVER_TWO_LINES})?"
_GAP = rf"(?:[ \-._,()/]{{1,3}}|{_OVER_TWO_LINES})?"
# Looking ahead from each first digit finds numbers that begin inside others; each look is short.
_CARD = re.compile(  # region, birthday, number in the region, check digit
    r"[1-9](?<![0-9].)(?=([0-9](?:G[0-9]){4}G(?:1G9|2G0)(?:G[0-9]){2}G[01]G[0-9]G[0-3](?:G[0-9]){4}G[0-9Xx])"
    r"(?![0-9A-Za-z]))".replace("G", _CARD_GAP)
)
_MOBILE = re.compile(rf"1(?=({_GAP}[3-9](?:{_GAP}[0-9]){{9}})(?![0-9]))")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"

_LOOK_BACK = 20
_LONGEST_ADDRESS = 300
_USUAL_SHAPES = {(11,), (3, 8), (7, 4), (3, 4, 4)}
_OTHER_SHAPES = {(3, 2, 2, 2, 2), (3, 4, 2, 2), (1,) * 11}
_LEAST_IN_A_GROUP = 3
_PREFIX = re.compile(r"(?:(?<![0-9])(?:00)?86[ \-.()]{0,2}|(?<![0-9A-Za-z.\-])0)$")
_NORTH_AMERICAN = re.compile(r"1[2-9][0-9]{2}[2-9][0-9]{6}")
_NORTH_AMERICAN_SHAPE = (1, 3, 3, 4)
_PLUS_BEFORE = re.compile(r"\+$")
_CHINA_BEFORE = re.compile(r"(?<![0-9])(?:00)?86[ \-.()]{0,3}$")
_OTHER_COUNTRY_BEFORE = re.compile(r"(?:\+|(?<![0-9+])00)(?!86|1[^0-9])[1-9][0-9]{0,2}[ \-.()]{1,3}$")
_NUMBER_BEFORE = re.compile(r"[0-9A-Za-z]$|[0-9][-.]$")  # 0755-13800138 is a landline, 114.138 a coordinate
_DIGITS_BEFORE = re.compile(r"[0-9][ \-._,()]{1,3}$")
_DIGITS_AFTER = re.compile(r"[ \-._,()]{1,3}[0-9]")
_PHONE_WORD = re.compile(
    r"(?<![0-9A-Za-z])(?:tel|phone|telephone|mob|mobile|cell|call|ph|sms|wx|vx|v|wechat|weixin|sj|dh|wa|whatsapp)$",
    re.I,
)
_ADDRESS = re.compile(r"https?://[!-~]*$")
_ADDRESS_OF_A_PHONE = re.compile(
    r"(?:wa\.me/|[?&/](?:phone|mobile|tel)[=/])(?:%2B|\+)?(?:86)?$", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"(?:QQ|扣扣)[群号码帐账\s:：=是为()（）]{0,6}$|(?:ICP备|网安备|ICP证)\D{0,3}$|[¥￥$€£]\s?$", re.I
)
_SAYS_PHONE = re.compile(r"手机|电话|微信|联系|tel|wx|phone|call", re.I)
_AMOUNT = re.compile(r"(?:\.[0-9]{1,2})? ?(?:[元圆万亿]|人民币|RMB|CNY)")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A private number: the code of its problem, where it begins and ends in the text, and its digits."""

    code: str
    start: int
    end: int
    digits: str


def mask(text: str) -> str:
    """A text with asterisks in place of most of each private number."""
    return masked(text, list(islice(find_numbers(text), MOST_PROBLEMS)))


def masked(text: str, found: Iterable[FoundNumber]) -> str:
    """The text with asterisks in place of most of each number."""
    pieces, end = [], 0
    for each in sorted(found, key=lambda each: each.start):
        pieces += [text[end : each.start + 3], re.sub(r"[^\r\n]", "*", text[each.start + 3 : each.end - 2])]
        end = each.end - 2
    return "".join([*pieces, text[end:]])


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """The private numbers of a text, identity cards first; none lies within another."""
    plain = plain_text(text)
    cards = [match for match in _CARD.finditer(plain) if _is_card(match[0] + match[1])]
    taken = 0
    for match in cards:
        if match.start() >= taken:
            taken = match.end(1)
            yield FoundNumber("P101", match.start(), taken, digits_of(match[0] + match[1]))
    taken, within = 0, [match.span(1) for match in cards]
    for match in _MOBILE.finditer(plain):
        start, end = match.start(), match.end(1)
        if start < taken or _lies_in(start, end, within) or not _is_mobile(plain, start, end):
            continue
        if not _is_of_something_else(text, start, end):
            taken = end
            yield FoundNumber("P102", start, end, digits_of(plain[start:end]))


def plain_text(text: str) -> str:
    """The text with ASCII digits, spaces and hyphens; as long as before, so that columns stay right."""
    for character in _UNUSUAL.intersection(text):  # translate looks up every character, which takes longer
        text = text.replace(character, _PLAIN[character])
    return text


def digits_of(text: str) -> str:
    """Its digits, and X as in identity cards."""
    return re.sub(r"[^0-9X]", "", text.upper())


def _lies_in(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (start, end)) - 1
    return at >= 0 and end <= spans[at][1]


def _is_card(number: str) -> bool:
    """True if its groups are long enough, the date exists and the check digit is right (GB 11643)."""
    digits = digits_of(number)
    if any(len(group) == 1 for group in re.findall(r"[0-9Xx]+", number)[:-1]):
        return False
    try:
        date.fromisoformat(f"{digits[6:10]}-{digits[10:12]}-{digits[12:14]}")
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return digits[6:8] in {"19", "20"} and _CHECK_DIGITS[total % 11] == digits[17]


def _is_mobile(text: str, start: int, end: int) -> bool:
    """True if eleven digits stand as a phone number does."""
    before = text[max(start - _LOOK_BACK, 0) : start]
    if _NUMBER_BEFORE.search(before) and not _PREFIX.search(before) and not _PHONE_WORD.search(before):
        return False
    number = text[start:end]
    if _OTHER_COUNTRY_BEFORE.search(before) or _is_north_american(before, number):
        return False
    shape = tuple(map(len, re.findall("[0-9]+", number)))
    if "," in number and not _SAYS_PHONE.search(before[-12:]):  # a row of a table
        return False
    neighbors = bool(_DIGITS_BEFORE.search(before) and not _PREFIX.search(before)) + bool(
        _DIGITS_AFTER.match(text, end)
    )
    if shape in _USUAL_SHAPES:
        return len(shape) == 1 or neighbors < 2
    return neighbors == 0 and _is_grouped(shape, number)


def is_north_american(number: str) -> bool:
    """True for a whole number as '+1 626-555-0153' or '1-626-555-0153'."""
    plain = plain_text(number).strip()
    return _is_north_american("+" if plain.startswith("+") else "", plain.lstrip("+"))


def _is_north_american(before: str, number: str) -> bool:
    """True for the country code 1: behind a plus, in a link that needs one, or by its groups, which nobody gives to a mobile of China."""
    if not _NORTH_AMERICAN.fullmatch(digits_of(number)) or _CHINA_BEFORE.search(before):
        return False
    shape = tuple(map(len, re.findall("[0-9]+", number)))
    return (
        shape == _NORTH_AMERICAN_SHAPE
        or _PLUS_BEFORE.search(before) is not None
        or _ADDRESS_OF_A_PHONE.search(before) is not None
    )


def _is_grouped(shape: tuple[int, ...], number: str) -> bool:
    """True for 1380 0138 000, 1-380-0138-000 and the like, with the same character in all gaps."""
    first, *others = shape
    if len({gap.strip() or " " for gap in re.findall(r"[^0-9]+", number)}) > 1:
        return False
    in_groups = min(others) >= _LEAST_IN_A_GROUP and (first == 1 or first >= _LEAST_IN_A_GROUP)
    return in_groups or shape in _OTHER_SHAPES


def _is_of_something_else(text: str, start: int, end: int) -> bool:
    """True for QQ numbers, registrations of sites, amounts of money and parts of web addresses."""
    address = _ADDRESS.search(text, max(start - _LONGEST_ADDRESS, 0), start)
    if address:
        return not _ADDRESS_OF_A_PHONE.search(address[0])
    before = text[max(start - _LOOK_BACK, 0) : start]
    other = _OTHER_NUMBER.search(before)
    if other and not _SAYS_PHONE.search(before[max(other.start() - 8, 0) :]):
        return True
    return _AMOUNT.match(text, end) is not None
