"""The households that joined the online homes of their buildings and estates."""

from collections.abc import Iterable

from service_circles.community.percentages import Share, share
from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.group import Group, GroupKind


def share_of_homes(directory: ServiceDirectory, groups: Iterable[Group]) -> Share | None:
    """The households that joined, of all that live where there is an online home; None where nobody knows."""
    joined = living = 0
    for group in groups:
        households = directory.get(Area, group.area).households
        if group.kind is GroupKind.ONLINE_HOME and group.members is not None and households:
            joined, living = joined + group.members, living + households
    return share(joined, living)
