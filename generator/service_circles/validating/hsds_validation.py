"""Checks HSDS of anybody: a page or object of JSON, a folder or archive of them, or the tables of a package."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from service_circles.hsds.hsds_row import HsdsRow, RowPlace
from service_circles.hsds.hsds_version import HsdsTable, HsdsVersion
from service_circles.hsds.json_rows import json_rows
from service_circles.hsds.table_rows import LONGEST_LINE, TableError, table_rows
from service_circles.hsds.version_3_1 import HSDS_3_1
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.validating.all_checks import AllChecks
from service_circles.validating.api_pages import ApiPages
from service_circles.validating.faults import advice, mistake, shortened
from service_circles.validating.findings import Findings
from service_circles.validating.given_files import FileError, GivenFiles, given_files
from service_circles.validating.json_files import read_json
from service_circles.validating.package_tables import PackageTables, package_in

MOST_ROWS = 300_000
_REASONS = {
    "quote": phrase("引号没有结束"),
    "heading": phrase("第一行不是表头：没有名字，或者有两个一样的"),
    "length": phrase("这一行太长"),
}


@dataclass(frozen=True)
class Validation:
    """Result of a validation: problems, and the number of objects in each table."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int]

    @property
    def has_mistakes(self) -> bool:
        """True if the data is not right; advice alone does not make it so."""
        return any(problem.is_mistake for problem in self.problems)


def validate_hsds(path: Path, day: date, version: HsdsVersion = HSDS_3_1) -> Validation:
    """Check a file, folder or archive on a day."""
    findings = Findings()
    try:
        with given_files(path) as files:
            run = _Run(files, day, version, findings)
            run.read()
            problems = tuple(findings.problems(files))
            return Validation(problems, run.checks.counts)
    except FileError as error:
        findings.add(RowPlace(error.name), error.fault)
        return Validation(tuple(findings.problems(None)), {})


class _TooManyRowsError(Exception):
    """There are more rows than are kept in memory."""


class _Run:
    def __init__(self, files: GivenFiles, day: date, version: HsdsVersion, findings: Findings) -> None:
        self._files, self._version, self._findings = files, version, findings
        self._pages = ApiPages()
        self.checks = AllChecks(version, day)
        self._rows = 0

    def read(self) -> None:
        """Read all files, then look at the rows together."""
        try:
            whole = self._read_package() or self._read_json_files()
        except _TooManyRowsError:
            limit = f"{MOST_ROWS:,}"
            self._findings.add(RowPlace(self._files.name), mistake("V103", found=f"> {limit}", limit=limit))
            whole = frozenset()
        for place, fault in (*self._pages.faults(), *self.checks.faults(whole)):
            self._findings.add(place, fault)
        if not self._rows and not self._findings.has_mistakes:
            found = ", ".join([*self._files.sizes][:8]) or self._files.name
            self._findings.add(RowPlace(self._files.name), mistake("V102", found=found))

    def _read_package(self) -> frozenset[str]:
        """Read the tables of a package; those that are given as a whole, or none if there are no tables."""
        tables = PackageTables(self._version)
        name = package_in(self._files)
        if name:
            package = self._json(name)
            if package is not None:
                self._see_version(name, package, "hsds_version", "version")
                tables.describe(name, package, self._files)
        else:
            tables.by_names(self._files)
        for place, fault in tables.faults:
            self._findings.add(place, fault)
        for file, table in tables.files.items():
            self._see_rows(self._rows_of_table(file, table))
        return (
            frozenset(self._version.tables)
            if name
            else frozenset(each.name for each in tables.files.values())
        )

    def _rows_of_table(self, file: str, table: HsdsTable) -> Iterator[HsdsRow]:
        try:
            with self._files.open(file) as binary:
                text = io.TextIOWrapper(binary, "utf-8-sig", newline="")
                yield from table_rows(table.name, iter(lambda: text.readline(LONGEST_LINE), ""), file)
        except TableError as error:
            fault = mistake("V110", line=error.line, reason=_REASONS[error.reason])
            self._findings.add(RowPlace(file, error.line), fault)
        except UnicodeDecodeError:
            line = self._first_bad_line(file)
            self._findings.add(RowPlace(file, line), mistake("V105", line=line))
        except FileError as error:
            self._findings.add(RowPlace(file), error.fault)

    def _first_bad_line(self, file: str) -> int:
        """The number of the first line that is not UTF-8."""
        with self._files.open(file) as binary:
            lines = iter(lambda: binary.readline(LONGEST_LINE), b"")
            return next((number for number, line in enumerate(lines, 1) if not _is_utf8(line)), 1)

    def _read_json_files(self) -> frozenset[str]:
        for name in self._files.sizes:
            if PurePosixPath(name).suffix.lower() != ".json":
                continue
            data = self._json(name)
            if isinstance(data, Mapping) and _is_about_the_api(data):
                self._see_version(name, data, "version")
            elif data is None:
                continue  # it was reported
            elif not _has_objects(data):
                found = ", ".join(map(str, data))[:100] if isinstance(data, Mapping) else type(data).__name__
                self._findings.add(RowPlace(name), advice("V113", found=found))
            else:
                self._see_rows(json_rows(self._version, data, name))
                self._see_page(name, data)
        return self._pages.whole_tables

    def _json(self, name: str) -> object:
        try:
            return read_json(self._files, name)
        except FileError as error:
            self._findings.add(RowPlace(name), error.fault)
            return None

    def _see_page(self, name: str, data: object) -> None:
        contents = data.get("contents") if isinstance(data, Mapping) else None
        if isinstance(data, Mapping) and isinstance(contents, list):
            first = next(json_rows(self._version, data, name), None)
            table = first.table if first else PurePosixPath(name).stem
            for fault in self._pages.see(name, table, data):
                self._findings.add(RowPlace(name), fault)

    def _see_version(self, name: str, data: object, *keys: str) -> None:
        """Say so if the data is of a version whose tables are others."""
        given = data if isinstance(data, Mapping) else {}
        found = next((str(given[key]) for key in keys if key in given), "")
        if found and not found.startswith("3."):
            fault = advice("V115", found=shortened(found), expected=self._version.number)
            self._findings.add(RowPlace(name), fault)

    def _see_rows(self, rows: Iterator[HsdsRow]) -> None:
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise _TooManyRowsError
            for fault in self.checks.see(row):
                self._findings.add(row.place, fault, row.table)


def _is_about_the_api(data: Mapping[str, Any]) -> bool:
    """True for what is beside the data: the root of an API, its OpenAPI document, our report of what is left out."""
    return (
        "contents" not in data
        and "id" not in data
        and bool(data.keys() & {"openapi", "openapi_url", "profile", "swagger", "kinds"})
    )


def _has_objects(data: object) -> bool:
    """True for an object with an id or a name, a list of them or a page; an empty one too."""
    contents = data.get("contents", [data]) if isinstance(data, Mapping) else data
    if not isinstance(contents, list):
        return False
    first = contents[0] if contents else {"id": ""}
    return isinstance(first, Mapping) and not {"id", "name"}.isdisjoint(first)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
