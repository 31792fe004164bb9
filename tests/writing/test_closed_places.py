"""A closed place is closed on every page and in every file, and leads to what replaces it."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.center import Closure, ServiceCenter
from service_circles.records.life.event import Event
from service_circles.records.service import Service
from service_circles.writing.finding.near.near_files import NearData
from service_circles.writing.site.site import SiteSettings
from tests.publishing import DAY, loaded

CENTER = "mingzhu-center"
REPLACEMENT = "mingzhu-canteen"
NOTICE = "2026年11月1日–2027年1月5日关闭 · 修缮"


@cache
def project() -> Project:
    return replace(loaded(), day=DAY)


def published(**fields: object) -> Publication:
    directory = project().directory
    assert directory
    centers = tuple(
        center.model_copy(update=fields) if center.id == CENTER else center
        for center in directory.all(ServiceCenter)
    )
    told = replace(directory, records={**directory.records, ServiceCenter: centers})
    return make_publication(replace(project(), directory=told), SiteSettings("https://example.org/"))


@pytest.fixture(scope="module")
def closed() -> Publication:
    closure = {
        "valid_from": "2026-11-01",
        "valid_to": "2027-01-05",
        "reason": "修缮",
        "replacement": REPLACEMENT,
    }
    return published(closure=Closure.model_validate(closure))


@pytest.fixture(scope="module")
def shut() -> Publication:
    return published(status=ServiceCenter.model_fields["status"].annotation("temporarily_closed"))  # type: ignore[misc]


def text(publication: Publication, address: str) -> str:
    return (publication.make(address) or b"").decode()


def offered_here() -> Service:
    directory = project().directory
    assert directory
    center = directory.get(ServiceCenter, CENTER)
    return directory.get(Service, next(each.service for each in center.services if each.schedule))


def event_here() -> Event:
    directory = project().directory
    assert directory
    return next(event for event in directory.where(Event, center=CENTER) if event.repeats)


@pytest.mark.parametrize(
    "address",
    [
        lambda: f"centers/{CENTER}/",
        lambda: f"services/{offered_here().id}/",
        lambda: f"events/{event_here().id}/",
    ],
    ids=["center", "service", "event"],
)
def test_its_pages_lead_to_what_replaces_it(address: Callable[[], str], closed: Publication) -> None:
    page = text(closed, address())
    assert f"centers/{REPLACEMENT}/" in page or f"../{REPLACEMENT}/" in page
    assert NOTICE in page


def test_after_its_last_day_nothing_is_said() -> None:
    over = Closure.model_validate({"valid_to": "2026-11-24", "replacement": REPLACEMENT})
    assert "改到" not in text(published(closure=over), f"centers/{CENTER}/")


def test_search_engines_are_told(closed: Publication, shut: Publication) -> None:
    dated = text(closed, f"centers/{CENTER}/")
    assert '"closes":"00:00","opens":"00:00","validFrom":"2026-11-25","validThrough":"2027-01-05"' in dated
    assert "openingHoursSpecification" not in text(shut, f"centers/{CENTER}/")


def test_events_are_called_off_in_calendars_and_pages(closed: Publication) -> None:
    event = event_here()
    assert "STATUS:CANCELLED" in text(closed, f"events/{event.id}/calendar.ics")
    assert "取消：修缮" in text(closed, f"events/{event.id}/")


def test_no_state_is_shown_for_services_of_a_place_whose_status_is_closed(shut: Publication) -> None:
    services = text(shut, f"centers/{CENTER}/").split('id="services"')[1].split("</section>")[0]
    assert "data-hours" not in services
    row = (
        text(shut, f"services/{offered_here().id}/")
        .split(f'href="../../centers/{CENTER}/"')[1]
        .split("</li>")[0]
    )
    assert "data-hours" not in row
    assert "暂停开放" in row


def test_near_me_and_search_have_the_hours_of_services(closed: Publication, shut: Publication) -> None:
    for publication, count in ((closed, 1), (shut, 0)):
        site = publication.editions[0].site
        tiles = [json.loads(file) for name, file in NearData(site).files.items() if name.startswith("t")]
        tile = next(tile for tile in tiles if CENTER in tile["ids"])
        own = tile["own"][tile["ids"].index(CENTER)]
        assert bool(own) is bool(count)
        names = {tile["services"][int(number)][1] for number in own or ()}
        assert names == ({site.directory.get(Service, each.service).name for each in
            site.directory.get(ServiceCenter, CENTER).services if each.schedule} if count else set())  # fmt: skip
        rows = [json.loads(file) for name, file in publication.search_index.items() if "rows-" in name]
        found = [row for chunk in rows for part in chunk["rows"] for row in part if row[0] == CENTER]
        has_own = [any(isinstance(offer, list) for offer in row[8]) for row in found]
        assert has_own == [bool(count)] * len(found)


def test_posters_print_a_closure_with_its_dates_and_where_to_go(closed: Publication) -> None:
    poster = text(closed, f"centers/{CENTER}/poster/")
    assert re.search(
        r'<p class="poster-notice" data-until="[^"]+"><b>[^<]*关闭[^<]*</b> 改到[^<]+</p>', poster
    )


def test_posters_of_a_closed_place_have_the_hours_of_what_replaces_it(
    closed: Publication, shut: Publication
) -> None:
    site = closed.editions[0].site
    poster = text(closed, f"centers/{CENTER}/poster/")
    replacement = site.directory.get(ServiceCenter, REPLACEMENT)
    assert f"{replacement.name}的开放时间" in poster
    assert replacement.address
    assert replacement.address in poster
    assert "09:00–12:00" not in poster.split("</table>")[0]
    without = text(shut, f"centers/{CENTER}/poster/")
    assert "paper-week" not in without
    assert "暂停开放" in without
    assert "poster-boards" not in without


def test_posters_say_nothing_of_a_closure_that_is_over() -> None:
    over = Closure.model_validate({"valid_from": "2026-01-01", "valid_to": "2026-02-01", "reason": "修缮"})
    assert "poster-notice" not in text(published(closure=over), f"centers/{CENTER}/poster/")
