"""Honors of areas and centers: each once, not dated in the future; roles of areas, each counted once."""

from collections.abc import Iterator
from datetime import date

from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.reading.schema.schema_texts import texts_of
from service_circles.records.area import Area, StructureRole
from service_circles.records.center import ServiceCenter
from service_circles.records.life.honor import Award


def check_honors(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Report honors given twice or too early, and roles of an area that stand twice (D110, D111)."""
    bearers: tuple[Area | ServiceCenter, ...] = (
        *read.directory.all(Area),
        *read.directory.all(ServiceCenter),
    )
    for bearer in bearers:
        yield from _check_days(read, bearer, today)
        yield from _check_each_once(read, bearer)
    for area in read.directory.all(Area):
        yield from _check_roles(read, area)


def _check_days(read: ReadDirectory, bearer: Area | ServiceCenter, today: date) -> Iterator[Problem]:
    title = texts_of(Award, "awarded").title
    for number, award in enumerate(bearer.honors):
        if award.awarded and award.awarded > today:
            path = ("honors", number, "awarded")
            yield read.places.problem_at(
                bearer, path, "L210", Severity.WARNING, title=title, field="awarded", found=award.awarded
            )


def _check_each_once(read: ReadDirectory, bearer: Area | ServiceCenter) -> Iterator[Problem]:
    """Reject an honor given twice, unless `detail` says for what (D110)."""
    seen: set[tuple[str, str | None]] = set()
    for number, award in enumerate(bearer.honors):
        given = (award.honor, award.detail)
        if given in seen:
            path = ("honors", number, "honor")
            yield read.places.problem_at(bearer, path, "D110", found=award.honor, name=bearer.name)
        seen.add(given)


def _check_roles(read: ReadDirectory, area: Area) -> Iterator[Problem]:
    seen: set[StructureRole] = set()
    for number, each in enumerate(area.structure):
        if each.role in seen:
            path = ("structure", number, "role")
            yield read.places.problem_at(area, path, "D111", found=each.role.value, name=area.name)
        seen.add(each.role)
