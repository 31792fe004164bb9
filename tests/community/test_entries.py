"""The entries that may be seen on a day."""

from datetime import date

from service_circles.community.entries.entry_states import (
    closed_on,
    decided_on,
    is_archived,
    is_over,
    is_public,
    stage_on,
    visible_on,
)
from service_circles.records.life.entry import Entry
from tests.community.records import LEDGER, directory_of, entry

DAY = date(2026, 11, 25)


def test_an_entry_is_seen_from_its_first_day_on() -> None:
    assert is_public(entry(1, "raised 2026-11-25"), DAY)
    assert not is_public(entry(1, "raised 2026-11-26"), DAY)
    assert not is_public(entry(1, "raised 2026-11-20", publish_on="2026-11-26"), DAY)
    assert is_public(entry(1, "raised 2026-11-20", publish_on="2026-11-25"), DAY)
    assert is_public(entry(1, "raised 2026-11-26", show_early="是"), DAY)


def test_what_expired_is_in_the_archive_from_the_next_day_on() -> None:
    entries = (
        entry(1, "raised 2026-11-01", expires="2026-11-25"),
        entry(2, "raised 2026-11-01", expires="2026-11-10"),
        entry(3, "raised 2026-11-01", expires="2026-11-24"),
        entry(4, "raised 2026-11-26", expires="2026-12-24"),
    )
    directory = directory_of(entries=entries)
    public = visible_on(directory, DAY).all(Entry)
    assert [(each.id, is_archived(each, DAY)) for each in public] == [
        ("matter-1", False), ("matter-2", True), ("matter-3", True),
    ]  # fmt: skip


def test_what_is_still_to_come_of_an_entry_is_not_seen() -> None:
    decision = {"date": "2026-11-26", "text": "同意"}
    steps = ("raised 2026-11-01", "implementing 2026-11-26")
    planned = entry(1, *steps, decision=decision, outcome="亮了", satisfaction="5")
    early = entry(2, *steps, decision=decision, outcome="亮了", show_early="是")
    directory = directory_of(entries=(planned, early))
    seen, kept = visible_on(directory, DAY).all(Entry)
    assert [step.stage for step in seen.history] == ["raised"]
    assert (seen.decision, seen.outcome, seen.satisfaction) == (None, None, None)
    assert kept == early
    assert visible_on(directory, date(2026, 11, 26)) is directory


def test_stages_are_of_the_day() -> None:
    found = entry(1, "raised 2026-11-01", "implementing 2026-11-20", "reviewed 2026-11-30", show_early="是")
    names = [
        getattr(stage_on(LEDGER, found, date(2026, *day)), "id", None)
        for day in ((10, 31), (11, 19), (11, 20))
    ]
    assert names == [None, "raised", "implementing"]
    assert decided_on(LEDGER, found, date(2026, 11, 19)) is None
    assert decided_on(LEDGER, found, DAY) == date(2026, 11, 20)
    assert closed_on(LEDGER, found, DAY) is None
    assert closed_on(LEDGER, found, date(2026, 11, 30)) == date(2026, 11, 30)


def test_nobody_has_more_to_do_about_what_was_turned_down_carried_out_or_expired() -> None:
    rejected = {"date": "2026-11-20", "text": "不办", "result": "rejected"}
    steps = ("raised 2026-11-01", "implementing 2026-11-10")
    assert not is_over(LEDGER, entry(1, *steps), DAY)
    assert is_over(LEDGER, entry(2, steps[0], decision=rejected), DAY)
    assert not is_over(LEDGER, entry(2, steps[0], decision=rejected), date(2026, 11, 19))
    assert is_over(LEDGER, entry(3, *steps, "maintaining 2026-11-24"), DAY)
    assert is_over(LEDGER, entry(4, steps[0], expires="2026-11-24"), DAY)
