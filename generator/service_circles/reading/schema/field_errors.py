"""Problems for the errors of pydantic, by the type of error."""

import re
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import get_args

from pydantic_core import ErrorDetails

from service_circles.languages.phrase import Phrase, name_with_title, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile
from service_circles.problems.suggestion import is_almost
from service_circles.reading.schema.date_errors import ABOUT_DATES
from service_circles.reading.schema.feedback_errors import ABOUT_FEEDBACK
from service_circles.reading.schema.hours_errors import ABOUT_HOURS, advice_for_hours
from service_circles.reading.schema.place_errors import ABOUT_PLACES, hint_for_country
from service_circles.reading.schema.schema_texts import (
    expected_at,
    list_of_choices,
    list_of_fields,
    only_field_missing,
    place_of_field,
    suggested_choice,
    suggested_field,
    suggested_name,
    texts_of,
)
from service_circles.reading.schema.shape_errors import wrong_shape
from service_circles.reading.schema.translation_errors import ABOUT_TRANSLATIONS
from service_circles.reading.schema.validation_error import ErrorCase
from service_circles.reading.typos.characters import halfwidth
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Text, follow
from service_circles.records.values.fields import Line, PhoneNumber, Prose
from service_circles.records.values.record_part import Part, authors_fields

_LINE_PATTERN, _PROSE_PATTERN, _PHONE_PATTERN = (
    get_args(kind)[1].pattern for kind in (Line, Prose, PhoneNumber)
)
_SAME_WORDS = {
    "float_parsing": "R112",
    "whole_number_shape": "R113",
    "int_parsing": "R113",
    "int_type": "R113",
    "id_reserved": "R202",
    "date_impossible": "R204",
    "date_year": "R224",
    "hours_overlap": "R207",
    "hours_of_twelve": "R233",
    "flag_shape": "R209",
    "url_shape": "R210",
    "path_shape": "R212",
    "link_ends": "R218",
    "recurrence_shape": "R222",
    "recurrence_name": "R225",
    "recurrence_weekday": "R226",
    "recurrence_until": "R227",
    "recurrence_ends": "R228",
    "recurrence_prefix": "R229",
    "recurrence_space": "R230",
    "recurrence_twice": "R231",
    "recurrence_together": "R232",
    "document_place": "R223",
    "party_name": "R245",
}
"""Errors that the code's own wording tells."""
_RENAMED = {"correction_url": phrase("现在写成 feedback: ，下一行缩进写 form: 网址")}
"""Fields that had another name before."""
_OWN_IDS = frozenset({"id", "formerly"})
"""Fields with ids of the record itself; all others name something else."""
_NAME_FOR_ID = phrase("这是名称；要写它的编号，就是所指的那条记录（或公开栏、阶段、分类）里 id: 后面的字")
_CLOSED = re.compile(r"关|休|闭|停|不开|无|没有|closed|none|off", re.IGNORECASE)
_DELETE_HOURS = phrase("不开门就不写时段：在 exceptions 里删掉 hours 这一行；在 rules 里删掉这一条")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_OTHER_SHAPES = "byday_shape hours_shape string_pattern_mismatch id_shape date_shape season_day_shape enum"
_MAY_BE_FULL_WIDTH = frozenset((*_SAME_WORDS, *ABOUT_PLACES, *_OTHER_SHAPES.split()))


def explain(part: type[Part], error: ErrorDetails, root: Node, source: SourceFile) -> Problem:
    """The problem that an error of pydantic means."""
    misshapen = wrong_shape(part, error, root)
    if misshapen is not None:
        return source.problem(misshapen.code, misshapen.spot, **misshapen.details)
    case = ErrorCase(part, error, root, follow(root, error["loc"]), expected_at(part, error["loc"]), source)
    kind = error["type"]
    plain = halfwidth(case.text)
    if kind in _MAY_BE_FULL_WIDTH and plain != case.text and case.is_right_with(plain):
        return case.problem("Y108", corrected=plain)
    if kind in _SAME_WORDS:
        return case.problem(_SAME_WORDS[kind], **{"found": case.text, **case.limits})
    return _SPECIAL.get(kind, _anything_else)(case)


def _missing(case: ErrorCase) -> Problem:
    if isinstance(case.error["loc"][-1], int):
        return case.problem("R217")
    return case.problem("R107")


def _unknown_field(case: ErrorCase) -> Problem:
    name = str(case.error["loc"][-1])
    around = expected_at(case.part, case.error["loc"][:-1]).part or case.part
    siblings = follow(case.root, case.error["loc"][:-1]).node
    written = siblings.keys if isinstance(siblings, Mapping) else ()
    hint = _RENAMED.get(name)
    if hint is None and not is_almost(name, authors_fields(around)):
        missing = only_field_missing(around, written)
        if missing and missing != suggested_name(around, name):
            hint = _missing_instead(around, missing)
        hint = hint or place_of_field(case.part, case.error["loc"][:-1], name)
    hint = hint or suggested_field(around, name)
    spot = case.found.key.spot if case.found.key else None
    return case.problem("R108", spot, hint, found=name, words=list_of_fields(around, without=written))


