"""The file in which a new record belongs: beside the others of its kind."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from service_circles.editing.change_request import Data
from service_circles.reading.project_files import CONTENT_FOLDER
from service_circles.records.record import Record

_NEIGHBORS = ("parent", "area", "ledger", "board", "series")
"""Fields by which records are sorted into files."""


@dataclass
class _Files:
    folders: Counter[str] = field(default_factory=Counter)
    """Folders with files of one record each."""
    lists: dict[str, str] = field(default_factory=dict)
    """Files with several records, and their texts."""


class UsualFiles:
    """Looks where the records of a kind are kept, once for each kind."""

    def __init__(self, root: Path, yaml_paths: Sequence[str]) -> None:
        self._root = root
        self._paths = yaml_paths
        self._files: dict[type[Record], _Files] = {}

    def place_of(self, kind: type[Record], fields: dict[str, Data]) -> str:
        """The file for a new record: of its own if others have one, else the list with most neighbors of it."""
        if kind not in self._files:
            self._files[kind] = self._find(kind)
        files = self._files[kind]
        if files.lists and not files.folders:
            return max(files.lists, key=lambda path: _neighbors(files.lists[path], fields))
        folder = next(
            (name for name, _ in files.folders.most_common(1)), f"{CONTENT_FOLDER}/{kind.meta.folder}"
        )
        return f"{folder}/{fields['id']}.yaml"

    def _find(self, kind: type[Record]) -> _Files:
        files = _Files()
        single, several = (re.compile(f"^{key}:", re.MULTILINE) for key in (kind.meta.name, kind.meta.folder))
        for path in self._paths:
            text = (self._root / path).read_text("utf-8", "replace")
            if single.search(text) and path.startswith(CONTENT_FOLDER):
                files.folders[str(PurePosixPath(path).parent)] += 1
            if several.search(text):
                files.lists[path] = text
        return files


def _neighbors(text: str, fields: dict[str, Data]) -> tuple[int, int]:
    shared = [f"{name}: {fields[name]}" for name in _NEIGHBORS if name in fields]
    return sum(text.count(line) for line in shared), text.count("\n  - id:")
