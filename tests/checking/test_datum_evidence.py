"""Files and folders whose points agree that another datum was meant, at streets and in boundaries."""

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.geo.datum import Point, wgs84_to_bd09, wgs84_to_gcj02
from service_circles.languages.phrase import label
from service_circles.problems.problem import Problem
from service_circles.records.values.contact import Datum
from tests.reading.projects import SETTINGS

SHIFTS = {"wgs84": lambda *point: point, "gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}
SOUTH, WEST, APART, STREETS = 23.10, 113.20, 0.0035, 12
"""A town of straight streets, about 380 m apart, where no border is near."""
LENGTH = APART * (STREETS - 1)


def _name(number: int, runs: str) -> str:
    return f"{'甲乙丙丁戊己庚辛壬癸子丑'[number]}{runs}路"


def _town() -> str:
    nodes, ways = "", ""
    for number in range(STREETS):
        at = APART * number
        for runs, ends in (
            ("横", ((SOUTH + at, WEST), (SOUTH + at, WEST + LENGTH))),
            ("竖", ((SOUTH, WEST + at), (SOUTH + LENGTH, WEST + at))),
        ):
            first = 2 * len(ways.splitlines()) + 1
            for id_, (latitude, longitude) in enumerate(ends, first):
                nodes += f'<node id="{id_}" lat="{latitude:.6f}" lon="{longitude:.6f}"/>\n'
            ways += (
                f'<way id="{first}"><nd ref="{first}"/><nd ref="{first + 1}"/>'
                f'<tag k="highway" v="residential"/><tag k="name" v="{_name(number, runs)}"/></way>\n'
            )
    return f'<osm version="0.6">\n{nodes}{ways}</osm>\n'


def _doors(count: int, seed: int = 1) -> list[tuple[str, Point]]:
    """Addresses and points 20 to 150 m from their street; one in six is beside another one than it says."""
    numbers, doors = random.Random(seed), []
    for _ in range(count):
        street, along = numbers.randrange(STREETS), numbers.uniform(0, LENGTH)
        beside = APART * street + numbers.uniform(0.0002, 0.0013)
        runs = numbers.choice("横竖")
        point = (SOUTH + beside, WEST + along) if runs == "横" else (SOUTH + along, WEST + beside)
        named = numbers.randrange(STREETS) if numbers.random() < 1 / 6 else street
        doors.append((f"{_name(named, runs)} {numbers.randrange(1, 200)} 号", point))
    return doors


def _centers(doors: Sequence[tuple[str, Point]], drawn: str, said: str, first: int = 0) -> str:
    text = "centers:\n"
    for number, (address, point) in enumerate(doors, first):
        latitude, longitude = SHIFTS[drawn](*point)
        text += (
            f"  - id: center-{number}\n    name: 第 {number} 服务中心\n    area: mingzhu\n    address: {address}\n"
            f"    location: {{latitude: {latitude:.6f}, longitude: {longitude:.6f}, datum: {said}}}\n"
        )
    return text


def _warnings(root: Path, files: dict[str, str]) -> list[Problem]:
    settings = SETTINGS.replace("areas:", "  walking:\n    extracts: [content/town.osm]\nareas:")
    for path, text in {"communities.yaml": settings, "content/town.osm": _town(), **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return [problem for problem in load_project(root).problems if problem.code in ("W106", "W113")]


@pytest.mark.parametrize(("drawn", "said"), list(permutations(SHIFTS, 2)))
def test_points_that_agree_condemn_their_file_once(tmp_path: Path, drawn: str, said: str) -> None:
    (found,) = _warnings(tmp_path, {"content/all.yaml": _centers(_doors(35), drawn, said)})
    assert (found.code, found.position.file) == ("W113", "content/all.yaml")
    assert found.details["other"] == label(Datum(drawn))
    assert found.details["total"] == 35
    assert 10 < int(str(found.details["agreeing"])) <= 35


@pytest.mark.parametrize("datum", SHIFTS)
@pytest.mark.parametrize("seed", range(3))
def test_no_file_in_the_right_datum_is_condemned(tmp_path: Path, datum: str, seed: int) -> None:
    found = _warnings(tmp_path, {"content/all.yaml": _centers(_doors(105, seed), datum, datum)})
    assert [problem.code for problem in found if problem.code == "W113"] == []
    assert len(found) <= 5  # single points with an address elsewhere, which look like another datum


def test_a_file_is_condemned_alone_beside_others_that_are_right(tmp_path: Path) -> None:
    doors = _doors(40)
    files = {
        "content/right.yaml": _centers(doors[:20], "wgs84", "wgs84"),
        "content/wrong.yaml": _centers(doors[20:], "gcj02", "wgs84", first=20),
    }
    many = [problem for problem in _warnings(tmp_path, files) if problem.code == "W113"]
    assert [problem.position.file for problem in many] == ["content/wrong.yaml"]


def test_files_of_one_record_decide_together_in_their_folder(tmp_path: Path) -> None:
    files = {
        f"content/centers/{number}.yaml": _centers([door], "bd09", "gcj02", first=number)
        for number, door in enumerate(_doors(12))
    }
    (found,) = _warnings(tmp_path, files)
    assert (found.code, found.details["where"]) == ("W113", "content/centers/")


def test_folders_of_few_records_decide_together_in_the_folder_around_them(tmp_path: Path) -> None:
    files = {
        f"content/centers/street-{number // 2}/{number}.yaml": _centers([door], "gcj02", "bd09", first=number)
        for number, door in enumerate(_doors(12))
    }
    (found,) = _warnings(tmp_path, files)
    assert (found.code, found.details["where"]) == ("W113", "content/centers/")


def test_only_the_records_that_name_the_wrong_datum_are_condemned(tmp_path: Path) -> None:
    doors = _doors(40, seed=3)
    right, wrong = _centers(doors[:20], "gcj02", "gcj02"), _centers(doors[20:], "bd09", "wgs84", first=20)
    (found,) = _warnings(tmp_path, {"content/all.yaml": right + wrong.removeprefix("centers:\n")})
    assert (found.code, found.details["total"], found.details["other"]) == ("W113", 20, label(Datum.BD09))


def test_one_wrong_point_among_right_ones_is_warned_of_alone(tmp_path: Path) -> None:
    wrong = _centers([("己竖路 9 号", (SOUTH + 0.01, WEST + 5 * APART))], "gcj02", "wgs84", first=50)
    files = {"content/right.yaml": _centers(_doors(12), "wgs84", "wgs84"), "content/wrong.yaml": wrong}
    found = _warnings(tmp_path, files)
    assert ("W106", "content/wrong.yaml") in [(problem.code, problem.position.file) for problem in found]
    assert all(problem.code == "W106" for problem in found)


def _bounded(root: Path, drawn: str, said: str, middles: Sequence[Point]) -> list[Problem]:
    """Problems of communities of 1.1 km by 1 km with a center each, at a share of their height and width."""
    text = SETTINGS.split("areas:")[0] + "areas:\n"
    centers = "centers:\n"
    for number, (north, east) in enumerate(middles):
        south, west = SOUTH + 0.02 * number, WEST
        corners = [(south, west), (south, west + 0.01), (south + 0.01, west + 0.01), (south + 0.01, west)]
        text += f"  - id: area-{number}\n    kind: community\n    name: 第 {number} 社区\n    boundary: {{datum: wgs84, points: {[list(corner) for corner in corners]}}}\n"
        latitude, longitude = SHIFTS[drawn](south + 0.01 * north, west + 0.01 * east)
        centers += (
            f"  - id: center-{number}\n    name: 第 {number} 服务中心\n    area: area-{number}\n"
            f"    location: {{latitude: {latitude:.6f}, longitude: {longitude:.6f}, datum: {said}}}\n"
        )
    (root / "communities.yaml").write_text(text + centers, encoding="utf-8")
    return [problem for problem in load_project(root).problems if problem.code in ("G101", "G104", "W113")]


def test_points_outside_their_boundaries_speak_for_those_inside(tmp_path: Path) -> None:
    """Four of six points lie outside as WGS84; two stay inside by chance and are wrong as well."""
    at = [(0.1, 0.9), (0.2, 0.95), (0.05, 0.5), (0.1, 0.8), (0.9, 0.2), (0.8, 0.3)]
    codes = [problem.code for problem in _bounded(tmp_path, "gcj02", "wgs84", at)]
    assert sorted(codes) == ["G104"] * 4 + ["W113"]
    (tmp_path / "communities.yaml").unlink()
    assert _bounded(tmp_path, "gcj02", "gcj02", at) == []
