"""Problems of translations (R108, R117, R118)."""

from collections.abc import Callable, Mapping

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import Spot
from service_circles.problems.suggestion import suggest
from service_circles.reading.schema.schema_texts import expected_at, list_of_fields, suggested_name, texts_of
from service_circles.reading.schema.validation_error import ErrorCase
from service_circles.records.values.record_part import Part, authors_fields, translated_fields


def _not_translated(case: ErrorCase) -> Problem:
    """`phones.en` would say the same as `phones` (R117); `nmae.en` is not a field (R108)."""
    around, key = _around(case)
    name, _, language = key.partition(".")
    if name not in authors_fields(around):
        meant = suggested_name(around, name)
        hint = suggest(f"{meant}.{language}" if meant else None)
        return case.problem("R108", _key_spot(case), hint, found=key, words=_translated(around))
    title = texts_of(around, name).title
    return case.problem(
        "R117", _key_spot(case), title=title, field=name, found=key, words=_translated(around)
    )


def _no_language(case: ErrorCase) -> Problem:
    _, key = _around(case)
    return case.problem("R118", _key_spot(case), field=key.partition(".")[0], found=key)


def _around(case: ErrorCase) -> tuple[type[Part], str]:
    """The piece of a record that has the translation, and the translation's key."""
    path = case.error["loc"]
    at = next(number for number, step in enumerate(path) if isinstance(step, str) and "." in step)
    return expected_at(case.part, path[:at]).part or case.part, str(path[at])


def _key_spot(case: ErrorCase) -> Spot | None:
    return case.found.key.spot if case.found.key else None


def _translated(around: type[Part]) -> tuple[Phrase, ...]:
    known = translated_fields(around)
    found = list_of_fields(around, without=[name for name in authors_fields(around) if name not in known])
    return found if known else (phrase("没有"),)


ABOUT_TRANSLATIONS: Mapping[str, Callable[[ErrorCase], Problem]] = {
    "translation": _not_translated,
    "translation_language": _no_language,
}
