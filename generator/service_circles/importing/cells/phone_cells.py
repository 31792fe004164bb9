"""Phones as people type them: several in a cell, with labels, without area codes, as numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from service_circles.importing.cells.reading_result import Reading, ReadingContext, Trouble, trouble
from service_circles.importing.columns.import_mapping import Column, MobilePolicy
from service_circles.importing.sheets.cleaned_text import has_private_number, masked
from service_circles.reading.number_search import is_north_american
from service_circles.records.values.contact import PhoneKind
from service_circles.records.values.fields import EXTENSION

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d\u30fc~\uff5e]")
_DOTS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3})")
_TWO_NUMBERS = re.compile(r"(?<=[0-9]{7})\s+(?=[0-9]{7}|0[0-9]{2,3}[-) ])")
_EXTENSION = r"(?:\s*(?:转|轉|分机|ext\.?|extension|x|#)\s*([0-9]{1,6}))?"
_NUMBER = re.compile(
    rf"(?:\+\s?[0-9]{{1,3}}[\s-]?)?(?:\(\s?[0-9]{{2,5}}\s?\)\s?-?\s?)?[0-9](?:[0-9 -]*[0-9])?{_EXTENSION}",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"台|室|科|处|部|站|中心|热线|值班|订餐|咨询|办公|窗口|服务|预约|投诉|监督|客服|总机|馆|食堂|饭堂|大厅|门诊|急诊|急救|"
    r"desk|office|hotline|line|service|reception|duty|main|booking|info|front|clinic|library",
    re.IGNORECASE,
)
_KIND_WORDS = {
    PhoneKind.DUTY: ("值班", "夜间", "24小时"), PhoneKind.HOTLINE: ("热线", "hotline"),
    PhoneKind.EMERGENCY: ("紧急", "急救", "emergency"), PhoneKind.PUBLIC_MOBILE: ("公务手机",),
}  # fmt: skip
_FAX = re.compile("传真|fax", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+?86)?0?(1[3-9][0-9]{9})")
_PLAIN_NUMBERS = re.compile(r"(?:400|800)[0-9]{7}|1[0-9]{2,4}|9[0-9]{4,5}")
_FEWEST_WITH_AREA_CODE = 11
"""010 and eight digits, or a code of four and seven."""
_BETWEEN = re.compile(r"[\s、，,;；/|。.:：()或和与及]+")


def read_phones(text: str, *, is_number: bool, column: Column, context: ReadingContext) -> Reading:
    """The public phones of a cell, and what is left of its text."""
    plain = _plain(text)
    if is_number:
        plain, restored = _with_zero(plain, context.country)
    else:
        restored = []
    found: list[dict[str, str]] = []
    troubles: list[Trouble] = restored
    code = ""
    rest = plain
    for number, label in _numbers(plain):
        rest = rest.replace(number, " ", 1)
        phone, problem = _phone(number, label, column, context)
        if problem:
            troubles.append(problem)
        elif phone and phone["number"] not in {each["number"] for each in found}:
            phone["number"], code = _with_area_code(phone["number"], code)
            found.append(phone)
    wrong = "；".join(str(each.details["found"]) for each in troubles if each.code == "X213")
    left = wrong or ("" if found or troubles else _BETWEEN.sub(" ", rest).strip())
    if left and not wrong:
        troubles.append(trouble("X211", found=masked(text)))
    return Reading(found or None, left, tuple(troubles))


def phones_text(phones: Sequence[object]) -> str:
    """Phones as a cell shows them: '0000-0000 0011（值班电话：晚上）；…'."""
    return "；".join(_phone_text(each) for each in phones if isinstance(each, dict))


def _phone_text(phone: dict[str, str]) -> str:
    kind = PhoneKind(phone.get("kind", "office"))
    said = "：".join(filter(None, ["" if kind is PhoneKind.OFFICE else kind.label, phone.get("label")]))
    return phone["number"] + (f"（{said}）" if said else "")


def _plain(text: str) -> str:
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return _TWO_NUMBERS.sub("；", _DOTS.sub("-", text))


def _with_zero(text: str, country: str) -> tuple[str, list[Trouble]]:
    """A number stored as a number has lost the zero of its area code."""
    is_whole = re.fullmatch(r"[2-9][0-9]{8,10}|10[0-9]{8}", text) and not _PLAIN_NUMBERS.fullmatch(text)
    if country != "CN" or not is_whole:
        return text, []
    digits = f"0{text}"
    ends = 3 if digits[1] in "12" else 4
    whole = f"{digits[:ends]}-{digits[ends:]}"
    return whole, [trouble("X214", found=text, corrected=whole)]


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Each number with the label beside it: in brackets behind it, else before it."""
    end = 0
    for match in _NUMBER.finditer(text):
        if len(re.sub("[^0-9]", "", match[0])) < 3:
            continue
        behind = re.match(r"\s*\(([^()]*)\)", text[match.end() :])
        before = re.split(r"[;；,，、/\n)]", text[end : match.start()])[-1]
        end = match.end() + (behind.end() if behind else 0)
        yield match[0].strip(), behind[1] if behind else before.strip(" :(")


