"""The area of a row: found by name, told apart by the area above, created if that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from service_circles.geo.datum import Point
from service_circles.geo.polygons import is_inside
from service_circles.importing.cells.name_book import NameBook
from service_circles.importing.cells.reading_result import Trouble, trouble
from service_circles.importing.matching.pinyin_ids import area_id_text, id_text, new_id
from service_circles.records.area import AreaKind

_KINDS = {
    "区": AreaKind.DISTRICT, "县": AreaKind.DISTRICT, "街道": AreaKind.STREET, "街道办事处": AreaKind.STREET, "街道办": AreaKind.STREET,
    "镇": AreaKind.TOWN, "乡": AreaKind.TOWN, "村": AreaKind.VILLAGE, "村委会": AreaKind.VILLAGE, "社区": AreaKind.COMMUNITY,
    "小区": AreaKind.ESTATE, "花园": AreaKind.ESTATE, "苑": AreaKind.ESTATE,
}  # fmt: skip


@dataclass
class AreaFinder:
    """Finds areas in the name book; keeps those that it created."""

    names: NameBook
    parents: dict[str, str | None]
    """The area around each area."""
    taken: set[str]
    root: str | None = None
    """The area below which unknown areas are created; none if they are not."""
    created: dict[str, dict[str, str]] = field(default_factory=dict)
    boundaries: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    """The outlines of areas in WGS84."""

    def find(self, text: str, above: str) -> str | Trouble:
        """The id of the area that a row names, alone or with the name of the area above it."""
        around = self._one(above, None, self.root) if above else None
        if not text:
            return around or trouble("X202", found=above, meant=self.names.nearest("area", above))
        below = around if isinstance(around, str) else None
        return self._one(text, below, below or self.root)

    def around(self, point: Point) -> str | None:
        """The innermost area whose boundary holds a point."""
        holding = [id_ for id_, corners in self.boundaries.items() if is_inside(point, corners)]
        return max(holding, key=lambda id_: len(list(self._around(id_))), default=None)

    def _one(self, text: str, below: str | None, parent: str | None) -> str | Trouble:
        found = self.names.find("area", text)
        if (below and len(found) > 1) or (below and self.root):
            found = tuple(id_ for id_ in found if below in self._around(id_))
        if len(found) == 1:
            return found[0]
        if found:
            return trouble("X225", found=text, words=found)
        if parent is None:
            return trouble("X202", found=text, meant=self.names.nearest("area", text))
        return self._create(text, parent)

    def _around(self, id_: str) -> Iterator[str]:
        at: str | None = id_
        while at is not None:
            yield at
            at = self.parents.get(at)

    def _create(self, name: str, parent: str) -> str:
        id_ = new_id(
            area_id_text(name),
            self.taken,
            apart=id_text(area_id_text(self.names.name_of("area", parent))),
            fallback="area",
        )
        self.taken.add(id_)
        self.names.add("area", id_, name)
        self.parents[id_] = parent
        self.created[id_] = {"id": id_, "name": name, "kind": area_kind(name).value, "parent": parent}
        return id_


def area_kind(name: str) -> AreaKind:
    """The kind of area that a name ends with; a community if it says nothing."""
    endings = sorted(_KINDS, key=len, reverse=True)
    return next((_KINDS[ending] for ending in endings if name.endswith(ending)), AreaKind.COMMUNITY)
