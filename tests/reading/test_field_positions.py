"""Records are read in the order of their files, and the position of each field is found again."""

from pathlib import Path

import pytest

from benchmarks.directory_of import make_directory
from service_circles.problems.problem import Position
from service_circles.reading.directory_reader import read_directory
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Service
from tests.reading.projects import CENTER, write_project


@pytest.mark.parametrize("files", ["many", "few"])
def test_a_made_up_directory_has_no_mistakes(tmp_path: Path, files: str) -> None:
    make_directory(tmp_path, 40, files=files)
    read, problems = read_directory(tmp_path)
    assert problems == ()
    assert read is not None
    assert len(read.directory.all(ServiceCenter)) == len(read.directory.all(ServiceCircle)) == 40


def test_places_lead_to_records_and_fields(tmp_path: Path) -> None:
    read, problems = read_directory(write_project(tmp_path, center=CENTER))
    assert read is not None, problems
    center = read.directory.all(ServiceCenter)[0]
    file = "content/center.yaml"
    assert read.directory.positions["mingzhu-center"] == Position(file, 3, 3)
    assert read.places.position_of(center, ("name",)) == Position(file, 4, 9)
    assert read.places.position_of(center, ("location", "longitude")) == Position(file, 8, 43)
    assert read.places.position_of(center, ("phones", 0)) == Position(file, 10, 7)
    assert read.places.position_of(center, ("photos", 3)) == Position(file, 3, 3)
    problem = read.places.problem_at(center, ("accessibility", 1), "D102", found="lift", kind="x")
    assert (problem.position, problem.length) == (Position(file, 21, 25), 4)
    assert problem.excerpt == "  accessibility: [ramp, lift]"


def test_records_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    service = "service:\n  id: {0}\n  name: {0}\n  board: elderly\n"
    write_project(tmp_path, b=service.format("b"), a=service.format("a"))
    (tmp_path / "content" / "A").mkdir()
    (tmp_path / "content" / "A" / "z.yml").write_text(service.format("z"))
    read, _ = read_directory(tmp_path)
    assert read is not None
    assert [record.id for record in read.directory.all(Service)] == ["z", "a", "b"]
