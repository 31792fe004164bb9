"""Problems of addresses for feedback (R219–R221)."""

from collections.abc import Callable, Mapping

from service_circles.problems.problem import Problem
from service_circles.problems.source_file import Spot
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.schema.validation_error import ErrorCase
from service_circles.reading.yaml.yaml_nodes import Mapping as Fields
from service_circles.records.settings.feedback import PLACEHOLDERS


def _placeholder(case: ErrorCase) -> Problem:
    found = str(case.limits["found"])
    meant = nearest(found.strip("{}"), PLACEHOLDERS)
    hint = suggest(f"{{{meant}}}" if meant else None)
    words = tuple(f"{{{name}}}" for name in PLACEHOLDERS)
    return case.problem("R219", _spot_of(case, found), hint, found=found, words=words)


def _spot_of(case: ErrorCase, text: str) -> Spot:
    """The place of a text within the value, if its line has it just once."""
    spot = case.found.spot
    line = case.source.line(spot.line)
    return Spot(spot.line, line.index(text) + 1, len(text)) if line.count(text) == 1 else spot


def _feedback_scheme(case: ErrorCase) -> Problem:
    return case.problem("R220", words=tuple(case.limits["schemes"].split("、")))


def _way_without_address(case: ErrorCase) -> Problem:
    fields = case.found.node.keys if isinstance(case.found.node, Fields) else {}
    ways = fields.get("ways")
    return case.problem("R221", ways.spot if ways else None, found=case.limits["found"])


ABOUT_FEEDBACK: Mapping[str, Callable[[ErrorCase], Problem]] = {
    "placeholder": _placeholder,
    "feedback_scheme": _feedback_scheme,
    "way_without_address": _way_without_address,
}
