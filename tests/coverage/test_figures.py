"""Every figure of the small district, counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from service_circles.coverage.area_figures import Reached, percent
from service_circles.coverage.counted_centers import FloorCount, LevelCount, center_figures
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.estate_coverage import Coverage, Homes
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area
from service_circles.records.center import CenterKind, CenterLevel
from tests.coverage.small_district import figures_at, with_locations, write_district


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return figures_at(write_district(tmp_path_factory.mktemp("small")))


def households(coverage: Coverage | None) -> tuple[int | None, int | None] | None:
    """Reached and missed."""
    return (coverage.reached.households, coverage.missed.households) if coverage else None


def test_who_is_reached(figures: Figures) -> None:
    coverage = figures.of().coverage
    assert coverage is not None
    # near 100 and 250, edge 200 and 400, lone 50 and unknown, beside both unknown
    assert coverage.reached == Homes(4, 350, 650, 1, 2)
    # out 40 and 90, far 60 and unknown
    assert coverage.missed == Homes(2, 100, 90, 0, 1)
    assert coverage.unknown == Homes(1, 30, None, 0, 1)
    assert coverage.share == 350 / 450
    assert coverage == figures.coverage()


def test_estates_not_reached_come_first_and_the_farthest_of_them(figures: Figures) -> None:
    found = figures.of().estates
    assert [each.estate.id for each in found] == ["far", "out", "edge", "near", "lone", "beside", "nowhere"]
    assert [each.minutes and round(each.minutes, 1) for each in found] == [
        None,  # 2000 m are 33 minutes
        11.7,  # 700 m
        10.0,  # 599 m
        5.0,
        3.3,
        1.7,
        None,
    ]
    assert [each.center.id if each.center else None for each in found] == [
        None, "first", "first", "first", "third", "second", None,
    ]  # fmt: skip
    assert [each.reached for each in found] == [Reached.NO] * 2 + [Reached.YES] * 4 + [Reached.UNKNOWN]
    assert all(each.is_estimate for each in found)


def test_the_slow_reach_less_and_steps_need_streets(figures: Figures) -> None:
    walkers = figures.of().walkers
    assert households(walkers[Walker.STANDARD]) == (350, 100)
    # 0.8 m/s for 10 minutes are 480 m: edge at 599 m is out
    assert households(walkers[Walker.SLOW]) == (150, 300)
    assert walkers[Walker.WITHOUT_STEPS] is None


def test_per_level(figures: Figures) -> None:
    levels = figures.of().levels
    assert levels.keys() == {CenterLevel.STREET, CenterLevel.COMMUNITY}
    # first: near and edge; beside, whose households nobody knows, is missed and counted apart
    assert households(levels[CenterLevel.COMMUNITY]) == (300, 150)
    # second reaches beside alone: how many live there is not known, and is not 0
    assert households(levels[CenterLevel.STREET]) == (None, 450)
    street = levels[CenterLevel.STREET]
    assert street is not None
    assert street.share is None


def test_per_board_and_promised_service(figures: Figures) -> None:
    found = figures.of()
    assert households(found.boards["guides"]) == (300, 150)
    assert households(found.boards["elderly"]) == (None, 450)
    # nobody offers it: nobody is reached, and that is known
    assert households(found.boards["medical"]) == (0, None if found.boards["medical"] is None else 450)
    assert {id_: households(each) for id_, each in found.services.items()} == {
        "residence-permit": (300, 150),
        "legal": (0, 450),
    }


def test_per_time(figures: Figures) -> None:
    times = {each.moment.key: each for each in figures.of().times}
    opened = {key: (each.centers_open, each.centers_unknown) for key, each in times.items()}
    assert opened == {
        "weekday_morning": (1, 1),
        "weekday_evening": (0, 1),
        "saturday_morning": (1, 1),
        "sunday_evening": (1, 1),
    }
    # first is open: near and edge; third perhaps: lone as well
    assert households(times["weekday_morning"].surely) == (300, 150)
    assert households(times["weekday_morning"].perhaps) == (350, 100)
    assert households(times["weekday_evening"].surely) == (0, 450)
    assert households(times["weekday_evening"].perhaps) == (50, 400)
    assert households(times["saturday_morning"].surely) == (None, 450)
    assert households(times["sunday_evening"].perhaps) == (50, 400)


def test_beside_the_targets(figures: Figures) -> None:
    centers = figures.of().centers
    # three centers, the one that is gone and the one that is closed left out; 2 km² and 5,000 people
    assert (centers.count, centers.per_km2, centers.per_10000_people) == (3, 1.5, 6)
    assert centers.levels == {
        CenterLevel.STREET: LevelCount(1, 1, None),
        CenterLevel.COMMUNITY: LevelCount(1, 1, 2),
    }
    assert centers.counted_floors == FloorCount(1, 2)


OTHER_KINDS = """centers:
  - id: station
    name: 驿站
    kind: rider_station
    level: street
    area: xi
    floor_area_m2: 90
    location: {0}
    schedule: {rules: [{byday: 每天, hours: 24h}]}
  - id: repaired
    name: 修缮中的中心
    level: community
    area: dong
    floor_area_m2: 900
    location: {1}
    closure: {valid_from: 2026-01-10, valid_to: 2026-02-10}
