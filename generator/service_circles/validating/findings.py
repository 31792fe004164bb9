"""All faults found, of each code a bounded number; in the end problems with their line and excerpt."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from service_circles.hsds.hsds_row import RowPlace
from service_circles.problems.problem import Position, Problem, Severity
from service_circles.validating.faults import Fault, advice, pointer
from service_circles.validating.given_files import FileError, GivenFiles
from service_circles.validating.json_files import read_text
from service_circles.validating.json_places import json_places

MOST_OF_A_CODE = 500
_LONGEST_EXCERPT = 2_000
_MOST_READ_AGAIN = 64 << 20


@dataclass
class Findings:
    """The faults so far."""

    _found: list[tuple[RowPlace, str, Fault]] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, place: RowPlace, fault: Fault, table: str = "") -> None:
        """Note a fault of a row of a table, or of a file as a whole."""
        column = f"{table}.{fault.column}" if table and fault.column else fault.column or table
        if fault.is_told_once:
            if (fault.code, column) in self._told:
                return
            self._told.add((fault.code, column))
        self._counts[fault.code] += 1
        if self._counts[fault.code] <= MOST_OF_A_CODE:
            self._found.append((place, column, fault))

    @property
    def has_mistakes(self) -> bool:
        """True if anything but advice was found."""
        return any(not fault.is_advice for _, _, fault in self._found)

    def problems(self, files: GivenFiles | None) -> Iterator[Problem]:
        """The faults as problems; the files are read again for the lines at fault."""
        by_file: dict[str, list[tuple[RowPlace, str, Fault]]] = defaultdict(list)
        for each in self._found:
            by_file[each[0].file].append(each)
        for name, found in by_file.items():
            yield from _located(name, found, files)
        for code, count in self._counts.items():
            if count > MOST_OF_A_CODE:
                fault = advice("V114", found=code, count=count - MOST_OF_A_CODE)
                yield _problem("", fault, Position("…"))


def _located(
    name: str, found: list[tuple[RowPlace, str, Fault]], files: GivenFiles | None
) -> Iterator[Problem]:
    try:
        text = read_text(files, name, _MOST_READ_AGAIN) if files and name in files.sizes else ""
    except FileError:
        text = ""
    lines = text.split("\n") if text else []
    wanted = {path for place, _, fault in found for path in _paths(place, fault)}
    places = json_places(text, wanted) if any(wanted) else {}
    for place, column, fault in found:
        at = next((places[path] for path in _paths(place, fault) if path in places), None)
        line, character, length = at or (place.line or _line_of(fault), 1, 1)
        excerpt = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
        if place.line:
            character, length = _in_row(excerpt, fault)
        if len(excerpt) > _LONGEST_EXCERPT or not (place.line or at or line > 1):
            shown = f"{name}{pointer(place.path)}" if place.path else name
            yield _problem(column, fault, Position(shown, max(line, 1), character))
        else:
            yield _problem(column, fault, Position(name, line, character), excerpt, length)


def _line_of(fault: Fault) -> int:
    line = fault.details.get("line")
    return line if isinstance(line, int) else 0


def _paths(place: RowPlace, fault: Fault) -> tuple[tuple[str | int, ...], ...]:
    """The value at fault, else the row."""
    column = fault.column.rpartition(".")[2]
    return ((*place.path, column), place.path) if not place.line and (place.path or column) else ()


def _in_row(excerpt: str, fault: Fault) -> tuple[int, int]:
    found = str(fault.details.get("found", ""))
    at = excerpt.find(found) if found else -1
    return (at + 1, len(found)) if at >= 0 else (1, max(excerpt.find(","), 1))


def _problem(column: str, fault: Fault, position: Position, excerpt: str = "", length: int = 1) -> Problem:
    severity = Severity.WARNING if fault.is_advice else Severity.MISTAKE
    details = {"field": column, **fault.details}
    return Problem(fault.code, position, details, excerpt=excerpt, length=length, severity=severity)
