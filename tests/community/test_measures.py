"""Campaigns, indicators and the mobilisation tree, beside what comes out by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from service_circles.build.project import load_project
from service_circles.community.campaign_progress import campaign_progress
from service_circles.community.indicator_values import (
    indicator_value,
    meets_target,
    series_rows,
    share_of_whole,
)
from service_circles.community.partners_and_structure import branch_of
from service_circles.community.percentages import Share
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import Figures
from service_circles.records.area import StructureRole
from service_circles.records.life.campaign import Campaign
from service_circles.records.life.indicator import Indicator
from service_circles.schedules.public_holidays import calendar_for
from tests.coverage.small_district import figures_at, write_district

DAY = date(2026, 5, 20)
LIFE = """areas:
  - id: mei
    kind: community
    name: 梅社区
    parent: dong
    structure: [{role: building_captain, count: 12}, {role: volunteer, count: 100}]
    honors: [{honor: well-run, awarded: 2026-05-02}, {honor: well-run, detail: 复评, awarded: 2026-06-02}]
  - id: lan
    kind: community
    name: 兰社区
    parent: dong
    structure: [{role: building_captain, count: 30}, {role: party_branch, count: 3}]
    honors: [{honor: well-run, awarded: 2025-05-02}]
  - {id: zhu, kind: community, name: 竹社区, parent: xi}
honor: {id: well-run, name: 善治社区}
channel: {id: hotline, name: 热线, purpose: 认领, areas: dong, phone: {number: 0000-0000 0100}}
ledgers:
  - id: wishes
    name: 微心愿
    purpose: 心愿
    entry_name: 心愿
    channel: hotline
    stages:
      - {id: open, name: 等人认领, means: received}
      - {id: adopted, name: 已认领, means: decided}
      - {id: fulfilled, name: 圆了, means: closed}
  - id: help
    name: 互助
    purpose: 谁能帮
    entry_name: 互助
    stages: [{id: waiting, name: 等着, means: received}, {id: done, name: 做好了, means: closed}]
entries:
  - {id: h-1, name: 帮, ledger: help, area: mei, history: [{stage: waiting, date: 2026-05-01}, {stage: done, date: 2026-05-02}]}
  - {id: w-1, name: 一, ledger: wishes, area: mei, history: [{stage: open, date: 2026-04-01}, {stage: adopted, date: 2026-05-01}]}
  - {id: w-2, name: 二, ledger: wishes, area: lan, history: [{stage: open, date: 2026-05-01}, {stage: fulfilled, date: 2026-05-20}]}
  - {id: w-3, name: 三, ledger: wishes, area: zhu, history: [{stage: open, date: 2026-05-01}, {stage: adopted, date: 2026-05-02}]}
  - {id: w-4, name: 四, ledger: wishes, area: mei, history: [{stage: open, date: 2026-05-03}, {stage: adopted, date: 2026-05-21}]}
events:
  - id: daily
    name: 每天
    area: mei
    date: 2026-04-28
    repeats: FREQ=DAILY;COUNT=30
    on_holidays: closed
    cancelled: [{date: 2026-05-10}]
    campaigns: may
    held: [{date: 2026-05-11, participants: 7}, {date: 2026-05-12, participants: 5}]
  - id: elsewhere
    name: 别的活动
    area: mei
    date: 2026-05-06
    held: [{date: 2026-05-06, participants: 100}]
campaign:
  id: may
  name: 五月
  starts: 2026-05-01
  ends: 2026-05-31
  areas: dong
  goals:
    - {name: 认领, target: 4, ledger: wishes, stage: adopted}
    - {name: 说出来, target: 2, ledger: wishes}
    - {name: 活动, target: 31, events: activity}
    - {name: 义诊, target: 1, events: clinic}
    - {name: 称号, target: 3, honor: well-run}
    - {name: 故事, target: 1, pages: story}