"""


def test_kinds_that_do_not_count_stand_beside_those_that_do(tmp_path: Path) -> None:
    """The rider station is 100 m from `far`, the center under repair at `out`: neither reaches anybody who counts."""
    root = write_district(tmp_path)
    places = ((0, -1900), (0, -700))
    (root / "content/more.yaml").write_text(with_locations(OTHER_KINDS, places), "utf-8")
    figures = figures_at(root)
    found = figures.of()
    assert households(found.coverage) == (350, 100)
    assert households(found.of_any_kind) == (410, 40)  # with the 60 of `far`
    assert not figures.counts_all
    assert [each.estate.id for each in found.blind_spots] == ["far", "out"]
    assert (found.centers.count, found.centers.of_any_kind, found.centers.per_km2) == (3, 4, 1.5)
    assert found.centers.levels[CenterLevel.STREET] == LevelCount(1, 2, None)
    assert found.centers.levels[CenterLevel.COMMUNITY] == LevelCount(1, 1, 2)
    assert found.centers.floors == {
        CenterKind.SERVICE_CENTER: FloorCount(1, 2),
        CenterKind.RIDER_STATION: FloorCount(0, 1),
    }
    sunday = next(each for each in found.times if each.moment.key == "sunday_evening")
    assert sunday.centers_open == 1  # `second`; the station is open, too, and does not count


def test_a_directory_may_count_other_kinds_and_another_floor(tmp_path: Path) -> None:
    root = write_district(tmp_path)
    settings = root / "communities.yaml"
    wider = "minutes: 10, kinds: [service_center, rider_station], floor_area_m2: 300,"
    settings.write_text(settings.read_text("utf-8").replace("minutes: 10,", wider), "utf-8")
    (root / "content/more.yaml").write_text(with_locations(OTHER_KINDS, ((0, -1900), (0, -700))), "utf-8")
    figures = figures_at(root)
    assert figures.counts_all
    assert households(figures.coverage()) == (410, 40)
    assert figures.of().centers.counted_floors == FloorCount(2, 3)  # 300 and 500 of 90, 300, 500


def test_a_closed_center_counts_again_after_its_closure(tmp_path: Path) -> None:
    root = write_district(tmp_path)
    (root / "content/more.yaml").write_text(with_locations(OTHER_KINDS, ((0, -1900), (0, -700))), "utf-8")
    before, after = figures_at(root), figures_at(root)
    after.day = date(2026, 2, 11)
    assert "repaired" not in {center.id for center in before.centers}
    assert "repaired" in {center.id for center in after.centers}
    assert households(after.coverage()) == (390, 60)  # with the 40 of `out`
    assert center_figures(after.directory, None, after.day).levels[CenterLevel.COMMUNITY].count == 2


def test_a_street_counts_its_own_estates(figures: Figures) -> None:
    street = figures.directory.get(Area, "xi")
    found = figures.of(street)
    assert [each.estate.id for each in found.blind_spots] == ["far"]
    assert found.coverage is not None
    assert found.coverage.reached == Homes(0, 0, 0, 0, 0)
    assert found.coverage.share == 0
    # the street gives neither land nor people, and targets are the district's
    assert (found.centers.per_km2, found.centers.per_10000_people) == (None, None)
    assert found.centers.levels == {}


def test_areas_with_estates(figures: Figures) -> None:
    assert [area.id for area in figures.areas] == ["qu", "dong", "xi"]


def test_without_any_place_nothing_is_told(tmp_path: Path) -> None:
    root = write_district(tmp_path)
    centers = root / "content/centers.yaml"
    lines = [line for line in centers.read_text("utf-8").splitlines() if not line.startswith("    location")]
    centers.write_text(
        "\n".join(line.partition(", location")[0] + "}" * (", location" in line) for line in lines)
    )
    found = figures_at(root).of()
    assert found.coverage is None
    assert found.blind_spots == ()
    assert {each.reached for each in found.estates} == {Reached.UNKNOWN}
    assert found.centers_without_place == 3
    # of what nobody offers it is still known that nobody is reached
    assert households(found.boards["medical"]) == (0, 450)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "—"),
        (1.0, "100.0 %"),
        (0.9999, "99.9 %"),
        (0.924, "92.4 %"),
        (350 / 450, "77.7 %"),
        (0, "0.0 %"),
    ],
)
def test_shares_never_promise_more_than_there_is(share: float | None, words: str) -> None:
    assert percent(share) == words
