"""Numbers that everybody should know, whatever the directory."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import StringConstraints

from service_circles.records.values.fields import Flag, Line, OneOrMany, described, optional
from service_circles.records.values.record_part import Part

_Number = Annotated[
    str, StringConstraints(min_length=2, max_length=30, pattern=r"^\+?[0-9][0-9 \-]*(?:转[0-9]+)?$")
]
"""As any phone number, and as short as 15 and 17 in France."""


class EmergencyNumber(Part):
    """A number to call when something happens."""

    name: Line = described("名称", "例如：报警", "Whom one reaches")
    number: _Number = described("号码", "例如 110", "As one dials it")
    purpose: Line | None = optional("什么时候打", "例如：着火、被困、有人落水", "When to call it")
    keywords: Annotated[tuple[Line, ...], OneOrMany] = described(
        "急事的说法",
        "搜索里打了这些字，先给这个号码，例如：爆水管",
        "Words that search answers with this number first",
        default=(),
    )
    general: Flag = described(
        "什么都能问", "本站没有的事，请居民打这里", "For whatever this site does not have", default=False
    )


@cache
def hazard_words() -> Mapping[str, tuple[str, ...]]:
    """Words that people type in each kind of need, by its name."""
    return {hazard: tuple(words) for hazard, words in _public_numbers()["words"].items()}


@cache
def numbers_by_country() -> Mapping[str, tuple[EmergencyNumber, ...]]:
    """The public numbers of each country that we know, for all directories there."""
    return {
        country: tuple(_with_keywords(hazard_words(), **number) for number in numbers)
        for country, numbers in _public_numbers().items()
        if country != "words"
    }


@cache
def _public_numbers() -> Mapping[str, Any]:
    text = Path(__file__).with_name("public_numbers.yaml").read_text("utf-8")
    countries: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return countries


def _with_keywords(words: Mapping[str, tuple[str, ...]], **number: Any) -> EmergencyNumber:
    hazards = number.pop("for", ())
    return EmergencyNumber(**number, keywords=tuple(word for hazard in hazards for word in words[hazard]))
