"""An event and its service at a center must not tell two truths."""

from datetime import date
from pathlib import Path

import pytest

from service_circles.checking.life.event_dates import check_events
from service_circles.reading.directory_reader import read_directory
from tests.publishing import loaded
from tests.reading.projects import SETTINGS

PROJECT = """
service: {id: council, name: 议事, board: elderly}
center:
  id: mingzhu-center
  name: 明珠社区服务中心
  area: mingzhu
  services:
    - service: council
      schedule: {SCHEDULE}
events:
  - {id: meeting, name: 议事会, kind: meeting, area: mingzhu, center: mingzhu-center, services: council, EVENT}
"""
FRIDAYS = (
    "{rules: [{byday: 每月最后一个周五, hours: '19:30-21:00'}], holidays: as_usual, makeup_days: as_usual}"
)
LAST_FRIDAYS = "date: 2026-10-30, repeats: FREQ=MONTHLY;BYDAY=-1FR;COUNT=4"


def found(root: Path, schedule: str, event: str) -> list[str]:
    return found_in(root, PROJECT.replace("{SCHEDULE}", schedule).replace("EVENT", event), "L212")


def found_in(root: Path, project: str, code: str) -> list[str]:
    """The days of the warnings of an event, which have to be of this code."""
    (root / "communities.yaml").write_text(SETTINGS + project, encoding="utf-8")
    read, problems = read_directory(root)
    assert read
    assert not problems
    found = list(check_events(read, date(2026, 11, 25)))
    assert {problem.code for problem in found} <= {code}
    return [str(problem.details["found"]) for problem in found]


@pytest.mark.parametrize(
    ("schedule", "event", "days"),
    [
        (FRIDAYS, f"{LAST_FRIDAYS}, hours: '19:30-21:00'", []),
        (FRIDAYS, LAST_FRIDAYS, []),
        (FRIDAYS, f"{LAST_FRIDAYS}, hours: '19:30-21:00', extra_dates: 2026-12-04", ["2026-12-04"]),
        (FRIDAYS, f"{LAST_FRIDAYS}, hours: '09:00-10:00'", ["2026-11-27"]),
        (FRIDAYS, "date: 2026-12-05", ["2026-12-05"]),
        (FRIDAYS, "date: 2026-11-24", []),
        (FRIDAYS, "date: 2026-12-05, cancelled: [{date: 2026-12-05}]", []),
        ("unknown", "date: 2026-12-05", []),
        ("by_appointment", "date: 2026-12-05", []),
    ],
)
def test_days_on_which_a_service_is_closed(
    schedule: str, event: str, days: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, schedule, event) == days


USUAL = "rules: [{byday: 每天, hours: '09:00-18:00'}], holidays: as_usual"
EARLY = "{date: 2026-12-31, hours: '09:00-12:00'}"


@pytest.mark.parametrize(
    ("exceptions", "event", "days"),
    [
        (EARLY, "date: 2026-12-31, hours: '15:00-16:00'", ["2026-12-31"]),
        (EARLY, "date: 2026-12-31, hours: '11:00-13:00'", []),  # open when it begins
        (EARLY, "date: 2026-12-31, hours: '19:30-21:00'", []),  # evenings are outside of the usual hours, too
        (EARLY, "date: 2026-12-31", []),  # nobody says at what time
        (EARLY, "date: 2026-12-30, hours: '15:00-16:00'", []),
        (EARLY, "date: 2026-12-31, hours: '15:00-16:00', cancelled: [{date: 2026-12-31}]", []),
        (
            "{date: 2026-12-31, hours: '14:00-22:00'}",
            "date: 2026-12-31, hours: '10:00-11:00'",
            ["2026-12-31"],
        ),
        ("{date: 2026-12-31, hours: '14:00-22:00'}", "date: 2026-12-31, hours: '20:00-21:00'", []),
        ("{date: 2026-12-31}", "date: 2026-12-31, hours: '10:00-11:00'", ["2026-12-31"]),
    ],
)
def test_days_on_which_a_center_closes_at_that_time(
    exceptions: str, event: str, days: list[str], tmp_path: Path
) -> None:
    project = (
        PROJECT[: PROJECT.index("  services:")] + f"  schedule: {{{USUAL}, exceptions: [{exceptions}]}}\n"
    )
    project += PROJECT[PROJECT.index("events:") :].replace("services: council, ", "")
    assert found_in(tmp_path, project.replace("EVENT", event), "L219") == days


def test_the_demonstration_tells_one_truth() -> None:
    assert not [problem for problem in loaded().problems if problem.code in {"L121", "L212", "L219"}]
