"""The people of an area: bodies and roles along the mobilisation tree, partnerships, the four parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from service_circles.community.partners_and_structure import (
    Branch,
    Counts,
    Partnership,
    branch_of,
    four_parties,
    organizations_serving,
    partnerships,
)
from service_circles.records.area import Area, AreaKind
from service_circles.records.organization import Organization, OrganizationKind
from service_circles.writing.drawings.charts import arcs
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

HEADING_HEIGHT = 0.7
"""The height of a kind's name in the list that arcs join, in rows; the stylesheet has the same number."""


@dataclass(frozen=True)
class TreeLine:
    """A line of the tree: an area, or its own level where areas below it follow; None has no page to lead to."""

    area: Area | None
    name: str
    posts: Sequence[str]
    below: tuple[TreeLine, ...] = ()


@dataclass(frozen=True)
class Sum:
    """A role with its number and the parts that add up to it: '明珠社区 46', '望江社区 31'; none if it is of one place."""

    name: str
    total: int
    parts: Sequence[str]


@dataclass(frozen=True)
class PartnerArcs:
    """Organizations that work together, kind by kind, the arcs between them, and the same pair by pair."""

    kinds: Sequence[tuple[OrganizationKind, Sequence[Organization]]]
    drawing: Markup
    pairs: Sequence[Partnership]
    hubs: frozenset[str]
    """Ids of the organizations through which the others of the area work together."""


def people_address(area: Area) -> str:
    """The address of an area's page of people."""
    return f"{address_of(area)}people/"


def has_people(site: Site, area: Area) -> bool:
    """True if an area has a page of people: a community or larger, with anybody in it."""
    if area.kind.depth >= AreaKind.ESTATE.depth:
        return False
    here = (*site.directory.path_to(area.id), *site.directory.within(Area, area.id))
    served = _served(site)
    return any(each.id in served for each in here) or any(
        each.structure for each in site.directory.within(Area, area.id)
    )


@once_per_site
def _served(site: Site) -> frozenset[str]:
    """Ids of the areas that organizations say they work in."""
    return frozenset(id_ for organization in site.directory.all(Organization) for id_ in organization.areas)


def people_page(site: Site, area: Area) -> Page:
    """The page of an area's people: bodies, roles and organizations, never persons."""
    return Page(
        people_address(area),
        "people.html",
        site.words("{name}：谁是谁", name=area.name),
        lambda: _values(site, area),
        site.words("{name}的组织、楼栋长、志愿者各有多少，谁和谁一起做事", name=area.name),
    )


def _values(site: Site, area: Area) -> Values:
    directory = site.directory
    organizations = organizations_serving(directory, area.id)
    around = {each.id for each in directory.path_to(area.id)}
    hubs = frozenset(each.id for each in organizations if around & set(each.hub_of))
    ties = _partner_arcs(organizations, hubs)
    sums = list(_sums_of(site, area))
    joined = {each.id for _, found in ties.kinds for each in found} if ties else set()
    return {
        "record": area,
        "path": directory.path_to(area.id),
        "tree": _tree_of(site, area),
        "sums": sums if any(each.parts for each in sums) else [],
        "ties": ties,
        "others": [each for each in organizations if each.id not in joined],
        "estates": [(each, four_parties(each)) for each in directory.within(Area, area.id) if each.parties]
        if area.kind.depth >= AreaKind.COMMUNITY.depth
        else [],
    }


def _tree_of(site: Site, area: Area) -> TreeLine | None:
    """The tree from an area down; None where nobody is counted."""
    branch = branch_of(site.directory, area.id)
    return _tree_line(site, branch) if branch.total else None


def short_tree_of(site: Site, area: Area) -> TreeLine | None:
    """The tree down to the areas just below."""
    if not _has_posts(site):
        return None
    branch = branch_of(site.directory, area.id)
    if not branch.total:
        return None
    below = tuple(
        TreeLine(each.area, each.area.name, _posts_texts(site, each.total))
        for each in branch.below
        if each.total
    )
    return TreeLine(area, area.name, _posts_texts(site, branch.total), (*_own_level(site, branch), *below))


@once_per_site
def _has_posts(site: Site) -> bool:
    """True if anybody is counted anywhere."""
    return any(area.structure for area in site.directory.all(Area))


def _tree_line(site: Site, branch: Branch) -> TreeLine:
    area, words = branch.area, site.words
    goes_on = area.kind.depth >= AreaKind.COMMUNITY.depth
    below = tuple(_tree_line(site, each) for each in branch.below if each.total or goes_on)
    posts = _posts_texts(site, branch.total)
    if not posts and area.households:
        posts = (words("{count} 户", count=f"{area.households:,}"),)
    return TreeLine(area, area.name, posts, (*_own_level(site, branch), *below))


def _own_level(site: Site, branch: Branch) -> Iterator[TreeLine]:
    """The people of an area itself, where areas below it have people, too."""
    if branch.own and any(each.total for each in branch.below):
        name = site.words("{kind}本级", kind=site.words.label(branch.area.kind))
        yield TreeLine(None, name, _posts_texts(site, branch.own))


def _posts_texts(site: Site, counts: Counts) -> tuple[str, ...]:
    """('党支部 5', '网格员 6', '楼栋长 46')."""
    return tuple(f"{site.words.label(role)} {count:,}" for role, count in counts.items())


def _sums_of(site: Site, area: Area) -> Iterator[Sum]:
    """The totals added up from below, role by role."""
    branch = branch_of(site.directory, area.id)
    for role, total in branch.total.items():
        parts = branch.parts_of(role)
        own = site.words("{kind}本级", kind=site.words.label(area.kind))
        texts = tuple(f"{own if each.id == area.id else each.name} {count:,}" for each, count in parts)
        yield Sum(site.words.label(role), total, texts if len(parts) > 1 else ())


def _partner_arcs(organizations: Sequence[Organization], hubs: frozenset[str]) -> PartnerArcs | None:
    """The partnerships among organizations in the order of their kinds; None if there are none."""
    pairs = partnerships(organizations)
    joined = {each.id for pair in pairs for each in (pair.first, pair.second)}
    shown = [each for each in organizations if each.id in joined]
    kinds = [(kind, list(found)) for kind, found in groupby(shown, key=lambda each: each.kind)]
    if not pairs:
        return None
    heights, places = _rows(kinds)
    links = [(places[pair.first.id], places[pair.second.id]) for pair in pairs]
    marked = [places[id_] for id_ in sorted(hubs & joined)]
    return PartnerArcs(kinds, arcs(heights, links, marked), pairs, hubs)


def _rows(
    kinds: Sequence[tuple[OrganizationKind, Sequence[Organization]]],
) -> tuple[list[float], Mapping[str, int]]:
    heights: list[float] = []
    places: dict[str, int] = {}
    for _, found in kinds:
        heights.append(HEADING_HEIGHT)
        for organization in found:
            places[organization.id] = len(heights)
            heights.append(1)
    return heights, places
