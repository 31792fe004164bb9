"""Organizations: who provides services."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from service_circles.basics.number_texts import thousands
from service_circles.community.partners_and_structure import Partnership, partners_by_id
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.organization import Organization, OrganizationKind
from service_circles.records.service import Service
from service_circles.writing.cards.place_rows import center_rows, listed_centers
from service_circles.writing.drawings.charts import Column, columns
from service_circles.writing.feeds.schema_org import organization_data
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

MOST_IN_LIST = 200
"""Above this many, the list of organizations has pages for each kind, with so many rows."""


def organization_page(site: Site, organization: Organization) -> Page:
    """The page of an organization."""
    return record_page(
        organization, lambda: _organization_values(site, organization), _description(site, organization)
    )


def _description(site: Site, organization: Organization) -> str:
    words, kind = site.words, site.words.label(organization.kind)
    areas = words.listed(site.directory.get(Area, id_).name for id_ in organization.areas)
    return words("{kind}，服务{areas}", kind=kind, areas=areas) if areas else kind


def _organization_values(site: Site, organization: Organization) -> Values:
    directory = site.directory
    centers = _centers_by_organization(site).get(organization.id, {}).values()
    provided = {
        offered.service
        for center in centers
        for offered in center.services
        if offered.organization == organization.id
    }
    responsible = {service.id for service in directory.where(Service, organization=organization.id)}
    return {
        "hub_names": site.words.listed(directory.names_of(organization.hub_of)),
        "areas": [directory.get(Area, id_) for id_ in organization.areas],
        "partners": _partners(site).get(organization.id, ()),
        "groups": directory.where(Group, organization=organization.id),
        "events": directory.where(Event, organization=organization.id),
        "yearly_chart": _yearly_chart(site, organization),
        "rows": center_rows(site, centers),
        "services": directory.in_order(Service, responsible | provided),
        "json_ld": organization_data(site, organization),
    }


def _yearly_chart(site: Site, organization: Organization) -> Markup | None:
    """The spending year by year; None for fewer than two years."""
    years = [year for year in organization.yearly if year.spending_yuan is not None]
    if len(years) < 2 or not any(year.spending_yuan for year in years):
        return None
    drawn = [
        Column(str(year.year), float(year.spending_yuan or 0), thousands(year.spending_yuan or 0))
        for year in sorted(years, key=lambda year: year.year)
    ]
    return columns(site.words("每年的支出（元）"), "yearly", drawn)


@once_per_site
def _partners(site: Site) -> Mapping[str, tuple[Partnership, ...]]:
    return partners_by_id(site.directory.all(Organization))


@once_per_site
def _centers_by_organization(site: Site) -> Mapping[str, Mapping[str, ServiceCenter]]:
    """By organization, then by id, the centers where it works or provides a service."""
    found: dict[str, dict[str, ServiceCenter]] = defaultdict(dict)
    for center in listed_centers(site.directory.all(ServiceCenter)):
        under_roof = [here.organization for here in center.organizations]
        providing = [offered.organization for offered in center.services if offered.organization]
        for id_ in (*under_roof, *providing):
            found[id_][center.id] = center
    return found


def organizations_page(site: Site) -> Page:
    """All organizations by kind, the five kinds of actor first; in a large directory the kinds."""
    return list_page(
        Organization,
        site.words("谁在服务"),
        lambda: {
            "groups": _by_kind(site),
            "lists": list(_lists(site)),
            "total": len(site.directory.all(Organization)),
        },
        site.words("社区、社会组织、社工、志愿者和慈善资源"),
    )


def _by_kind(site: Site) -> dict[OrganizationKind, list[Organization]]:
    groups: dict[OrganizationKind, list[Organization]] = {kind: [] for kind in OrganizationKind}
    for organization in site.directory.all(Organization):
        groups[organization.kind].append(organization)
    return {kind: found for kind, found in groups.items() if found}


@dataclass(frozen=True, slots=True)
class OrganizationList:
    """Organizations of a kind on a page of their own, numbered from `first`."""

    address: str
    kind: OrganizationKind
    first: int
    found: Sequence[Organization]

    @property
    def last(self) -> int:
        """The number of the last."""
        return self.first + len(self.found) - 1


def _lists(site: Site, most: int = MOST_IN_LIST) -> Iterator[OrganizationList]:
    """The pages of a list that is too long for one; none of a short one."""
    if len(site.directory.all(Organization)) <= most:
        return
    for kind, found in _by_kind(site).items():
        for at in range(0, len(found), most):
            address = f"organizations/all/{kind.value}/{at // most + 1}/"
            yield OrganizationList(address, kind, at + 1, found[at : at + most])


def organization_list_pages(site: Site, most: int = MOST_IN_LIST) -> Iterator[Page]:
    """The pages of a long list, kind by kind, with at most so many on each."""
    lists = list(_lists(site, most))
    for each in lists:
        yield Page(
            each.address,
            "organizations_of_kind.html",
            f"{site.words.label(each.kind)} {each.first}–{each.last}",
            partial(dict, shown=each, lists=[other for other in lists if other.kind is each.kind]),
            site.words("社区、社会组织、社工、志愿者和慈善资源"),
        )
