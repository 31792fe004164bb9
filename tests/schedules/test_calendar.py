"""Holidays and worked weekends, and the years for which they are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.schedules.public_holidays import Calendar, DayKind, calendar_for


def calendar(
    country: str = "CN", *years: dict[str, object], region: str | None = None, languages: str = "zh-Hans"
) -> Calendar:
    return calendar_for(
        DirectorySettings.model_validate(
            {
                "id": "rongxi",
                "name": "榕溪区",
                "country": country,
                "region": region,
                "languages": languages,
                "publisher": {"name": "榕溪区"},
                "calendar": years,
            }
        )
    )


def year(number: int, *, complete: bool = True, workdays: tuple[str, ...] = ()) -> dict[str, object]:
    holiday = {"name": "元旦", "date": f"{number}-01-01", "until": f"{number}-01-03"}
    return {"year": str(number), "holidays": [holiday], "workdays": workdays, "complete": complete}


def every_day_of(number: int) -> list[date]:
    first = date(number, 1, 1)
    return [first + timedelta(days=step) for step in range((date(number + 1, 1, 1) - first).days)]


def test_the_package_with_its_weekends_filled_is_the_notice_of_2026(notice: Calendar) -> None:
    package = calendar()
    if not package.knows(date(2026, 1, 1)):
        pytest.skip("the installed package has moved on from 2026")
    for day in every_day_of(2026):
        assert (package.kind_of(day), package.holiday_name(day)) == (
            notice.kind_of(day),
            notice.holiday_name(day),
        )


def test_two_holidays_in_one_run_share_their_names() -> None:
    package = calendar()
    if not package.knows(date(2025, 10, 1)):
        pytest.skip("the installed package has moved on from 2025")
    assert package.holiday_name(date(2025, 10, 4)) == "国庆节、中秋节"
    assert package.holiday_name(date(2025, 1, 28)) == "春节"


def test_a_year_without_its_make_up_days_is_not_known() -> None:
    package = calendar()
    worked = {day.year for day in package.workdays}
    assert set(package.years) == worked
    assert len(package.years) == 2
    after = package.known_until + timedelta(days=1)
    assert not package.knows(after)
    assert package.kind_of(after) is DayKind.ORDINARY


def test_a_published_year_wins_over_the_package() -> None:
    own = calendar("CN", year(2026, workdays=("2026-01-10",)))
    assert own.kind_of(date(2026, 1, 10)) is DayKind.MAKEUP_WORKDAY
    assert own.kind_of(date(2026, 10, 1)) is DayKind.ORDINARY
    assert own.holiday_name(date(2026, 1, 2)) == "元旦"


def test_the_next_year_joins_the_last_one_of_the_package() -> None:
    last = calendar().known_until.year
    joined = calendar("CN", year(last + 1, workdays=(f"{last}-12-26",)))
    assert joined.years == range(last, last + 2)
    assert joined.kind_of(date(last, 12, 26)) is DayKind.MAKEUP_WORKDAY
    assert joined.known_until == date(last + 1, 12, 31)


def test_an_unfinished_year_is_not_known() -> None:
    last = calendar().known_until.year
    assert calendar("CN", year(last + 1, complete=False)).years == calendar().years
    assert calendar("CN", year(last, complete=False)).known_until == date(last - 1, 12, 31)


def test_a_year_after_a_gap_does_not_help() -> None:
    last = calendar().known_until.year
    assert calendar("CN", year(last + 2)).years == calendar().years


def test_elsewhere_the_range_is_fixed_and_weekends_stay_weekends() -> None:
    britain = calendar("GB")
    assert (britain.known_from, britain.known_until) == (date(2025, 1, 1), date(2030, 12, 31))
    assert britain.kind_of(date(2026, 4, 3)) is DayKind.HOLIDAY  # Good Friday
    assert britain.kind_of(date(2026, 4, 4)) is DayKind.ORDINARY
    assert not britain.workdays
    assert not britain.moves_workdays


def test_other_countries_speak_simplified_chinese_where_they_can() -> None:
    assert calendar("HK").holiday_name(date(2026, 1, 1)) == "一月一日"


def test_a_country_the_package_lacks_knows_only_its_own_years() -> None:
    nowhere = calendar("XX")
    assert nowhere.known_from > nowhere.known_until
    own = calendar("XX", year(2027), year(2028))
    assert (own.known_from, own.known_until) == (date(2027, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("country", "region", "only_there"),
    [
        ("GB", "ENG", "2026-08-31"),  # the summer bank holiday, not in Scotland
        ("GB", "SCT", "2026-11-30"),
        ("US", "TX", "2026-03-02"),
        ("DE", "BY", "2026-11-01"),
    ],
)
def test_holidays_of_a_region(country: str, region: str, only_there: str) -> None:
    day = date.fromisoformat(only_there)
    assert calendar(country).kind_of(day) is DayKind.ORDINARY
    assert calendar(country, region=region).kind_of(day) is DayKind.HOLIDAY


@pytest.mark.parametrize(
    ("country", "language", "first", "last"),
    [
        ("SA", "en", "2027-03-08", "2027-03-15"),  # the package hides that it estimates
        ("EG", "ar", "2027-05-14", "2027-05-19"),  # and says so in Arabic
        ("SG", "zh-Hans", "2028-02-26", "2028-02-29"),
    ],
)
def test_a_feast_that_the_moon_decides_is_not_settled(
    country: str, language: str, first: str, last: str
) -> None:
    """Neither are the days beside it; the ordinary days around these are."""
    feast = calendar(country, languages=language)
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    assert (
        feast.kind_of(day - timedelta(days=1)) is feast.kind_of(end + timedelta(days=1)) is DayKind.ORDINARY
    )
    while day <= end:
        assert feast.kind_of(day) is DayKind.UNSETTLED
        assert feast.holiday_name(day)
        day += timedelta(days=1)


def test_a_settled_holiday_beside_an_estimate_stays_one() -> None:
    assert (
        calendar("IN").kind_of(date(2027, 8, 15)) is DayKind.HOLIDAY
    )  # Independence Day, and perhaps a feast


def test_a_published_year_settles_its_feasts() -> None:
    own = calendar("EG", year(2027))
    assert own.kind_of(date(2027, 5, 16)) is DayKind.ORDINARY
    assert own.kind_of(date(2028, 5, 5)) is DayKind.UNSETTLED


def test_holidays_are_named_alike_on_every_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    assert calendar("EG", languages="en").holiday_name(date(2026, 1, 7)) == "Coptic Christmas Day"
    assert calendar("TN", languages="ar").holiday_name(date(2026, 5, 1)) == "عيد العمال"
