"""The effect of a change: the second center of the small district moves."""

import csv
import io
import json
from pathlib import Path

from service_circles.coverage.area_figures import Reached
from service_circles.coverage.reports.comparison import EstateChange, Gain, effect_of
from service_circles.coverage.reports.figure_exports import effect_csv, effect_json
from service_circles.coverage.reports.terminal_report import effect_lines
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area
from tests.coverage.small_district import CENTERS_AT, figures_at, write_district

# From beside 'beside' to 60 m from 'out': out gains 40 households, beside loses an unknown number.
MOVED = (CENTERS_AT[0], (0.0, -760.0), *CENTERS_AT[2:])


def test_what_a_move_brings(tmp_path: Path) -> None:
    before = figures_at(write_district(tmp_path / "before"))
    after = figures_at(write_district(tmp_path / "after", MOVED))
    effect = effect_of(before, after)
    assert effect.is_same_way
    assert effect.gains == {
        Walker.STANDARD: Gain(40, 90),
        Walker.SLOW: Gain(40, 90),
        Walker.WITHOUT_STEPS: Gain(None, None),
    }
    out, far, beside = (before.directory.get(Area, id_) for id_ in ("out", "far", "beside"))
    assert [change.estate for change in effect.estates] == [far, out, beside]
    # far: 1240 m, still not reached, but now within half an hour
    assert effect.estates[0] == EstateChange(
        after.directory.get(Area, "far"), Reached.NO, Reached.NO, None, 21
    )
    assert (effect.estates[1].minutes_before, effect.estates[1].minutes_now) == (12, 1)
    # beside: 1503 m from third
    assert (effect.estates[2].minutes_before, effect.estates[2].minutes_now) == (2, 26)
    assert list(effect_lines(effect)) == [
        "+40 户 10 分钟内可达（普通步速） / +40 households within 10 minutes (Standard pace)",
        "+40 户 10 分钟内可达（慢行） / +40 households within 10 minutes (Slow pace)",
        "户数不知道（不走台阶） / households not known (Without steps)",
        "远处 现在 21 分钟，原来 半小时以上 / now 21 min, was over 30 min",
        "外面 现在 1 分钟，原来 12 分钟 / now 1 min, was 12 min",
        "旁边 现在 26 分钟，原来 2 分钟 / now 26 min, was 2 min",
    ]
    data = json.loads(effect_json(effect))
    assert data["gains"]["standard"] == {"households": 40, "people": 90}
    assert [estate["id"] for estate in data["estates"]] == ["far", "out", "beside"]
    rows = list(csv.DictReader(io.StringIO(effect_csv(effect))))
    assert {"table": "estates", "item": "out", "name": "外面", "measure": "minutes_now", "value": "1"} in rows


def test_nothing_changes(tmp_path: Path) -> None:
    figures = figures_at(write_district(tmp_path))
    effect = effect_of(figures, figures)
    assert effect.is_nothing
    assert list(effect_lines(effect)) == ["走得到的没有变化 / nothing changes in what is reached"]


def test_new_estates_stand_last(tmp_path: Path) -> None:
    before = write_district(tmp_path / "before")
    text = (before / "content/estates.yaml").read_text("utf-8").splitlines()
    (before / "content/estates.yaml").write_text("\n".join(text[:1] + text[2:]), "utf-8")
    effect = effect_of(figures_at(before), figures_at(write_district(tmp_path / "after")), "dong")
    assert effect.gains[Walker.STANDARD] == Gain(100, 250)
    assert (
        list(effect_lines(effect))[-1]
        == "近处 现在 5 分钟，原来不知道或没有 / now 5 min, was unknown or not there"
    )