def _phone(
    number: str, label: str, column: Column, context: ReadingContext
) -> tuple[dict[str, str] | None, Trouble | None]:
    """A phone, or the trouble with a number; neither for a fax."""
    digits = re.sub("[^0-9+]", "", _NUMBER.sub(lambda match: match[0].partition(match[1] or "\0")[0], number))
    if _FAX.search(label):
        return None, trouble("X217", found=number)
    is_of_china = context.country == "CN" and not is_north_american(number)
    is_mobile = _MOBILE.fullmatch(digits) if is_of_china else None
    if is_mobile and context.mobiles is MobilePolicy.REFUSE:
        return None, trouble("X212", found=masked(is_mobile[1]))
    is_cut = re.match(r"\(?0[0-9]{2,3}[) -]", number) and len(digits) < _FEWEST_WITH_AREA_CODE
    if is_cut or not _has_usual_length(digits, context.country):
        return None, trouble("X213", found=number)
    phone = {"number": is_mobile[1] if is_mobile else _as_dialed(number)}
    kind = PhoneKind.PUBLIC_MOBILE.value if is_mobile else column.kind or _kind_of(label)
    if kind and kind != PhoneKind.OFFICE.value:
        phone["kind"] = kind
    if text := _public_label(label) or column.label:
        phone["label"] = text
    return phone, None


def _has_usual_length(digits: str, country: str) -> bool:
    number = re.sub(r"^\+?86(?=0?[0-9]{10})", "", digits) if country == "CN" else digits.lstrip("+")
    if country != "CN" or digits.startswith("+"):
        return 3 <= len(number) <= 15
    is_whole = number.startswith("0") and _FEWEST_WITH_AREA_CODE <= len(number) <= 12
    return bool(
        is_whole or len(number) in {7, 8} or _PLAIN_NUMBERS.fullmatch(number) or _MOBILE.fullmatch(number)
    )


def _as_dialed(number: str) -> str:
    """'(0000) 0000 0010 ext. 8' -> '0000-0000 0010转8', as the schema has phones."""
    match = _NUMBER.fullmatch(number)
    extension = match[1] if match else None
    bare = number[: match.start(1)] if match and extension else number
    bare = re.sub(r"(?:转|轉|分机|ext\.?|extension|x|#)\s*$", "", bare, flags=re.IGNORECASE)
    bare = re.sub(r"\(\s?([0-9]+)\s?\)\s?-?\s?", r"\1-", bare)
    bare = re.sub(r"\s*-+\s*", "-", re.sub(r"\s+", " ", bare)).strip(" -")
    return f"{bare}{EXTENSION}{extension}" if extension else bare


def _with_area_code(number: str, code: str) -> tuple[str, str]:
    """'0000 0011' after '0000-0000 0010' belongs to the same area."""
    given = re.match(r"(0[0-9]{2,3})-", number)
    if given:
        return number, given[1]
    bare = re.sub("[^0-9]", "", number.partition(EXTENSION)[0])
    is_local = (code and len(bare) in {7, 8} and not number.startswith("0")) or (code and len(bare) == 8)
    return (f"{code}-{number}" if is_local else number), code


def _kind_of(label: str) -> str:
    found = (
        kind.value for kind, words in _KIND_WORDS.items() if any(word in label.lower() for word in words)
    )
    return next(found, "")


def _public_label(label: str) -> str:
    """A label that names a desk or a purpose; names of people are never published."""
    for kind in PhoneKind:
        label = re.sub(rf"^{kind.label}\s*[:：,，]?\s*", "", label)
    label = re.sub("^(?:电话|联系电话|tel|phone)$", "", label.strip(), flags=re.IGNORECASE)
    return label if _ROLE.search(label) and not has_private_number(label) else ""
