"""Rules over many records that stories cannot show in full: all datums, all orders, real projects."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.directory_of import make_directory
from service_circles.build.project import load_project
from service_circles.checking.record_warnings import contrast
from service_circles.geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from service_circles.languages.catalogs import in_english
from service_circles.problems.problem import Problem
from tests.reading.projects import SETTINGS

ROOT = Path(__file__).parents[2]
SHIFTS = {"wgs84": lambda *point: point, "gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}
CORNERS = ((23.100, 113.200), (23.100, 113.206), (23.106, 113.206), (23.106, 113.200))
MIDDLE = (23.103, 113.203)


def problems_of(root: Path, boundary: str, *lines: str) -> tuple[Problem, ...]:
    """The mistakes of a community with a boundary in a datum, and centers with these locations."""
    corners = "".join(
        f"        - [{latitude:.6f}, {longitude:.6f}]\n"
        for latitude, longitude in (SHIFTS[boundary](*corner) for corner in CORNERS)
    )
    text = f"{SETTINGS}    boundary:\n      datum: {boundary}\n      points:\n{corners}centers:\n"
    for number, line in enumerate(lines):
        text += (
            f"  - id: center-{number}\n    name: 中心 {number}\n    area: mingzhu\n    location: {{{line}}}\n"
        )
    (root / "communities.yaml").write_text(text, encoding="utf-8")
    return tuple(problem for problem in load_project(root).problems if problem.is_mistake)


def located(given: str, said: str) -> str:
    latitude, longitude = SHIFTS[given](*MIDDLE)
    return f"latitude: {latitude:.6f}, longitude: {longitude:.6f}, datum: {said}"


@pytest.mark.parametrize("boundary", SHIFTS)
@pytest.mark.parametrize("given", SHIFTS)
def test_a_point_in_any_datum_is_inside_if_its_datum_is_right(
    tmp_path: Path, boundary: str, given: str
) -> None:
    assert problems_of(tmp_path, boundary, located(given, given)) == ()


@pytest.mark.parametrize("boundary", SHIFTS)
@pytest.mark.parametrize(("given", "said"), [(a, b) for a in SHIFTS for b in SHIFTS if a != b])
def test_a_wrong_datum_is_named_with_the_right_one(
    tmp_path: Path, boundary: str, given: str, said: str
) -> None:
    (problem,) = problems_of(tmp_path, boundary, located(given, said))
    assert problem.code == "G104"
    assert in_english(problem.message).lower().split(";")[1].replace("-", "").startswith(f" as {given}")


def test_a_door_across_the_road_is_no_mistake_and_one_far_away_is(tmp_path: Path) -> None:
    points = ("23.1069", "23.1080")  # about 100 m and 220 m north of the boundary
    lines = [f"latitude: {latitude}, longitude: 113.203, datum: wgs84" for latitude in points]
    (problem,) = problems_of(tmp_path, "wgs84", *lines)
    assert problem.code == "G101"
    assert "221 m" in in_english(problem.message)


@pytest.mark.parametrize(
    ("color", "ground", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#767676", "#FFFFFF", 4.54), ("#FF0000", "#FFFFFF", 4.0)],
)  # fmt: skip
def test_contrast_is_that_of_the_guidelines(color: str, ground: str, ratio: float) -> None:
    assert contrast(color, ground) == pytest.approx(ratio, abs=0.01)
    assert contrast(ground, color) == contrast(color, ground)


def test_a_made_up_directory_has_neither_mistakes_nor_advice(tmp_path: Path) -> None:
    make_directory(tmp_path, 50)
    assert load_project(tmp_path).problems == ()


@pytest.mark.parametrize(
    "project", [ROOT, *sorted(file.parent for file in (ROOT / "examples").glob("*/communities.yaml"))]
)
def test_the_projects_shipped_have_no_mistakes(project: Path) -> None:
    assert not load_project(project).has_mistakes


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    make_directory(tmp_path, 50)
    for path in sorted((tmp_path / "content" / "centers").iterdir())[::5]:
        text = path.read_text("utf-8").replace("area: ", "area: no-", 1)
        text = text.replace("service-", f"no-{path.stem}-", 1)  # an id used twice is reported once
        path.write_text(text, encoding="utf-8")
    problems = load_project(tmp_path).problems
    assert len(problems) == 20
    assert all(earlier.order <= later.order for earlier, later in pairwise(problems))


def test_what_was_counted_since_is_no_mistake_on_pages_of_an_earlier_day(tmp_path: Path) -> None:
    (tmp_path / "communities.yaml").write_text(SETTINGS, encoding="utf-8")
    held = "  held: [{date: 2020-05-08, participants: 3}]\n"
    event = f"event:\n  id: choir\n  name: 合唱\n  area: mingzhu\n  date: 2020-05-08\n{held}"
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "event.yaml").write_text(event, encoding="utf-8")
    assert load_project(tmp_path, date(2020, 5, 1)).problems == ()


def test_what_is_still_to_come_may_be_counted_on_pages_of_a_later_day(tmp_path: Path) -> None:
    (tmp_path / "communities.yaml").write_text(
        f"{SETTINGS}    honors: [{{honor: well-run, awarded: 2199-05-08}}]\n"
        "honor: {id: well-run, name: 善治小区}\n",
        encoding="utf-8",
    )
    assert [problem.code for problem in load_project(tmp_path).problems] == ["L210"]
    assert load_project(tmp_path, date(2199, 5, 8)).problems == ()


@pytest.mark.parametrize(
    ("latitudes", "codes"),
    [
        ([30 + step / 14 for step in range(16)], []),  # a county 120 km long
        ([30 + step / 10_000 for step in range(20)] + [30.8], ["G102"]),  # a town, and a village 89 km away
        ([30 + step / 10_000 for step in range(20)] + [38.0], ["G102"]),
        ([30.0, 30.0, 30.1], []),
        ([20 + step for step in range(15)], []),  # a province as long as a country
    ],
)
def test_a_wide_district_is_no_mistake(tmp_path: Path, latitudes: list[float], codes: list[str]) -> None:
    centers = "".join(
        f"  - {{id: c{number}, name: 中心{number}, area: mingzhu, location: "
        f"{{latitude: {latitude:.4f}, longitude: 110.0, datum: wgs84}}}}\n"
        for number, latitude in enumerate(latitudes)
    )
    (tmp_path / "communities.yaml").write_text(f"{SETTINGS}centers:\n{centers}", encoding="utf-8")
    found = [problem for problem in load_project(tmp_path).problems if problem.code == "G102"]
    assert [problem.code for problem in found] == codes
    assert [problem.is_mistake for problem in found] == [max(latitudes) == 38.0] * len(codes)
