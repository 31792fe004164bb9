"""Clocks, distances, calendars and map apps as the country has them, or as the directory says."""

from datetime import date

import pytest

from service_circles.languages.catalogs import english
from service_circles.languages.customs import Customs, customs_of
from service_circles.languages.translator import Translator
from service_circles.records.hours.spans import Span
from service_circles.records.settings.board import GENERAL_BOARDS, TEN_BOARDS
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.contact import Location
from service_circles.schedules.time_texts import spans_text
from service_circles.writing.drawings.maps.map_app_links import navigation_links
from service_circles.writing.drawings.maps.map_description import length_text
from service_circles.writing.pages.events.calendar_days import months_of

USUAL = {"id": "town", "name": "Town", "publisher": {"name": "Office"}}


def settings(**given: object) -> DirectorySettings:
    return DirectorySettings.model_validate({**USUAL, **given})


def english_in(customs: Customs) -> Translator:
    return Translator("en", english().messages, form_of=english().form_of, customs=customs)


@pytest.mark.parametrize(
    ("country", "customs"),
    [
        ("CN", Customs()),
        ("US", Customs(twelve_hours=True, miles=True, first_weekday=6)),
        ("GB", Customs(miles=True)),
        ("FR", Customs()),
        ("EG", Customs(twelve_hours=True, first_weekday=5)),
        ("JP", Customs(first_weekday=6)),
        ("DE", Customs()),
        ("XX", Customs()),
    ],
)
def test_customs_are_those_of_the_country(country: str, customs: Customs) -> None:
    assert customs_of(country) == customs


def test_a_directory_says_it_itself() -> None:
    own = settings(country="US", clock="24", distances="kilometers", first_weekday="mo")
    assert own.customs == Customs()


def test_times_have_twelve_hours_where_clocks_do() -> None:
    words = english_in(customs_of("US"))
    assert spans_text((Span(540, 720), Span(780, 1080)), words) == "9:00 AM–12:00 PM, 1:00 PM–6:00 PM"
    assert (
        spans_text((Span(0, 750), Span(1200, 1560)), words) == "12:00 AM–12:30 PM, 8:00 PM–2:00 AM next day"
    )
    assert spans_text((Span(540, 720),), english_in(customs_of("FR"))) == "09:00–12:00"


def test_distances_are_in_miles_where_people_count_in_them() -> None:
    words = english_in(customs_of("GB"))
    assert [length_text(meters, words) for meters in (200, 1_000, 16_093)] == ["220 yd", "0.6 mi", "10.0 mi"]
    assert length_text(200, english_in(customs_of("FR"))) == "200 m"


def test_weeks_begin_with_the_day_of_the_country() -> None:
    march = date(2027, 3, 1), date(2027, 3, 31)  # the first is a Monday
    (french,), (american,) = (
        months_of({}, *march, english_in(customs_of(country))) for country in ("FR", "US")
    )
    assert [day and day.date.day for day in french.weeks[0]] == [1, 2, 3, 4, 5, 6, 7]
    assert [day and day.date.day for day in american.weeks[0]] == [None, 1, 2, 3, 4, 5, 6]


def test_boards_come_by_profile_and_country() -> None:
    assert (
        settings().boards == settings(country="US", board_profile="community_stations").boards == TEN_BOARDS
    )
    assert settings(country="US").boards == settings(board_profile="general").boards == GENERAL_BOARDS
    assert settings(board_profile="none").boards == ()


def test_map_apps_are_those_of_the_country_or_named() -> None:
    place = Location.model_validate({"latitude": "40.7", "longitude": "-74", "datum": "wgs84"})

    def hosts(**given: object) -> list[str]:
        links = navigation_links(
            "Hall", "1 Main St", place, english_in(Customs()), settings(**given).map_apps
        )
        return [link.url.split("?")[0].removeprefix("https://").split("/")[0] for link in links]

    assert hosts(country="US")[:3] == ["www.openstreetmap.org", "www.google.com", "maps.apple.com"]
    assert hosts()[0] == "uri.amap.com"
    assert hosts(map_apps=["phone", "google"]) == ["geo:40.700000,-74.000000", "www.google.com"]
