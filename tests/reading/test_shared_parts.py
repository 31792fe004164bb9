"""Equal pieces of records are held once, and nothing else changes."""

from pathlib import Path

from benchmarks.directory_of import make_directory
from service_circles.reading.directory_reader import read_directory
from service_circles.records.center import ServiceCenter
from service_circles.records.values.shared_parts import SharedParts


def test_equal_pieces_are_one_object_and_say_the_same(tmp_path: Path) -> None:
    make_directory(tmp_path, 40, files="few")
    read, problems = read_directory(tmp_path)
    assert read is not None, problems
    centers = read.directory.all(ServiceCenter)
    assert (
        len({id(center.schedule) for center in centers}) == len({center.schedule for center in centers}) < 6
    )
    offered = [each for center in centers for each in center.services]
    assert len({id(each) for each in offered}) == len(set(offered)) < len(offered)


def test_a_record_stays_equal_to_what_it_was() -> None:
    given = {
        "id": "a", "name": "一", "area": "x", "kind": "library", "level": "street", "phones": [{"number": "0000-0000 0001"}],
        "services": [{"service": "s", "on_the_spot": False}, {"service": "s"}],
        "schedule": {"rules": [{"byday": "周一", "hours": "09:00-12:00"}]},
    }  # fmt: skip
    one, other = ServiceCenter.model_validate(given), ServiceCenter.model_validate(given)
    SharedParts().share_pieces(one)
    assert one == other
    assert one.services[0] is one.services[1]
    assert one.model_dump() == other.model_dump()
    assert one.model_dump(exclude_defaults=True) == other.model_dump(exclude_defaults=True)