def _missing_instead(part: type[Part], missing: str) -> Phrase:
    """The hint that a strange field may be the one that is missing."""
    meant = name_with_title(missing, texts_of(part, missing).title)
    return phrase("这里缺少 {missing}：如果这一行就是，把字段名改成 {name}", missing=meant, name=missing)


def _no_choice(case: ErrorCase) -> Problem:
    choices = case.expected.choices
    if choices is None:
        return _anything_else(case)
    return case.problem("R109", hint=suggested_choice(choices, case.text), words=list_of_choices(choices))


def _too_long(case: ErrorCase) -> Problem:
    return case.problem("R110", length=len(case.text), limit=case.limits["max_length"])


def _too_short(case: ErrorCase) -> Problem:
    return case.problem("R215" if case.text.strip() else "R111")


def _pattern(case: ErrorCase) -> Problem:
    pattern = case.limits["pattern"]
    if pattern in {_LINE_PATTERN, _PROSE_PATTERN}:
        wrong = re.search(r"[<>\n\r]" if pattern == _LINE_PATTERN else r"(?!)", case.text)
        hidden = phrase("看不见的字符")
        sign = wrong.group() if wrong else ""
        break_or_hidden = phrase("换行") if sign else hidden
        return case.problem("R214", found=sign if sign.strip() else break_or_hidden)
    return case.problem("R213" if pattern == _PHONE_PATTERN else "R215", hint=hint_for_country(case))


def _too_small(case: ErrorCase) -> Problem:
    limit = case.limits.get("ge", case.limits.get("gt"))
    bound = phrase("不小于") if "ge" in case.limits else phrase("大于")
    return case.problem("R114", bound=bound, limit=_number(limit))


def _too_large(case: ErrorCase) -> Problem:
    longitude = _longitude_beside(case)
    if longitude is not None:
        fits = phrase("对了")
        return case.problem("G103", fits=fits, latitude=longitude, longitude=case.text)
    limit = case.limits.get("le", case.limits.get("lt"))
    bound = phrase("不大于") if "le" in case.limits else phrase("小于")
    return case.problem("R115", bound=bound, limit=_number(limit))


def _longitude_beside(case: ErrorCase) -> str | None:
    """The number beside a latitude above 90, if the two would be right the other way round."""
    *path, last = case.error["loc"]
    beside: dict[int | str, int | str] = {"latitude": "longitude", 0: 1}
    other = beside.get(last)
    if other is None or case.limits.get("le") != 90:
        return None
    node = follow(case.root, (*path, other)).node
    if not isinstance(node, Text) or not re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]+)?", node.text):
        return None
    return node.text if float(case.text) <= 180 else None


def _number(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


def _too_few_items(case: ErrorCase) -> Problem:
    bound = phrase("至少要有")
    return case.problem(
        "R116", found=case.limits["actual_length"], bound=bound, limit=case.limits["min_length"]
    )


def _too_many_items(case: ErrorCase) -> Problem:
    if len(case.error["loc"]) and isinstance(case.error["loc"][-1], int):
        return case.problem("R217")
    bound = phrase("最多")
    return case.problem(
        "R116", found=case.limits["actual_length"], bound=bound, limit=case.limits["max_length"]
    )


def _id_shape(case: ErrorCase) -> Problem:
    field = next((step for step in reversed(case.error["loc"]) if isinstance(step, str)), "")
    is_a_name = field not in _OWN_IDS and _CHINESE.search(case.text)
    corrected = re.sub(r"[^a-z0-9]+", "-", case.text.lower()).strip("-")[:60].strip("-")
    hint = _NAME_FOR_ID if is_a_name else None
    return case.problem("R201", hint=hint, corrected=corrected or "mingzhu-center")


def _url_scheme(case: ErrorCase) -> Problem:
    hint = None
    if re.match(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/|$)", case.text):
        hint = phrase("写成 {url}", url=f"https://{case.text}")
    return case.problem("R211", hint=hint)


def _hours_shape(case: ErrorCase) -> Problem:
    closed = _CLOSED.search(str(case.limits["found"]))
    hint = _DELETE_HOURS if closed else advice_for_hours(case)
    return case.problem("R206", hint=hint, found=case.limits["found"])


def _anything_else(case: ErrorCase) -> Problem:
    return case.problem("R199", reason=case.error["msg"])


_SPECIAL: AnyMapping[str, Callable[[ErrorCase], Problem]] = {
    **ABOUT_PLACES,
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "enum": _no_choice,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "greater_than": _too_small,
    "greater_than_equal": _too_small,
    "less_than": _too_large,
    "less_than_equal": _too_large,
    "number_size": lambda case: case.problem("R115", bound=phrase("少于"), limit=phrase("16 位数字")),
    "too_short": _too_few_items,
    "too_long": _too_many_items,
    "id_shape": _id_shape,
    "url_scheme": _url_scheme,
    "hours_shape": _hours_shape,
    **ABOUT_DATES,
    **ABOUT_FEEDBACK,
    **ABOUT_HOURS,
    **ABOUT_TRANSLATIONS,
}
