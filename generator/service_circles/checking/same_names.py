"""No two centers with the same name at the same address."""

from __future__ import annotations

from collections.abc import Iterator

from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import ServiceCenter


def check_names(read: ReadDirectory) -> Iterator[Problem]:
    """Name and address together, without spaces, belong to one center."""
    first: dict[tuple[str, str], ServiceCenter] = {}
    for center in read.directory.all(ServiceCenter):
        if center.address is None:
            continue
        key = (_bare(center.name), _bare(center.address))
        if key in first:
            other = read.places.position_of(first[key], ("name",))
            yield read.places.problem_at(
                center, ("name",), "D106", found=center.name, other=f"{other.file}:{other.line}"
            )
        else:
            first[key] = center


def _bare(text: str) -> str:
    return "".join(text.split())
