"""Helpers that read some of the files change nothing: neither records and their places nor what is reported."""

from pathlib import Path

import pytest

from service_circles.problems.problem import Problem
from service_circles.reading import directory_reader
from service_circles.reading.directory_reader import ReadDirectory, read_directory
from service_circles.records.record import Record
from tests.publishing import ROOT
from tests.reading.projects import CENTER, write_project


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory_reader, "cores", lambda: 3)


def with_helpers(root: Path) -> tuple[ReadDirectory | None, tuple[Problem, ...]]:
    done = list[str]()
    read = read_directory(root, meanwhile=lambda: done.append("meanwhile"))
    assert done == ["meanwhile"]
    return read


def test_the_same_records_at_the_same_places() -> None:
    (alone, problems), (helped, same_problems) = read_directory(ROOT), with_helpers(ROOT)
    assert alone is not None
    assert helped is not None
    assert problems == same_problems
    assert helped.directory == alone.directory
    both = zip(alone.directory.all(Record), helped.directory.all(Record), strict=True)
    for ours, theirs in list(both)[::40]:
        places = [
            read.places.position_of(record, ("name",)) for read, record in ((alone, ours), (helped, theirs))
        ]
        assert places[0] == places[1]


def test_the_same_mistakes(tmp_path: Path) -> None:
    wrong = CENTER.replace("name:", "nmae:").replace("09:00-12:00, 14:00-18:00", "0：00-25：00")
    root = write_project(tmp_path, **{f"center-{number}": wrong for number in range(60)})
    none, problems = with_helpers(root)
    assert none is None
    assert problems == read_directory(root)[1]
    assert len(problems) > 100
