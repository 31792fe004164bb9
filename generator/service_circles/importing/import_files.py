"""The files beside a project that an import keeps: its mapping and its memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from service_circles.importing.table_parts import Options

IMPORTS_FOLDER = "imports"
"""Beside content/, so that nothing in it is published."""


@dataclass(frozen=True)
class ImportFiles:
    """The mapping and the memory for one file of somebody's."""

    mapping: Path

    @property
    def memory(self) -> Path:
        """The rows of the last import."""
        return self.mapping.with_name(f"{self.mapping.stem}.rows.json")


def import_files(root: Path, source: Path, options: Options, mapping: Path | None) -> ImportFiles:
    """The files for a source, named after it, the kind and the sheet, unless a mapping is named."""
    names = filter(None, [source.stem, options.kind, options.sheet])
    stem = re.sub(r"[^\w\u3400-\u9fff-]+", "-", "-".join(names)).strip("-")
    return ImportFiles(mapping or root / IMPORTS_FOLDER / f"{stem}.yaml")
