"""Lists that are too long for one page, broken up by district and street."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.writing.site.site import Site

MOST_ROWS = 100
"""Rows on one page; a row of a center has up to ten elements, and no page should have more than 1,500."""

Item = TypeVar("Item")
Placed = tuple[str, Item]
"""An item, after the id of its area."""


@dataclass(frozen=True, slots=True)
class AreaLink:
    """An area in a list with what there is in it as text; `target` is a page, or the area for its own."""

    area: Area
    text: str
    target: object


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Item]):
    """A page of a list: of an area, or the first page where that is None.

    It has `here` all items, or if they are too many only those of just this area; the others are on pages of the
    areas `below`, which each have some.
    """

    area: Area | None
    here: tuple[Item, ...]
    below: Mapping[str, tuple[Placed[Item], ...]]

    @property
    def counts(self) -> dict[str, int]:
        """The number of items in each of the areas below, by id."""
        return {id_: len(items) for id_, items in self.below.items()}


def areas_below(site: Site, area: Area | None = None) -> tuple[Area, ...]:
    """The areas right below an area; those of the whole directory are its districts, or the streets of its only one."""
    around = area or site.whole_area
    return site.directory.where(Area, parent=around.id if around else None)


def list_parts(
    site: Site, items: Iterable[Placed[Item]], most: int = MOST_ROWS, area: Area | None = None
) -> Iterator[ListPart[Item]]:
    """The pages of a list, the first one first, each with at most so many items if the areas allow that."""
    part = first_part(site, items, most, area)
    yield part
    for id_, inside in part.below.items():
        yield from list_parts(site, inside, most, site.directory.get(Area, id_))


def first_part(
    site: Site, items: Iterable[Placed[Item]], most: int = MOST_ROWS, area: Area | None = None
) -> ListPart[Item]:
    """The first page of a list, or that of an area."""
    items, below = tuple(items), areas_below(site, area)
    if len(items) <= most or not below:
        return ListPart(area, tuple(item for _, item in items), {})
    groups: dict[str | None, list[Placed[Item]]] = defaultdict(list)
    inside = {each.id for each in below}
    for placed in items:
        path = site.directory.path_to(placed[0])
        groups[next((each.id for each in path if each.id in inside), None)].append(placed)
    here = tuple(item for _, item in groups[None])
    return ListPart(area, here, {each.id: tuple(groups[each.id]) for each in below if each.id in groups})


def area_links(
    site: Site, counts: Mapping[str, int], text: Callable[[int], str], base: str | None = None
) -> list[AreaLink]:
    """Links to areas by id with their counts; to pages below the address `base`, else to their own pages."""
    areas = (site.directory.get(Area, id_) for id_ in counts)
    return [
        AreaLink(area, text(counts[area.id]), area if base is None else f"{base}{area.id}/") for area in areas
    ]


def placed_centers(centers: Sequence[ServiceCenter]) -> Iterator[Placed[ServiceCenter]]:
    """Centers with the ids of their areas."""
    return ((center.area, center) for center in centers)
