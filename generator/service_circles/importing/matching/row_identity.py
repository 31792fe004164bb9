"""Match a row with its record: by id, by memory, by name and place; else a new one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service_circles.importing.cells.reading_result import Trouble, trouble
from service_circles.importing.columns.import_mapping import AREA_ABOVE
from service_circles.importing.matching.area_finder import AreaFinder
from service_circles.importing.matching.pinyin_ids import id_text, new_id
from service_circles.importing.matching.row_memory import RowMemory
from service_circles.importing.matching.row_values import ValueReader
from service_circles.importing.matching.typed_records import TypedRecord
from service_circles.importing.sheets.sheet_table import SheetRow
from service_circles.writing.finding.folding import fold_text


@dataclass(frozen=True)
class RowIdentity:
    """A row with its key, its record or new id, and its area; or with the trouble for which it is refused."""

    row: SheetRow
    key: str
    name: str
    id: str = ""
    record: TypedRecord | None = None
    area: str | None = None
    refused: tuple[str, Trouble] | None = None
    """The field at fault and what is wrong."""


@dataclass
class IdentityFinder:
    """Tells rows apart and finds their records."""

    reader: ValueReader
    records: Mapping[str, TypedRecord]
    memory: RowMemory
    areas: AreaFinder
    taken: set[str]
    _seen: dict[str, int] = field(default_factory=dict)
    _claimed: dict[str, int] = field(default_factory=dict)

    def find(self, rows: Sequence[SheetRow]) -> list[RowIdentity]:
        """The identities of all rows, in their order."""
        by_key = {self._key(row): fold_text(self.reader.text(row, "name")) for row in rows}
        names = Counter(by_key.values())
        return [self._identify(row, names) for row in rows]

    def _identify(self, row: SheetRow, names: Mapping[str, int]) -> RowIdentity:
        name, key = self.reader.text(row, "name"), self._key(row)
        written = self.reader.text(row, "id")
        if not name and written not in self.records:
            return RowIdentity(row, key, name, refused=("name", trouble("X203")))
        if key in self._seen:
            return RowIdentity(
                row, key, name, refused=("name", trouble("X221", found=name, first=self._seen[key]))
            )
        self._seen[key] = row.number
        area = self._area(row, self.records.get(written))
        if isinstance(area, Trouble):
            return RowIdentity(row, key, name, refused=("area", area))
        return self._with_record(row, key, name, area, names)

    def _with_record(
        self, row: SheetRow, key: str, name: str, area: str | None, names: Mapping[str, int]
    ) -> RowIdentity:
        record = self._record(row, key, name, area)
        if isinstance(record, Trouble):
            return RowIdentity(row, key, name, refused=("name", record))
        if record and record.id in self._claimed:
            first = self._claimed[record.id]
            return RowIdentity(row, key, name, refused=("name", trouble("X221", found=name, first=first)))
        id_ = record.id if record else self._new_id(row, name, area, names)
        self._claimed[id_] = row.number
        self.taken.add(id_)
        self.areas.names.add(self.reader.kind.meta.name, id_, name, [self.reader.text(row, "id"), key])
        if self.reader.kind.meta.name == "area":
            self.areas.parents.setdefault(id_, None)
        return RowIdentity(row, key, name, id_, record, area)

    def _key(self, row: SheetRow) -> str:
        """The texts of the key columns; the name and where it is without any."""
        headings = list(self.reader.headings)
        columns = [headings.index(heading) for heading in self.reader.mapping.key if heading in headings]
        texts = [row.cell(column).text for column in columns]
        if not any(map(fold_text, texts)):
            texts = [self.reader.text(row, field) for field in ("id", "name", "area")]
        return "|".join(filter(None, map(fold_text, texts)))

    def _area(self, row: SheetRow, record: TypedRecord | None) -> str | Trouble | None:
        text, above = self.reader.text(row, "area"), self.reader.text(row, AREA_ABOVE)
        if "area" not in self.reader.kind.model_fields:
            return None
        if not (text or above):
            point = self.reader.point(row)
            return self.areas.around(point) if point and record is None else None
        if word := self.reader.context.words.get(("area", text)):
            return word
        current = record.data.get("area") if record else None
        if isinstance(current, str) and text == self.areas.names.name_of("area", current):
            return current
        return self.areas.find(text, above)

    def _record(self, row: SheetRow, key: str, name: str, area: str | None) -> TypedRecord | Trouble | None:
        written = self.records.get(self.reader.text(row, "id"))
        if written and written.kind is self.reader.kind:
            return written
        remembered = self.memory.get(self.reader.kind.meta.name, key)
        if remembered:
            return self._by_id.get(remembered.id) or trouble("X229", found=name, id=remembered.id)
        return self._by_name(row, name, area)

    def _by_name(self, row: SheetRow, name: str, area: str | None) -> TypedRecord | Trouble | None:
        found = [each for each in self._named(name) if area is None or each.data.get("area", area) == area]
        address = fold_text(self.reader.text(row, "address"))
        if len(found) > 1 and address:
            found = [
                each for each in found if fold_text(str(each.data.get("address", ""))) == address
            ] or found
        if len(found) > 1:
            return trouble("X220", found=name, words=tuple(each.id for each in found))
        return found[0] if found else None

    def _named(self, name: str) -> Iterable[TypedRecord]:
        return self._names.get(fold_text(name), ())

    def __post_init__(self) -> None:
        self._by_id = dict(self.records)
        self._names: dict[str, list[TypedRecord]] = defaultdict(list)
        for record in self.records.values():
            former = record.data.get("formerly", [])
            self._by_id |= dict.fromkeys([former] if isinstance(former, str) else former, record)
            if record.kind is self.reader.kind:
                self._names[fold_text(str(record.data["name"]))].append(record)

    def _new_id(self, row: SheetRow, name: str, area: str | None, names: Mapping[str, int]) -> str:
        written = self.reader.text(row, "id").lower()
        if written and id_text(written) == written:
            return new_id(written, self.taken)
        is_shared = names[fold_text(name)] > 1
        apart = area or ""
        name = f"{name} {apart}" if is_shared and apart else name
        return new_id(name, self.taken, apart=apart, fallback=self.reader.kind.meta.name)
