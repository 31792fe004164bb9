"""Rows of centers and estates, as lists and maps show them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from service_circles.geo.walkers import Walker
from service_circles.languages.translator import CHINESE, Words
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.directory import ServiceDirectory
from service_circles.writing.cards.listed_centers import center_line, is_listed, listed
from service_circles.writing.site.site import Site

__all__ = ["PlaceRow", "center_line", "homes_reached", "is_listed", "listed", "rows_in_reach"]


@dataclass(frozen=True)
class PlaceRow:
    """A place in a list: a center or an area, its number on the map, minutes on foot if known."""

    place: ServiceCenter | Area
    number: int | None = None
    minutes: int | None = None
    words: Words = CHINESE

    @property
    def is_center(self) -> bool:
        """Whether hours can be shown."""
        return isinstance(self.place, ServiceCenter)

    @property
    def line(self) -> str:
        """The gray line below the name."""
        if isinstance(self.place, ServiceCenter):
            return center_line(self.place, self.words)
        parts = [self.words.label(self.place.kind)]
        if self.place.households:
            parts.append(self.words("{count} 户", count=f"{self.place.households:,}"))
        return " · ".join(parts)


def rows_in_reach(site: Site, circle: ServiceCircle, walker: Walker | None = None) -> tuple[PlaceRow, ...]:
    """What a circle reaches besides its origins, for its own walker or another; nearest first, numbered for the map."""
    reach = site.reaches.reach(circle, walker)
    if reach is None:
        return ()
    found = ((_place(site.directory, reached.id), reached.minutes) for reached in reach.places)
    shown = ((place, minutes) for place, minutes in found if isinstance(place, Area) or is_listed(place))
    return tuple(
        PlaceRow(place, number, ceil(minutes), site.words)
        for number, (place, minutes) in enumerate(shown, start=1)
    )


def _place(directory: ServiceDirectory, id_: str) -> ServiceCenter | Area:
    return directory.find(ServiceCenter, id_) or directory.get(Area, id_)


def homes_reached(rows: tuple[PlaceRow, ...]) -> dict[str, int]:
    """Estates inside and their households, as far as these are given."""
    estates = [row.place for row in rows if isinstance(row.place, Area)]
    return {"estates": len(estates), "households": sum(estate.households or 0 for estate in estates)}
