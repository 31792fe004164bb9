"""The YAML files of a project with the records in them, as they shall be after a change; nothing is written here."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.editing.change_request import SETTINGS_RECORD, Data
from service_circles.editing.schema_order import FileShape
from service_circles.editing.yaml_splice.marked_nodes import marked_nodes
from service_circles.editing.yaml_splice.splice import new_file, splice
from service_circles.problems.problem import Problem
from service_circles.reading.project_files import SETTINGS_FILE, find_files, read_source
from service_circles.reading.schema.top_level import top_records
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_parser import read_nodes
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


@dataclass(eq=False)
class YamlFile:
    """A YAML file: its text, if it was there before, and what it shall mean."""

    text: str | None
    data: dict[str, Any]
    was: dict[str, Any] = field(default_factory=dict)

    @property
    def new_text(self) -> str | None:
        """The text after the change; None for a file in which nothing is left."""
        if not self.data:
            return None
        if self.text is None:
            return new_file(self.data, FileShape())
        bom = _BOM if self.text.startswith(_BOM) else ""
        return bom + splice(self.text.removeprefix(_BOM), self.data, FileShape())


class Workspace:
    """Records by id, found in the files that name one of the ids looked for."""

    def __init__(self, root: Path, ids: Iterable[str]) -> None:
        self.root = root
        self.files: dict[str, YamlFile] = {}
        self.records: dict[str, RecordData] = {}
        self.problems: list[Problem] = []
        """Mistakes in files that may hold the records looked for."""
        self._ids = set(ids)
        found, self.problems = find_files(root)
        self.yaml_paths = found.yaml
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
                if path not in self.files:
                    self._read(path)
        return list(self.records)

    def _read(self, path: str) -> None:
        source, problems = read_source(self.root, path)
        if source is None or not self._may_hold(path, source.text):
            self.problems += problems
            return
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
        has_bom = (self.root / path).read_bytes().startswith(_BOM.encode())
        self.files[path] = YamlFile(_BOM + text if has_bom else text, data, deepcopy(data))
        for top in tops:
            fields = data
            for step in top.trail:
                fields = fields[step]
            key = str(top.trail[0])
            id_ = SETTINGS_RECORD if key == SETTINGS_RECORD else str(fields.get("id"))
            self.records[id_] = RecordData(path, key, top.part, fields)
