"""Any moment can be asked: in lists, near me, and by a link that is shared."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from service_circles.records.center import ServiceCenter
from service_circles.schedules.opening import OpenState, status_at
from tests.publishing import published

pytestmark = pytest.mark.browser

MONDAY = datetime(2026, 11, 30, 2, 30, tzinfo=UTC)  # 10:30 in Rongxi
LISTS = {
    "centers": "centers/",
    "service": "services/vaccination/",
    "board": "boards/medical/",
    "community": "areas/mingzhu/",
    "estate": "areas/tielu-ercun/",
}


def open_at(moment: datetime, service: str | None = None) -> set[str]:
    """The centers that are open then, for a service by its own hours, as Python says."""
    site = published().editions[0].site
    found = set()
    for center in site.directory.all(ServiceCenter):
        offered = next((each for each in center.services if each.service == service), None)
        if service and not offered:
            continue
        if center.status.value == "active":
            status = status_at(site.hours_at(center, offered), site.calendar, moment)
            if status.state in (OpenState.OPEN, OpenState.USUALLY_OPEN):
                found.add(center.id)
    return found


def listed(page: Page) -> set[str]:
    links = page.locator("li[data-place] > a").filter(visible=True)
    return set(links.evaluate_all("all => all.map(link => link.href.split('/').at(-2))"))


@pytest.mark.parametrize("kind", LISTS)
def test_a_moment_is_chosen_and_shared(kind: str, page: Page, home: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(MONDAY)
    page.goto(home + LISTS[kind])
    everything = listed(page)
    page.get_by_text("什么时候", exact=True).click()
    page.get_by_role("button", name="周六").click()
    expect(page).to_have_url(re.compile(r"\?when=saturday&open=1$"))
    service = "vaccination" if kind == "service" else None
    saturday = open_at(datetime(2026, 12, 5, 9), service)
    found = listed(page)
    assert found <= saturday
    assert everything & saturday <= found
    page.reload()
    assert listed(page) == found
    expect(page.locator(".open-filter summary")).to_contain_text("周六 09:00")
    page.get_by_text("什么时候", exact=True).click()
    page.get_by_label("别的日期和时间").fill("2026-12-24T21:30")
    expect(page).to_have_url(re.compile(r"when=2026-12-24T21%3A30"))
    assert listed(page) <= open_at(datetime(2026, 12, 24, 21, 30), service)
    page.get_by_role("button", name="现在").click()
    expect(page).to_have_url(re.compile(r"\?open=1$"))
    assert not errors


def test_what_is_not_known_is_counted_and_not_called_closed(page: Page, home: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(home + "centers/?open=1&when=2026-12-05T09:00")
    count = page.locator("li[data-place] [data-state]").evaluate_all(
        "all => all.filter(e => /unknown|appointment/.test(e.dataset.state)).length"
    )
    assert count
    expect(page.locator("[data-told]")).to_contain_text(f"另有 {count} 处")


def test_a_list_comes_after_all_where_the_moment_does_not(page: Page, home: str) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(home + "centers/?open=1&when=saturday")
    expect(page.locator("#places")).to_be_hidden()
    expect(page.locator("#places")).to_be_visible(timeout=10_000)


def test_past_the_calendar_usual_hours_count(page: Page, home: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    page.goto(home + "centers/?open=1&when=2027-03-02T10:00")
    found = listed(page)
    assert len(found) > 15
    assert found == open_at(datetime(2027, 3, 2, 10))
    expect(page.locator("li[data-place]").filter(visible=True).first).to_contain_text("多半开着")


def test_near_me_answers_for_the_service_at_that_moment(page: Page, home: str) -> None:
    page.clock.set_fixed_time(MONDAY)
    for word, moment in (
        ("tomorrow", (12, 1, 9, 0)),
        ("2026-12-04T10:00", (12, 4, 10, 0)),
        ("saturday", (12, 5, 9, 0)),
    ):
        page.goto(f"{home}near/?at=tielu-ercun&q=疫苗&open=1&when={word}")
        expect(page.locator("#near-found")).to_be_visible()
        expect(page.locator("#near-list")).not_to_have_attribute("aria-busy", "true")
        month, day, hour, minute = moment
        expected = open_at(datetime(2026, month, day, hour, minute), "vaccination")
        assert listed(page) == expected, word
        if not expected:
            expect(page.locator("#near-count")).to_contain_text("那时都关着门")
    expect(page.get_by_label("只看那时开放")).to_be_checked()


def test_search_for_what_is_open_goes_by_the_hours_of_the_service(page: Page, home: str) -> None:
    for moment in (MONDAY, datetime(2026, 12, 1, 2, 30, tzinfo=UTC)):
        page.clock.set_fixed_time(moment)
        page.goto(f"{home}search/?q=疫苗 现在开门")
        expect(page.locator("#results")).to_be_visible()
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
        local = moment.replace(tzinfo=None, hour=moment.hour + 8)
        found = page.locator("[aria-labelledby=found-center] a.row").evaluate_all(
            "all => all.map(link => link.href.split('/').at(-2))"
        )
        assert set(found) == open_at(local, "vaccination")
