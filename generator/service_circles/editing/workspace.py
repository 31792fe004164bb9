"""The YAML files of a project with the records in them, as they shall be after a change; nothing is written here."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.editing.change_request import SETTINGS_RECORD, Data
from service_circles.editing.refusals import RefusedError
from service_circles.editing.schema_order import FileShape, Shape
from service_circles.editing.usual_files import UsualFiles
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, marked_nodes
from service_circles.editing.yaml_splice.splice import new_file, splice
from service_circles.editing.yaml_splice.transplant import record_text, with_record
from service_circles.problems.problem import Problem
from service_circles.reading.project_files import SETTINGS_FILE, find_files, read_source
from service_circles.reading.schema.top_level import top_records
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.record import Record
from service_circles.records.values.record_part import Part

_MOST_LOOKED_FOR = 50
_BOM = "\ufeff"


@dataclass(eq=False)
class RecordData:
    """A record as data that operations change, with its file, the key above it and its class."""

    file: str
    key: str
    part: type[Part]
    fields: dict[str, Data]

    @property
    def is_single(self) -> bool:
        """True for a record below a key of its own, such as `center:`."""
        return not issubclass(self.part, Record) or self.key == self.part.meta.name


@dataclass(eq=False)
class YamlFile:
    """A YAML file: its text, if it was there before, and what it shall mean."""

    text: str | None
    data: dict[str, Any]
    was: dict[str, Any] = field(default_factory=dict)
    moved_in: list[tuple["RecordData", str]] = field(default_factory=list)
    """Records that were moved here, with their texts."""

    @property
    def new_text(self) -> str | None:
        """The text after the change; None for a file in which nothing is left."""
        if not self.data:
            return None
        bom = _BOM if self.text and self.text.startswith(_BOM) else ""
        text = self.text and self.text.removeprefix(_BOM)
        if self.moved_in:
            with suppress(CannotSpliceError):
                return bom + self._with_moved(text)
        return bom + (splice(text, self.data, FileShape()) if text else new_file(self.data, FileShape()))

    def _with_moved(self, text: str | None) -> str:
        rest = _without(self.data, [id(record.fields) for record, _ in self.moved_in])
        text = splice(text, rest, FileShape()) if text and rest else None
        for record, written in self.moved_in:
            changed = splice(written, record.fields, Shape(record.part))
            text = with_record(text, record.key, changed, is_single=record.is_single)
        if text is None or marked_nodes(text).data != self.data:
            raise CannotSpliceError
        return text


def _without(data: dict[str, Any], going: list[int]) -> dict[str, Any]:
    """The data of a file without some records, known by identity."""
    rest: dict[str, Any] = {}
    for key, value in data.items():
        kept = [item for item in value if id(item) not in going] if isinstance(value, list) else value
        if kept and id(value) not in going:
            rest[key] = kept
    return rest


class Workspace:
    """Records by id, found in the files that name one of the ids looked for."""

    def __init__(self, root: Path, ids: Iterable[str]) -> None:
        self.root = root
        self.files: dict[str, YamlFile] = {}
        self.records: dict[str, RecordData] = {}
        self.seen: dict[str, bytes] = {}
        """The bytes of files that were read, to be compared before they are replaced."""
        self.problems: list[Problem] = []
        """Mistakes in files that may hold the records looked for."""
        self._ids = set(ids)
        self._read_before: set[str] = set()
        found, self.problems = find_files(root)
        self.yaml_paths = found.yaml
        self.page_paths = found.markdown
        self.pages: dict[str, str] = {}
        """Hand-written pages whose links change, with their new texts."""
        self.usual_files = UsualFiles(root, found.yaml)
        for path in found.yaml:
            self._read(path)

    def changed(self) -> Iterator[tuple[str, YamlFile]]:
        """The files that shall mean something else."""
        return ((path, file) for path, file in self.files.items() if file.data != file.was)

    def every_id(self) -> list[str]:
        """The ids of all records of the project, for suggestions."""
        if not self._ids >= {""}:
            self._ids.add("")  # which every file holds
            for path in self.yaml_paths:
                self._read(path)
        return list(self.records)

    def put(self, path: str, kind: type[Record], fields: dict[str, Data]) -> RecordData:
        """Add a record to a file: alone in a new one, at the end of the list of its kind in one that is there."""
        file = self._file(path)
        key = kind.meta.folder if file.data or path == SETTINGS_FILE else kind.meta.name
        record = RecordData(path, key, kind, fields)
        if record.is_single:
            file.data[key] = fields
        else:
            file.data.setdefault(key, []).append(fields)
        self.records[str(fields["id"])] = record
        return record

    def rename(self, old: str, new: str) -> None:
        """Know a record by another id from now on."""
        self.records[new] = self.records.pop(old)

    def take(self, record: RecordData) -> None:
        """Take a record out of its file."""
        data = self.files[record.file].data
        if not record.is_single:
            data[record.key][:] = [each for each in data[record.key] if each is not record.fields]
        if record.is_single or not data[record.key]:
            del data[record.key]
        self.records = {id_: each for id_, each in self.records.items() if each is not record}

    def move(self, record: RecordData, path: str) -> None:
        """Move a record to another file; a file of its own moves as it is."""
        source, kind = self.files[record.file], record.part
        if not issubclass(kind, Record):
            return
        old = source.text or ""
        is_alone = record.is_single and len(source.data) == 1
        text = None
        with suppress(CannotSpliceError, ValueError, IndexError):
            text = record_text(old.removeprefix(_BOM), self._trail(record))
        self.take(record)
        target = self._file(path)
        if is_alone and not target.data:
            target.text = old
        placed = self.put(path, kind, record.fields)
        if text is not None and target.text is not old:
            target.moved_in.append((placed, text))

    def _trail(self, record: RecordData) -> tuple[str | int, ...]:
        """The path to a record in the text of its file as it was."""
        if record.is_single:
            return (record.key,)
        old = self.files[record.file].was.get(record.key, [])
        return (record.key, [each["id"] for each in old].index(record.fields["id"]))

    def _file(self, path: str) -> YamlFile:
        """A file that may hold none of the ids looked for, or is not there yet."""
        if path not in self.files:
            if path in self.yaml_paths:
                self._read(path, wanted=True)
            else:
                self.files[path] = YamlFile(None, {})
        if path not in self.files:
            raise RefusedError("C121", "file")  # its own problems are reported instead
        return self.files[path]

    def _read(self, path: str, *, wanted: bool = False) -> None:
        if path in self._read_before:
            return
        source, problems = read_source(self.root, path)
        if source is None or not (wanted or self._may_hold(path, source.text)):
            self.problems += problems
            return
        self._read_before.add(path)
        source, slips = correct_typos(source)
        root, mistakes = read_nodes(source)
        tops = list(top_records(root, source, mistakes)) if root else []
        if slips or mistakes or root is None:
            self.problems += [*slips, *mistakes]
            return
        self._keep(path, source.text, tops)

    def _may_hold(self, path: str, text: str) -> bool:
        if path == SETTINGS_FILE or len(self._ids) > _MOST_LOOKED_FOR:
            return True
        return any(id_ in text for id_ in self._ids)

    def _keep(self, path: str, text: str, tops: list[Any]) -> None:
        data: Any = marked_nodes(text).data
        self.seen[path] = (self.root / path).read_bytes()
        self.files[path] = YamlFile(self.seen[path].decode(), data, deepcopy(data))
        for top in tops:
            fields = data
            for step in top.trail:
                fields = fields[step]
            key = str(top.trail[0])
            id_ = SETTINGS_RECORD if key == SETTINGS_RECORD else str(fields.get("id"))
            self.records[id_] = RecordData(path, key, top.part, fields)
