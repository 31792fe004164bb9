"""The tables of a package: those that datapackage.json names, with what is wrong about their names; else those by file name."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from service_circles.hsds.hsds_row import RowPlace
from service_circles.hsds.hsds_version import HsdsTable, HsdsVersion
from service_circles.validating.faults import PlacedFault, advice, mistake, shortened
from service_circles.validating.given_files import GivenFiles

PACKAGE = "datapackage.json"


def package_in(files: GivenFiles) -> str | None:
    """The datapackage.json of the files, the one least deep."""
    named = [name for name in files.sizes if PurePosixPath(name).name == PACKAGE]
    return min(named, key=lambda name: (name.count("/"), name), default=None)


class PackageTables:
    """The files of tables, and faults of the description."""

    def __init__(self, version: HsdsVersion) -> None:
        self._version = version
        self.files: dict[str, HsdsTable] = {}
        self._named: set[str] = set()
        self.faults: list[PlacedFault] = []

    def describe(self, name: str, package: object, files: GivenFiles) -> None:
        """Take the tables that a datapackage.json names."""
        resources = package.get("resources") if isinstance(package, Mapping) else None
        if not isinstance(resources, list) or not resources:
            self.faults.append((RowPlace(name), mistake("V102", found="resources?")))
            return
        for number, resource in enumerate(resources):
            if isinstance(resource, Mapping):
                self._take(RowPlace(name, path=("resources", number, "path")), resource, files)
        folder = PurePosixPath(name).parent
        for file in files.sizes:
            path = PurePosixPath(file)
            if path.suffix == ".csv" and path.parent == folder and file not in self._named:
                self.faults.append((RowPlace(file), advice("V113", found=path.name)))

    def _take(self, place: RowPlace, resource: Mapping[str, Any], files: GivenFiles) -> None:
        path = resource.get("path")
        path = path[0] if isinstance(path, list) and len(path) == 1 else path
        if not isinstance(path, str) or not path or _leads_outside(path):
            self.faults.append((place, mistake("V109", found=shortened(path))))
            return
        file = (PurePosixPath(place.file).parent / path).as_posix()
        self._named.add(file)
        table = self._table(str(resource.get("name", "")), path)
        if file not in files.sizes:
            self.faults.append((place, mistake("V108", found=shortened(path))))
        elif table is None:
            self.faults.append((place, advice("V113", found=shortened(path))))
        else:
            self.files[file] = table

    def by_names(self, files: GivenFiles) -> None:
        """Take the tables that have the names of files of HSDS."""
        for file in files.sizes:
            path = PurePosixPath(file)
            table = self._table(path.stem, path.name) if path.suffix.lower() == ".csv" else None
            if table:
                self.files[file] = table

    def _table(self, name: str, path: str) -> HsdsTable | None:
        version = self._version
        stem = PurePosixPath(path).stem
        by_file = {PurePosixPath(table.file).stem: table for table in version.tables.values()}
        for known in (version.tables, version.by_plural, by_file):
            for each in (name, stem):
                if each in known:
                    return known[each]
        return None


def _leads_outside(path: str) -> bool:
    return path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/")
