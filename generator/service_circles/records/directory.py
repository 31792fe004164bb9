"""The directory: its settings and all its records, with look-ups by kind, id, area and reference."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from service_circles.basics.read_log import shared_property, shared_value
from service_circles.problems.problem import Position
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.honor import Award
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.settings.own_words import Phrase
from service_circles.records.values.record_part import Part

Kind = TypeVar("Kind", bound=Record | Board)


@dataclass(frozen=True)
class ServiceDirectory:
    """All records, checked; with look-ups, no computed figures. Every id names one thing.

    Look-ups take a class of KINDS, or Board; or Record, which stands for records of every kind.
    """

    settings: DirectorySettings
    records: Mapping[type[Record], tuple[Record, ...]]
    """The records of each kind, in the order they were read."""
    positions: Mapping[str, Position]
    """The position in YAML at which each record begins, by id."""
    _groups: dict[tuple[type[Part], str], Mapping[str | None, tuple[Any, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _numbers: dict[type[Part], Mapping[str, int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _paths: dict[str, tuple[Area, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Each area with those around it, outermost first, by id."""
    _below: dict[str, tuple[Area, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Each area with those below it, top down, by id."""

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """All records of a kind."""
        return self._all[kind]

    def by_id(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """The records of a kind by id."""
        return self._by_id[kind]

    def get(self, kind: type[Kind], id_: str) -> Kind:
        """The record of a kind with an id; KeyError if there is none."""
        return self.by_id(kind)[id_]

    def find(self, kind: type[Kind], id_: str | None) -> Kind | None:
        """The record of a kind with an id, if there is one."""
        return self.by_id(kind).get(id_ or "")

    def where(self, kind: type[Kind], **reference: str | None) -> tuple[Kind, ...]:
        """The records that hold an id in a field, or have None there: `where(Entry, ledger="wishes")`."""
        ((name, id_),) = reference.items()
        groups = self._groups.get((kind, name))
        if groups is None:
            with shared_value():
                groups = self._groups[kind, name] = _grouped(self.all(kind), name)
        return groups.get(id_, ())

    def in_order(self, kind: type[Kind], ids: Iterable[str]) -> tuple[Kind, ...]:
        """The records of a kind with some ids, each once, in the order in which they were read."""
        if kind not in self._numbers:
            self._numbers[kind] = {id_: number for number, id_ in enumerate(self.by_id(kind))}
        return tuple(self.get(kind, id_) for id_ in sorted(set(ids), key=self._numbers[kind].__getitem__))

    def within(self, kind: type[Kind], area_id: str) -> tuple[Kind, ...]:
        """The records that belong to an area or to one below it, top down; areas include itself."""
        areas: tuple[Any, ...] = self._areas_within(area_id)
        if kind is Area:
            return areas
        if not self.all(kind):
            return ()
        return tuple(record for area in areas for record in self.where(kind, area=area.id))

    def path_to(self, area_id: str) -> tuple[Area, ...]:
        """The areas around an area, outermost first, itself last."""
        path = self._paths.get(area_id)
        if path is None:
            with shared_value():
                path = self._paths[area_id] = self._path_to(area_id)
        return path

    def _path_to(self, area_id: str) -> tuple[Area, ...]:
        path: list[Area] = []
        area = self.find(Area, area_id)
        while area is not None:
            path.append(area)
            area = self.find(Area, area.parent)
        return tuple(reversed(path))

    def names_of(self, area_ids: Iterable[str]) -> list[str]:
        """The names of areas."""
        return [self.get(Area, id_).name for id_ in area_ids]

    def awards_of(self, honor_id: str) -> tuple[tuple[Area | ServiceCenter, Award], ...]:
        """The areas and centers that were given an honor, with their awards; areas first."""
        bearers: tuple[Area | ServiceCenter, ...] = (*self.all(Area), *self.all(ServiceCenter))
        given = ((bearer, award) for bearer in bearers for award in bearer.honors)
        return tuple((bearer, award) for bearer, award in given if award.honor == honor_id)

    @shared_property
    def listed(self) -> "ServiceDirectory":
        """The directory as anybody may see it: without centers that are withheld."""
        centers = self.all(ServiceCenter)
        shown = tuple(center for center in centers if not center.is_withheld)
        if len(shown) == len(centers):
            return self
        return replace(self, records={**self.records, ServiceCenter: shown})

    @shared_property
    def zone(self) -> ZoneInfo:
        """The directory's time zone."""
        return ZoneInfo(self.settings.time_zone)

    @shared_property
    def traditional_names(self) -> Mapping[str, str]:
        """Names with the form that they keep in traditional characters, as settings and records say."""
        names = {name.simplified: name.traditional for name in self.settings.traditional_names}
        for record in self.all(Record):
            given = record.translation("name", "zh-Hant")
            if isinstance(given, str):
                names[record.name] = given
        return names

    @shared_property
    def known_names(self) -> Mapping[str, Mapping[str, str]]:
        """By language: names of places and bodies, and phrases of the settings, with their translations."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        bearers: Iterable[Part] = chain(
            self.all(Organization),
            self.all(ServiceCenter),
            self.all(Area),
            self.settings.center_kinds,
            self.settings.own_fields,
            self.settings.phrases,
        )
        for part in bearers:
            field = "text" if isinstance(part, Phrase) else "name"
            for each in part.translations:
                if each.field == field and each.text:
                    found[each.language][getattr(part, field)] = each.text
        return found

    @shared_property
    def _all(self) -> Mapping[Any, tuple[Any, ...]]:
        every = tuple(chain.from_iterable(self.records.values()))
        return {Board: self.settings.boards, Record: every, **self.records}

    @shared_property
    def _by_id(self) -> Mapping[Any, Mapping[str, Any]]:
        return {kind: {record.id: record for record in records} for kind, records in self._all.items()}

    def _areas_within(self, area_id: str) -> tuple[Area, ...]:
        found = self._below.get(area_id)
        if found is None:
            below = [self._areas_within(child.id) for child in self.where(Area, parent=area_id)]
            found = self._below[area_id] = (self.get(Area, area_id), *chain.from_iterable(below))
        return found


def _grouped(records: Iterable[Any], name: str) -> Mapping[str | None, tuple[Any, ...]]:
    groups: dict[str | None, list[Any]] = defaultdict(list)
    for record in records:
        value = getattr(record, name)
        for id_ in value if isinstance(value, tuple) else (value,):
            groups[id_].append(record)
    return {id_: tuple(found) for id_, found in groups.items()}
