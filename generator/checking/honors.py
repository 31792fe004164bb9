"""Honors of areas and centers: none is given before its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem
from generator.reading.content import ReadDirectory
from generator.reading.schema_words import words_of
from generator.records.area import Area
from generator.records.center import ServiceCenter
from generator.records.honor import Award


def check_honors(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Every honor that an area or a center has been given."""
    bearers: tuple[Area | ServiceCenter, ...] = (*read.directory.areas, *read.directory.centers)
    for bearer in bearers:
        yield from _check_days(read, bearer, today)


def _check_days(read: ReadDirectory, bearer: Area | ServiceCenter, today: date) -> Iterator[Problem]:
    title = words_of(Award, "awarded").title
    for number, award in enumerate(bearer.honors):
        if award.awarded and award.awarded > today:
            path = ("honors", number, "awarded")
            yield read.places.problem_at(
                bearer, path, "L210", title=title, field="awarded", found=award.awarded
            )
