"""Members of councils are named, and no online home has more households than live there."""

from collections.abc import Iterator

from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.area import Area
from service_circles.records.life.group import Group, GroupKind


def check_groups(read: ReadDirectory) -> Iterator[Problem]:
    """Report members of a council without a name (L120), and more households than an area has (L218)."""
    for group in read.directory.all(Group):
        for number, body in enumerate(group.bodies):
            if body.organization is None and body.name is None:
                yield read.places.problem_at(group, ("bodies", number), "L120")
        area = read.directory.get(Area, group.area)
        if group.kind is GroupKind.ONLINE_HOME and (group.members or 0) > (
            area.households or group.members or 0
        ):
            details = {"found": group.members, "area": area.name, "value": area.households}
            yield read.places.problem_at(group, ("members",), "L218", **details)  # type: ignore[arg-type]
