"""Numbers of entries to be said on the phone, by hand."""

from service_circles.community.short_numbers import short_numbers
from tests.community.records import entry


def test_a_number_is_the_month_and_day_of_the_first_step() -> None:
    entries = [
        entry(1, "raised 2026-11-02", "coordinating 2026-12-01"),
        entry(2, "raised 2026-03-01"),
        entry(3, "raised 2026-11-02", ledger="wishes"),
    ]
    assert short_numbers(entries) == {"matter-1": "1102", "matter-2": "0301", "matter-3": "1102"}


def test_who_comes_later_takes_no_number_away() -> None:
    """The same day of another year, the same day, and one that is shown later than its first step."""
    entries = [
        entry(5, "raised 2027-11-02"),
        entry(4, "raised 2026-11-02"),
        entry(3, "raised 2026-11-02", publish_on="2026-11-20"),
        entry(9, "raised 2026-11-02"),
    ]
    numbers = {"matter-4": "1102", "matter-9": "1102-2", "matter-3": "1102-3", "matter-5": "1102-4"}
    assert short_numbers(entries) == numbers
    assert short_numbers(entries[1:2]) == {"matter-4": "1102"}
