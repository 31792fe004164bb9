"""Organizations of HSDS: those of the directory, and its publisher, who answers for services without another."""

from service_circles.records.organization import Organization
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds, without_empty, without_lists
from service_circles.writing.open_data.hsds.taxonomies import ORGANIZATION_KINDS


def publisher_id(data: Dataset) -> str:
    """The identifier of the publisher as an organization."""
    return data.ids.of_part("publisher")


def organization_id(data: Dataset, id_: str | None) -> str:
    """The identifier of an organization by its id in records; the publisher's if it has none."""
    found = data.site.directory.find(Organization, id_)
    return data.ids.of_record(found) if found else publisher_id(data)


def short_organization(data: Dataset, id_: str | None) -> Hsds:
    """An organization by its id in records, or else the publisher, with what it has once."""
    found = data.site.directory.find(Organization, id_)
    return without_lists(organization(data, found) if found else publisher(data))


def publisher(data: Dataset) -> Hsds:
    """The publisher."""
    settings, id_ = data.site.directory.settings, publisher_id(data)
    given = settings.publisher
    return without_empty(
        id=id_,
        name=given.name,
        description=settings.description or settings.name,
        email=given.email,
        website=data.site.absolute(""),
        phones=data.phones(id_, [given.phone] if given.phone else []),
    )


def organization(data: Dataset, record: Organization) -> Hsds:
    """An organization; HSDS demands a description, which is its kind where it has none."""
    id_ = data.ids.of_record(record)
    return without_empty(
        id=id_,
        name=record.name,
        description=record.description or data.site.words.label(record.kind),
        website=record.website,
        uri=data.url(record),
        phones=data.phones(id_, record.phones),
        attributes=data.attributes(id_, "organization", (ORGANIZATION_KINDS, record.kind.value)),
    )
