"""The districts of a portal as one directory: regions, districts, their places and services, so that search finds them.

Ids of different districts may be equal, so each is below that of its district: 'rongxi/mingzhu'. Links to these lead to
the district's own site; regions, districts and services have pages at the portal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from service_circles.federating.collecting import copies_of
from service_circles.federating.portal_reader import Portal
from service_circles.federating.publishing.listed_district import ListedDistrict
from service_circles.records.area import Area, AreaKind
from service_circles.records.directory import ServiceDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.records.settings.portal import Region
from service_circles.records.values.contact import Datum, Location
from service_circles.records.values.translations import Translation
from service_circles.writing.federation.federation_format import Names, SharedService
from service_circles.writing.finding.folding import fold_text

MOST_PLACES = 50_000
"""With more of them the smallest kinds are found by the index of their district only."""
_NO_BOARD = Board.model_construct(id="", name="")
"""The boards of districts differ, so a portal has none; services say nothing of theirs."""

Found = TypeVar("Found", bound=Record | Board)


class DirectoryWithoutBoards(ServiceDirectory):
    """Records of several districts, whose services stand on no board."""

    def get(self, kind: type[Found], id_: str) -> Found:
        """As in any directory; of boards always the same one, which is not listed and has no name."""
        return cast("Found", _NO_BOARD) if kind is Board else super().get(kind, id_)


@dataclass(frozen=True, eq=False)
class MergedDirectory:
    """All that the pages of a portal are made of, before any translation."""

    portal: Portal
    districts: Sequence[ListedDistrict]
    offering: dict[str, list[tuple[ListedDistrict, SharedService]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """The districts that have a service, with their own record of it, by the id of its page."""

    @staticmethod
    def of(portal: Portal) -> "MergedDirectory":
        """The directory of the copies that there are."""
        merged = MergedDirectory(portal, [ListedDistrict(*each) for each in copies_of(portal)])
        merged._merge_services()
        return merged

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The codes of the portal's languages."""
        return self.portal.settings.languages

    @cached_property
    def events(self) -> int:
        """The number of coming events of all districts."""
        return sum(listed.events for listed in self.districts)

    def in_region(self, region: str | None) -> Sequence[ListedDistrict]:
        """The districts that stand just in a region; with None those that stand in none."""
        return self._districts_by_region.get(region, ())

    def regions_in(self, region: str | None) -> Sequence[Region]:
        """The regions that stand just in a region; with None those at the top."""
        return self._regions_by_parent.get(region, ())

    def all_in(self, region: str | None) -> Iterator[ListedDistrict]:
        """The districts in a region and in the regions in it."""
        yield from self.in_region(region)
        for each in self.regions_in(region):
            yield from self.all_in(each.id)

    def count_in(self, region: str | None) -> int:
        """The number of districts in a region and in the regions in it."""
        below = sum(self.count_in(each.id) for each in self.regions_in(region))
        return len(self.in_region(region)) + below

    @cached_property
    def _districts_by_region(self) -> Mapping[str | None, list[ListedDistrict]]:
        found: dict[str | None, list[ListedDistrict]] = defaultdict(list)
        for listed in self.districts:
            found[listed.district.region].append(listed)
        return found

    @cached_property
    def _regions_by_parent(self) -> Mapping[str | None, list[Region]]:
        found: dict[str | None, list[Region]] = defaultdict(list)
        for region in self.portal.list.regions:
            found[region.parent].append(region)
        return found

    def directory(self) -> ServiceDirectory:
        """Its records: areas and services."""
        records: dict[type[Record], tuple[Record, ...]] = dict.fromkeys(KINDS, ())
        records[Area] = (*self._regions(), *self._areas())
        records[Service] = tuple(self._service_records())
        settings = self.portal.settings.model_copy(update={"boards": (), "link_pictures": False})
        return DirectoryWithoutBoards(settings, records, {})

    def _regions(self) -> Iterator[Area]:
        for region in self.portal.list.regions:
            yield Area.model_construct(
                id=region.id,
                name=region.name,
                kind=AreaKind.CITY,
                parent=region.parent,
                translations=region.translations,
            )

    def _areas(self) -> Iterator[Area]:
        depth = self._depth_shown()
        for listed in self.districts:
            yield self._area(
                listed.id,
                AreaKind.DISTRICT,
                listed.district.region,
                listed.names(self.languages[0]),
                listed.top.at if listed.top else None,
            )
            for place in listed.copy.places.places if listed.copy else ():
                if place is not listed.top and place.kind.depth <= depth:
                    parent = (
                        listed.id
                        if place.parent is None or (listed.top and place.parent == listed.top.id)
                        else f"{listed.id}/{place.parent}"
                    )
                    yield self._area(f"{listed.id}/{place.id}", place.kind, parent, place.names, place.at)

    def _depth_shown(self) -> int:
        """The depth of the smallest kind of area that is found at the portal itself."""
        counts: Counter[int] = Counter()
        for listed in self.districts:
            counts.update(listed.depths)
        total, shown = 0, AreaKind.STREET.depth
        for depth in sorted(counts):
            total += counts[depth]
            if total <= MOST_PLACES:
                shown = max(shown, depth)
        return shown

    def _area(
        self, id_: str, kind: AreaKind, parent: str | None, names: Names, at: tuple[float, float] | None
    ) -> Area:
        location = (
            Location.model_construct(latitude=at[0], longitude=at[1], datum=Datum.WGS84) if at else None
        )
        name, translations = self.named(names)
        return Area.model_construct(
            id=id_, kind=kind, parent=parent, name=name, translations=translations, location=location
        )

    def named(self, names: Names) -> tuple[str, tuple[Translation, ...]]:
        """A name in the portal's first language, and in the others as far as there are any."""
        first = self.languages[0]
        others = (
            Translation(field="name", language=code, text=names[code])
            for code in self.languages[1:]
            if code in names
        )
        return names.get(first) or next(iter(names.values())), tuple(others)

    def _merge_services(self) -> None:
        ids: dict[str, str] = {}
        for listed in self.districts:
            for service in listed.copy.services.services if listed.copy else ():
                name = fold_text(self.named(service.names)[0])
                if name not in ids:
                    ids[name] = _free_id(service.id, self.offering)
                self.offering[ids[name]].append((listed, service))

    def _service_records(self) -> Iterator[Service]:
        for id_, offered in self.offering.items():
            names: Mapping[str, str] = {}
            for _, service in reversed(offered):
                names = {**names, **service.names}
            name, translations = self.named(names)
            also = dict.fromkeys(text for _, service in offered for text in service.also)
            yield Service.model_construct(
                id=id_, name=name, translations=translations, board="", keywords=tuple(also)
            )


def _free_id(id_: str, taken: Mapping[str, object]) -> str:
    """The id itself, or with a number if a service of another name has it."""
    number = 2
    free = id_
    while free in taken:
        free, number = f"{id_}-{number}", number + 1
    return free