"""


def life_at(root: Path) -> Figures:
    """The small district with what happens in it."""
    write_district(root)
    (root / "content/life.yaml").write_text(LIFE, "utf-8")
    for number, (kind, day) in enumerate(
        (("story", "2026-05-03"), ("story", "2026-06-03"), ("pact", "2026-05-03"))
    ):
        text = f"---\nkind: {kind}\narea: mei\ndate: {day}\n---\n\n# 一页\n"
        (root / f"content/page-{number}.md").write_text(text, "utf-8")
    return figures_at(root)


def test_progress_of_a_campaign_up_to_a_day(tmp_path: Path) -> None:
    figures = life_at(tmp_path)
    directory, pages = figures.directory, load_project(tmp_path).pages
    (campaign,) = directory.all(Campaign)
    found = campaign_progress(directory, campaign, figures.calendar, pages, DAY)
    # Wishes 1 and 2 (which skipped a stage); 2 and 4 were raised in May; two days of the event were held, an
    # activity that names another campaign or none does not count; one honor and one story in the period.
    assert [each.count for each in found] == [2, 2, 2, 0, 1, 1]
    assert [each.percent for each in found] == [50, 100, 6, 0, 33, 100]
    assert [each.missing for each in found] == [2, 0, 29, 1, 2, 0]
    # 04-28..05-27 by the rule; 05-01..05 are days off, 05-10 was called off, 05-11 and 12 were held: 05-06..27 less 3
    assert [each.planned for each in found] == [0, 0, 19, 0, 0, 0]
    after = campaign_progress(directory, campaign, figures.calendar, pages, date(2026, 12, 31))
    assert [each.count for each in after] == [3, 2, 2, 0, 1, 1]


def computed(word: str, **fields: object) -> Indicator:
    return Indicator.model_validate({"id": "one", "name": "一", "computed": word, "unit": "%", **fields})


def test_computed_indicators(tmp_path: Path) -> None:
    figures = life_at(tmp_path)
    # Households of `near`, `edge` and `lone` of those that are known: 350 of 450.
    homes = indicator_value(computed("homes_within_circle_share"), figures, DAY)
    assert (homes.value, homes.share) == (77.78, Share(350, 450))
    values = {
        "median_days_to_answer": 19,  # 30, 19 and 1; the fourth is answered a day later
        "closed_rate": 25,
        "open_entries": 3,
    }
    for word, value in values.items():
        assert indicator_value(computed(word, ledger="wishes"), figures, DAY).value == value, word
    assert indicator_value(computed("open_entries", ledger="wishes", area="xi"), figures, DAY).value == 1
    both = indicator_value(computed("closed_rate", ledger=["wishes", "help"]), figures, DAY)
    assert (both.value, both.share) == (40, Share(2, 5))  # one of four wishes, the one offer of help
    answered = indicator_value(computed("answered_share", ledger=["wishes", "help"]), figures, DAY)
    assert (answered.value, answered.share) == (80, Share(4, 5))  # the fourth wish is adopted a day later
    assert (
        indicator_value(computed("median_days_to_answer", ledger=["help", "wishes"]), figures, DAY).value
        == 10
    )
    remote = indicator_value(computed("remote_share", ledger=["wishes", "help"]), figures, DAY)
    assert remote.share == Share(2, 3)  # wishes 1 and 4 in `dong`, which the hotline serves; 3 is in `xi`
    assert indicator_value(computed("received_this_year", ledger="wishes"), figures, DAY).value == 4
    assert indicator_value(computed("centers_per_km2"), figures, DAY).value == 1.5  # three on 2 km²
    assert indicator_value(computed("centers_meeting_floor_standard"), figures, DAY).value == 50
    assert indicator_value(computed("on_the_spot_share"), figures, DAY).value == 0
    # planned: 04-28..30, 05-06..20 without the 10th, and the other one; held: 05-11, 05-12 and the other one
    assert indicator_value(computed("event_days"), figures, DAY).value == 18
    assert indicator_value(computed("events_held"), figures, DAY).value == 3
    assert indicator_value(computed("events_held"), figures, date(2026, 5, 11)).value == 2
    assert indicator_value(computed("participants", area="dong"), figures, DAY).value == 112
    assert indicator_value(computed("step_free_centers_share"), figures, DAY).value is None


def test_targets() -> None:
    at_most = computed("open_entries", target="7", aim="at_most")
    assert [meets_target(at_most, value) for value in (6.9, 7, 7.1, None)] == [True, True, False, None]
    assert meets_target(computed("closed_rate", target="100"), 99.99) is False
    assert meets_target(computed("closed_rate"), 1) is None


def test_series_are_compared_with_the_year_before() -> None:
    given = {"2020-12": 10, "2021-11": 30, "2021-12": 15}
    series = [{"period": period, "value": value} for period, value in given.items()]
    rows = series_rows(Indicator.model_validate({"id": "a", "name": "一", "unit": "个", "series": series}))
    assert [(row.period, row.year_before, row.change_percent) for row in rows] == [
        ("2020-12", None, None),
        ("2021-11", None, None),
        ("2021-12", 10, Decimal("50.00")),
    ]


def test_published_figures_of_the_demonstration() -> None:
    root = Path(__file__).parents[2]
    directory = load_project(root, DAY).directory
    assert directory is not None
    liwan = share_of_whole(directory.get(Indicator, "lw-carried-out"), directory)
    assert liwan is not None
    assert str(liwan.percent) == "95.47"
    lifts = directory.get(Indicator, "lw-lifts")
    assert lifts.value == sum(part.value for part in lifts.parts) == 1087
    figures = Figures(reaches_of(directory, root), calendar_for(directory.settings), date(2026, 1, 20))
    for indicator in directory.all(Indicator):
        value = indicator_value(indicator, figures, date(2026, 11, 25)).value
        assert (value is None) == (indicator.not_measured is not None), indicator.id


def test_the_tree_adds_up_what_areas_leave_out(tmp_path: Path) -> None:
    directory = life_at(tmp_path).directory
    assert branch_of(directory, "dong").total == {
        StructureRole.PARTY_BRANCH: 3,
        StructureRole.BUILDING_CAPTAIN: 42,
        StructureRole.VOLUNTEER: 100,
    }
    assert branch_of(directory, "qu").total == branch_of(directory, "dong").total
    assert branch_of(directory, "xi").total == {}
