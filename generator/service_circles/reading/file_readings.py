"""Cache of read files by their text, so that files that did not change are not read again."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service_circles.basics.cache_file import load_data, save_data
from service_circles.basics.content_hash import content_hash
from service_circles.problems.problem import Position, Problem
from service_circles.problems.source_file import SourceFile
from service_circles.reading.part_data import from_data, to_data
from service_circles.records.values.record_part import Part

Trail = tuple[str | int, ...]
_NAME = "records.json"


@dataclass
class FileReading:
    """Content of a file: each record, or the settings, with its path and position; its problems."""

    source: SourceFile | None
    """The text, and what the parser got in its place where it has typing errors; None if it cannot be read."""
    problems: list[Problem] = field(default_factory=list)
    parts: list[tuple[Part, Trail, Position]] = field(default_factory=list)


@dataclass
class Readings:
    """The readings of files, in memory, and as data of an earlier process."""

    _known: dict[str, FileReading] = field(default_factory=dict)
    _stored: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def load(folder: Path, program: str) -> "Readings":
        """Those that were saved in a folder by the same program, given by its hash."""
        data = load_data(folder / _NAME)
        files = data.get("files") if isinstance(data, dict) and data.get("program") == program else None
        return Readings(_stored=files if isinstance(files, dict) else {})

    def __bool__(self) -> bool:
        return bool(self._known or self._stored)

    def find(self, source: SourceFile) -> FileReading | None:
        """The reading of a file with the same text."""
        known = self._known.get(source.path)
        if known is None or known.source is None or known.source.text != source.text:
            known = self._from_store(source)
            if known:
                self._known[source.path] = known
        return known

    def add(self, path: str, reading: FileReading) -> None:
        """Keep the reading of a file."""
        self._known[path] = reading

    def _from_store(self, source: SourceFile) -> FileReading | None:
        with suppress(AttributeError, IndexError, KeyError, TypeError, ValueError):
            text_hash, *parts = self._stored[source.path]
            if text_hash == _hash(source.text):
                return FileReading(source, [], [_part_from(source.path, each) for each in parts])
        return None

    def save(self, folder: Path, program: str) -> None:
        """Save the readings of all files without problems; those with problems should be few."""
        data = {path: self._data(path) for path in self._known}
        files = {path: of_file for path, of_file in data.items() if of_file}
        if files != self._stored:
            save_data(folder / _NAME, {"program": program, "files": files})
            self._stored = files

    def _data(self, path: str) -> list[Any] | None:
        reading, stored = self._known[path], self._stored.get(path)
        if reading.source is None or reading.problems or reading.source.corrected:
            return None
        text_hash = _hash(reading.source.text)
        if stored and stored[0] == text_hash:
            return list(stored)
        with suppress(TypeError):
            return [
                text_hash,
                *(
                    [to_data(part), list(trail), begin.line, begin.column]
                    for part, trail, begin in reading.parts
                ),
            ]
        return None


def _part_from(path: str, data: Any) -> tuple[Part, Trail, Position]:
    part, trail, line, column = data
    made = from_data(part)
    if not isinstance(made, Part):
        raise TypeError(part)
    return made, tuple(trail), Position(path, line, column)


def _hash(text: str) -> str:
    return content_hash(text.encode(), length=32)
