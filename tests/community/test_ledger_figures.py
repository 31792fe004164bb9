"""Figures of a ledger beside what comes out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from service_circles.community.entries.ledger_figures import Average, ledger_figures
from service_circles.community.percentages import Share, change_percent, exact_sum, share
from tests.community.records import LEDGER, entry

DAY = date(2026, 11, 25)
# By hand, up to DAY. Days in `raised`: 10, 20, 33 and 5; in `coordinating`: 12; in `implementing`: 30.
ENTRIES = (
    entry(
        1, "raised 2026-03-01", "coordinating 2026-03-11", "implementing 2026-03-23", "maintaining 2026-04-22",
        stream="small", satisfaction="4.5", spending_yuan="1200.5", points="10",
    ),
    entry(2, "raised 2026-03-01", "implementing 2026-03-21", stream="big", spending_yuan="800"),
    entry(3, "raised 2026-01-01", "coordinating 2026-02-03", "implementing 2026-12-01", stream="small"),
    entry(4, "raised 2026-10-01", "raised 2026-10-04", "reviewed 2026-10-06", satisfaction="4", points="5"),
    entry(5, "raised 2026-11-25", decision={"date": "2026-11-25", "text": "不办", "result": "rejected"}),
    entry(6, "raised 2026-11-26", show_early="是", spending_yuan="99", satisfaction="1"),
    entry(7, "raised 2026-03-01", ledger="another"),
)  # fmt: skip


def test_counts_by_stage_and_stream() -> None:
    figures = ledger_figures(LEDGER, ENTRIES, DAY)
    assert figures.total == 5
    assert figures.per_stage == {
        "raised": 1, "coordinating": 1, "implementing": 1, "maintaining": 1, "reviewed": 1,
    }  # fmt: skip
    assert list(figures.per_stage) == [stage.id for stage in LEDGER.stages]
    assert figures.per_stream == {"big": 1, "small": 2}
    assert figures.without_stream == 2


def test_rates_of_what_was_decided_and_of_all() -> None:
    figures = ledger_figures(LEDGER, ENTRIES, DAY)
    assert figures.execution == Share(1, 2)  # of 1 and 2; 3 is decided later, 5 was turned down
    assert figures.closed == Share(1, 5)
    later = ledger_figures(LEDGER, ENTRIES, date(2026, 12, 1))
    assert later.execution == Share(1, 3)
    assert later.total == 6


def test_medians_of_days() -> None:
    figures = ledger_figures(LEDGER, ENTRIES, DAY)
    assert figures.days_in_stage == {
        "raised": Average(15, 4),  # 5, 10, 20, 33
        "coordinating": Average(12, 1),
        "implementing": Average(30, 1),
        "maintaining": None,
        "reviewed": None,
    }
    assert figures.days_to_answer == Average(12.5, 4)  # 22, 20, 5 and 0: no answer to 3 yet


def test_sums_and_satisfaction() -> None:
    figures = ledger_figures(LEDGER, ENTRIES, DAY)
    assert figures.satisfaction == Average(4.25, 2)
    assert figures.spending_yuan == 2000.5
    # points and hours stand at the stage that an entry is at
    assert {stage: points for stage, points in figures.points.items() if points} == {
        "maintaining": 10,
        "reviewed": 5,
    }
    done = ledger_figures(LEDGER, (entry(8, "raised 2026-03-01", "reviewed 2026-03-02", hours="1.5"),), DAY)
    assert {stage: hours for stage, hours in done.hours.items() if hours} == {"reviewed": 1.5}


def test_nothing_is_made_of_nothing() -> None:
    figures = ledger_figures(LEDGER, (), DAY)
    assert (figures.total, figures.execution, figures.closed) == (0, None, None)
    assert (figures.days_to_answer, figures.satisfaction, figures.spending_yuan) == (None, None, 0)


def test_a_ledger_without_such_stages_has_no_such_rates() -> None:
    plain = LEDGER.model_copy(update={"stages": LEDGER.stages[:3]})
    figures = ledger_figures(plain, ENTRIES[1:2], DAY)
    assert (figures.execution, figures.closed) == (None, None)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (2528, 2648, "95.47"),  # Liwan's resolutions, as published
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),  # 0.125: half goes up
        (99_999, 100_000, "99.99"),  # 99.999 is not all
        (1, 100_000, "0.01"),  # 0.001 is not nothing
        (7, 7, "100.00"),
        (0, 7, "0.00"),
    ],
)
def test_percentages(part: int, whole: int, shown: str) -> None:
    assert str(Share(part, whole).percent) == shown


def test_a_rate_at_the_scale_of_a_district() -> None:
    """2,648 resolutions, 2,528 of them carried out."""
    decided, done = "implementing 2021-03-01", "maintaining 2021-06-01"
    entries = [entry(number, decided, *([done] if number < 2528 else [])) for number in range(2648)]
    execution = ledger_figures(LEDGER, entries, DAY).execution
    assert execution == Share(2528, 2648)
    assert execution is not None
    assert execution.percent == Decimal("95.47")


def test_no_share_of_nothing_and_sums_as_by_hand() -> None:
    assert share(0, 0) is None
    assert exact_sum((0.1, 0.2)) == Decimal("0.3")
    assert exact_sum((889, 198)) == 1087
    assert change_percent(89_430, 51_527) == Decimal("73.56")
    assert change_percent(5, 0) is None
    assert change_percent(-5, -10) == Decimal("50.00")
