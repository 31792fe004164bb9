"""Kinds of field values. YAML gives text only; these types decide what the text means."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from service_circles.records.values.translations import ReadByResidents

RESERVED_IDS = frozenset(
    ["index", "404", "next", "assets", "search", "sitemap", "con", "nul", "aux", "prn"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 5)]
)
"""Addresses with a meaning of their own, and names that Windows cannot keep as files."""
URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TRUE = frozenset({"true", "yes", "是", "有"})
_ID_SHAPE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_NUMBER_SHAPE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_WHOLE_NUMBER_SHAPE = re.compile(r"[+-]?[0-9]+")
_MOST_DIGITS, _LONGEST = 15, 60
_DATE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2200)
_FALSE = frozenset({"false", "no", "否", "无"})


def described(title: str, zh: str, en: str, **options: Any) -> Any:
    """A pydantic Field with its Chinese title and its description in Chinese and English."""
    return Field(title=title, description=f"{zh} / {en}", **options)


def optional(title: str, zh: str, en: str, **options: Any) -> Any:
    """A described field that may be left out."""
    return described(title, zh, en, default=None, **options)


def refused(code: str, **context: object) -> PydanticCustomError:
    """The error of a validator, by which the message is found; `context` is what the message quotes."""
    return PydanticCustomError(code, "{found}", {key: str(value) for key, value in context.items()})


def is_id(value: str) -> bool:
    """True if a record may have this id, as far as its letters tell."""
    return value not in RESERVED_IDS and bool(_ID_SHAPE.fullmatch(value))


def _checked_id(value: str) -> str:
    if value in RESERVED_IDS:
        raise refused("id_reserved", found=value)
    if not _ID_SHAPE.fullmatch(value):
        raise refused("id_shape", found=value)
    return value


def _number_text(value: object) -> object:
    if isinstance(value, str) and not _NUMBER_SHAPE.fullmatch(value):
        raise refused("number_shape", found=value)
    return _of_usual_size(value)


def _whole_number_text(value: object) -> object:
    if isinstance(value, str) and not _WHOLE_NUMBER_SHAPE.fullmatch(value):
        raise refused("whole_number_shape", found=value)
    return _of_usual_size(value)


def _of_usual_size(value: object) -> object:
    # Sums, shares and scripts in browsers compute with these: 15 digits are exact in a float.
    if isinstance(value, str) and (
        len(value.lstrip("+-0").partition(".")[0]) > _MOST_DIGITS or len(value) > _LONGEST
    ):
        raise refused("number_size", found=value)
    return value


def date_from_text(value: object, code: str = "date_shape") -> object:
    """'2026-07-01' as a date; another text is refused with the code."""
    if not isinstance(value, str):
        return value
    if not _DATE_SHAPE.fullmatch(value):
        raise refused(code, found=value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refused("date_impossible", found=value) from None


def _in_years_of_life(value: date) -> date:
    if value.year not in _YEARS and value != date.max:  # by which authors mean for ever
        raise refused("date_year", found=value)
    return value


def _flag_from_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = value.lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise refused("flag_shape", found=value)


def is_openable(address: str) -> bool:
    """False for a web address without a host, with characters that no host has, or with a port that cannot be."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises ValueError for one that is not a number up to 65535
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"}
    return not is_web or bool(parts.hostname and "%" not in parts.hostname)


def checked_url(value: str) -> str:
    """The text if it is a whole address of a scheme that pages may link to; else a refusal."""
    if not is_openable(value) or re.search(r"[\s<>\"'\\]", value):
        raise refused("url_shape", found=value)
    if urlsplit(value).scheme not in URL_SCHEMES:
        raise refused("url_scheme", found=value)
    return value


def _checked_path(value: str) -> str:
    parts = value.split("/")
    if value.startswith("/") or any(part in {"", ".", ".."} for part in parts) or "\\" in value:
        raise refused("path_shape", found=value)
    return value


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(_checked_id)]
"""A permanent name for addresses: small Latin letters, digits and hyphens, 60 at most."""


@dataclass(frozen=True)
class RefersTo:
    """Marks an id of a record of a kind, such as "area"."""

    kind: str


