"""Pages: address, template, title and the values shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from service_circles.records.record import Record
from service_circles.writing.site.addresses import address_of

Values = Mapping[str, object]


@dataclass(frozen=True)
class Page:
    """One page of the site; `values` is called when the page is rendered, not before."""

    address: str
    template: str
    title: str
    values: Callable[[], Values] = field(default=dict)
    description: str | None = None
    indexed: bool = True
    """False keeps versions for print out of the sitemap and of search engines."""


def record_page(
    record: Record, values: Callable[[], Values], description: str | None = None, title: str | None = None
) -> Page:
    """The page of a record at its permanent address, with the template named after its kind."""
    return Page(
        address_of(record),
        f"{record.meta.name}.html",
        title or record.name,
        lambda: {"record": record, **values()},
        description,
    )


def list_page(kind: type[Record], title: str, values: Callable[[], Values], description: str) -> Page:
    """The page that lists all records of a kind."""
    return Page(f"{kind.meta.folder}/", f"{kind.meta.folder}.html", title, values, description)
