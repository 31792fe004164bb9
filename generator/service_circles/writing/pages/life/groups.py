"""Residents' groups: who meets, where and when, and how to join."""

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.group import Group, GroupKind
from service_circles.records.organization import Organization
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def groups_page(site: Site) -> Page:
    """All groups by kind."""
    words = site.words
    found = [(kind, [each for each in site.directory.all(Group) if each.kind is kind]) for kind in GroupKind]
    return list_page(
        Group,
        words("街坊团体"),
        lambda: {
            "groups": [(kind, groups) for kind, groups in found if groups],
            "area_names": {id_: area.name for id_, area in site.directory.by_id(Area).items()},
        },
        words("唱歌、下棋、互助、楼栋长：在哪里碰头，怎么加入"),
    )


def group_page(site: Site, group: Group) -> Page:
    """The page of a group."""
    area = site.directory.get(Area, group.area)
    description = site.words("{kind}，在{place}", kind=site.words.label(group.kind), place=area.name)
    return record_page(group, lambda: _values(site, group), description)


def _values(site: Site, group: Group) -> Values:
    directory = site.directory
    return {
        "path": directory.path_to(group.area),
        "center": directory.find(ServiceCenter, group.center),
        "organization": directory.find(Organization, group.organization),
    }