AreaId = Annotated[Id, RefersTo("area")]
BoardId = Annotated[Id, RefersTo("board")]
CampaignId = Annotated[Id, RefersTo("campaign")]
CenterId = Annotated[Id, RefersTo("center")]
ChannelId = Annotated[Id, RefersTo("channel")]
EntryId = Annotated[Id, RefersTo("entry")]
GroupId = Annotated[Id, RefersTo("group")]
HonorId = Annotated[Id, RefersTo("honor")]
IndicatorId = Annotated[Id, RefersTo("indicator")]
LedgerId = Annotated[Id, RefersTo("ledger")]
OrganizationId = Annotated[Id, RefersTo("organization")]
PlaceId = Annotated[Id, RefersTo("place")]
"""The id of a center or an area."""
ServiceId = Annotated[Id, RefersTo("service")]

HIDDEN_CHARACTERS = (
    r"\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U000e0000-\U000e00ff"
)
"""For a class of a regular expression: what turns or hides text, or looks like nothing at all. The reader of YAML
finds them as typed; these types find them behind escapes in double quotes."""
_JOINED = (
    "\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f|[\u0600-\u0dff]\u200c|[\u1820-\u18aa][\u180b-\u180e]"
)
"""Contexts in which some of them belong: flags of parts of a country, Persian and Indic letters, Mongolian letters."""


def _visible(refused: str) -> str:
    """A pattern of texts without some characters; a joiner, which emoji need, only follows another one."""
    return rf"^(?:{_JOINED}|[^{refused}{HIDDEN_CHARACTERS}\u200d]\u200d?)+$"


_LINE_PATTERN = _visible(r"<>\x00-\x1f")

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=_LINE_PATTERN),
    ReadByResidents(in_one_line=True),
]
"""A short text in one line, without angle brackets."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_LINE_PATTERN)]
"""A line that is the same in every language."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=_visible(r"\x00-\x08\x0b\x0c\x0e-\x1f")),
    ReadByResidents(in_one_line=False),
]
"""A longer text; Markdown without raw HTML."""

Mail = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]+$", max_length=100)]
Url = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(checked_url)]
FilePath = Annotated[str, StringConstraints(max_length=200), AfterValidator(_checked_path)]
AnyDate = Annotated[date, BeforeValidator(date_from_text)]
"""A day of any year."""
Date = Annotated[AnyDate, AfterValidator(_in_years_of_life)]
"""A day on which something was, is or will be; 9999-12-31 for ever."""
Period = Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}(-(0[1-9]|1[0-2]))?$")]
"""A year or a month: 2021, 2021-11."""
Flag = Annotated[bool, BeforeValidator(_flag_from_text)]
Number = Annotated[float, BeforeValidator(_number_text), Field(allow_inf_nan=False)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number_text)]
Count = Annotated[int, BeforeValidator(_whole_number_text), Field(ge=0)]

EXTENSION = "转"
"""Stands before the extension of a number."""
_AREA_CODE = re.compile(r"\(([0-9]+)\) ?")
_EXTENSION_WORDS = r"(?:[转轉x#]|分[机機]|ext\.?)"
_EXTENSIONS = re.compile(rf" ?{_EXTENSION_WORDS} ?(?=[0-9]+$)")
_SECOND_HYPHEN = re.compile(r"^(0[0-9]{2,3}-[0-9]{7,8})-(?=[0-9]{1,6}$)")
"""In China what follows the number of an exchange and a second hyphen is an extension: 0000-00000009-801."""


def _usual_number(value: str) -> str:
    with_word = _SECOND_HYPHEN.sub(rf"\1{EXTENSION}", _AREA_CODE.sub(r"\1 ", value))
    return _EXTENSIONS.sub(EXTENSION, with_word)


PhoneNumber = Annotated[
    str,
    StringConstraints(
        min_length=3,
        max_length=30,
        pattern=rf"^(?:\+[0-9]{{1,3}} ?)?(?:\([0-9]{{1,5}}\) ?)?[0-9][0-9 \-]*(?: ?{_EXTENSION_WORDS} ?[0-9]+)?$",
    ),
    AfterValidator(_usual_number),
]
"""Digits with spaces or hyphens, as one dials it, and an extension; kept without brackets, the extension after 转."""

OneOrMany = BeforeValidator(_one_or_many)
"""A list that may be written as one value."""
