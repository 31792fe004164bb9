"""Problems with hours: what a sentence means in a record, and how to write what is not understood."""

from collections.abc import Callable, Mapping

from service_circles.languages.phrase import Phrase, verbatim
from service_circles.problems.problem import Problem
from service_circles.reading.schema.validation_error import ErrorCase
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.hours.hours_writing import as_flow_yaml

_ADVISED = frozenset({"dates", "holidays", "nth_days", "season", "season_days", "twelve"})
"""Reasons whose advice says more than the examples of the field."""
_ADVISED_IN_A_SENTENCE = _ADVISED | {"closed", "half_time", "labels", "no_hours", "overlap"}


def _schedule_text(case: ErrorCase) -> Problem:
    from service_circles.records.hours.hours_reader import read_hours_text  # noqa: PLC0415 - rare, and slow to load

    try:
        written = as_flow_yaml(read_hours_text(case.text).schedule)
    except HoursRefusedError as refusal:
        hint = refusal.advice if refusal.code in _ADVISED_IN_A_SENTENCE or refusal.left_out else None
        return case.problem("R235", hint=hint, reason=refusal.reason)
    return case.problem("R234", written=verbatim(f"{case.expected.texts.name}: {written}"))


def _byday_shape(case: ErrorCase) -> Problem:
    return case.problem("R208", hint=advice_for_hours(case), found=case.limits["found"])


def advice_for_hours(case: ErrorCase) -> Phrase | None:
    """The advice on days or hours that were refused, if it is better than the usual one."""
    why = case.limits.get("why", "")
    if why not in _ADVISED:
        return None
    return HoursRefusedError(why, case.text, case.limits.get("rewrite", "")).advice


ABOUT_HOURS: Mapping[str, Callable[[ErrorCase], Problem]] = {
    "schedule_text": _schedule_text,
    "byday_shape": _byday_shape,
}
