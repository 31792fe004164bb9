"""A data package in a zip archive, which is never unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from service_circles.importing.sheets.sheet_table import refuse_file

PACKAGE = "datapackage.json"
MOST_BYTES_UNPACKED = 100 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def files_of_archive(path: Path) -> Mapping[str, bytes] | None:
    """The datapackage.json of an archive and the files beside it, by name; None if there is no such archive."""
    if not zipfile.is_zipfile(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return _beside_package(archive, path.name)
    except _DAMAGED:
        return None


def _beside_package(archive: zipfile.ZipFile, name: str) -> Mapping[str, bytes] | None:
    packages = [each for each in archive.namelist() if each.rpartition("/")[2] == PACKAGE]
    if len(packages) != 1:
        return None
    folder = packages[0].removesuffix(PACKAGE)
    entries = [
        entry for entry in archive.infolist() if entry.filename.rpartition("/")[0] == folder.rstrip("/")
    ]
    if sum(entry.file_size for entry in entries) > MOST_BYTES_UNPACKED:
        refuse_file("X106", name, found=name, limit=f"{MOST_BYTES_UNPACKED >> 20} MB")
    return {
        entry.filename.removeprefix(folder): archive.read(entry) for entry in entries if not entry.is_dir()
    }
