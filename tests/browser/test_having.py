"""Filters by what a place has: yes, no, not known; on near me, in the list of centers and in the atlas."""

import pytest
from playwright.sync_api import Page, expect

from service_circles.community.facilities import Facility, has_facility
from service_circles.records.center import ServiceCenter
from tests.browser.accessible import violations
from tests.browser.showing import open_choice
from tests.browser.test_opened_maps import phone, site
from tests.publishing import published

__all__ = ["phone", "site"]
pytestmark = pytest.mark.browser


def _names(facility: Facility, *answers: bool | None) -> set[str]:
    centers = published().editions[0].site.directory.all(ServiceCenter)
    return {center.name for center in centers if has_facility(center, facility) in answers}


def _listed(page: Page) -> set[str]:
    rows = page.locator("#near-list b, #places li:not([hidden]) b")
    return set(rows.all_text_contents())


@pytest.mark.parametrize("facility", Facility, ids=lambda each: each.value)
def test_the_list_of_centers_shows_those_that_have_it(phone: Page, site: str, facility: Facility) -> None:
    phone.goto(f"{site}centers/")
    phone.locator(f"[data-facility={facility.value}]").click()
    expect(phone.locator(f"[data-facility={facility.value}]")).to_have_attribute("aria-pressed", "true")
    assert _listed(phone) == _names(facility, True)
    assert f"has={facility.value}" in phone.url
    unknown = _names(facility, None)
    expect(phone.locator("#having .switch")).to_contain_text(f"{len(unknown)} 处")
    phone.locator("#having input").check()
    assert _listed(phone) == _names(facility, True, None)
    assert violations(phone) == []


def test_near_me_lists_those_that_have_it_and_says_so(phone: Page, site: str) -> None:
    phone.goto(f"{site}near/?at=mingzhuyuan&has=aed")
    expect(phone.locator("#near-list .row").first).to_be_visible()
    assert _listed(phone) <= _names(Facility.AED, True)
    expect(phone.locator("#near-list .row").first).to_contain_text("除颤器（AED）：有")
    expect(phone.locator("#near-has")).to_have_text("除颤器（AED）")
    phone.locator("summary", has_text="要有什么").click()
    phone.locator("#near-unknown").check()
    expect(phone.locator("#near-list", has_text="除颤器（AED）：不知道")).to_be_visible()
    assert violations(phone) == []


@pytest.mark.parametrize(
    ("words", "facility"),
    [
        ("AED", Facility.AED), ("除颤", Facility.AED), ("无障碍", Facility.WHEELCHAIR), ("轮椅", Facility.WHEELCHAIR),
        ("厕所", Facility.TOILET), ("洗手间", Facility.TOILET), ("母婴室", Facility.NURSING_ROOM), ("喂奶", Facility.NURSING_ROOM),
    ],
)  # fmt: skip
def test_near_me_finds_places_by_what_they_have(
    phone: Page, site: str, words: str, facility: Facility
) -> None:
    phone.goto(f"{site}near/?at=mingzhuyuan&q={words}")
    expect(phone.locator("#near-list .row").first).to_be_visible()
    assert _listed(phone) & _names(facility, True)


@pytest.mark.parametrize("words", ["AED", "无障碍", "厕所", "母婴室"])
def test_search_finds_places_by_what_they_have(phone: Page, site: str, words: str) -> None:
    phone.goto(f"{site}search/?q={words}")
    expect(phone.locator("#results a[href*='centers/']").first).to_be_visible()


def test_the_atlas_leaves_places_that_have_it(phone: Page, site: str) -> None:
    phone.goto(f"{site}atlas/")
    open_choice(phone, "选择看什么")
    phone.get_by_label("只看：有母婴室").press("Space")
    phone.keyboard.press("Escape")
    labels = phone.locator(".map-spot").evaluate_all(
        "spots => spots.map(spot => spot.getAttribute('aria-label'))"
    )
    shown = {name for label in labels for name in label.split("：")[-1].split("、")}
    assert shown == _names(Facility.NURSING_ROOM, True)
    phone.locator(".map-spot").first.press("Enter")
    expect(phone.locator(".leaflet-popup").first).to_contain_text("母婴室：有")
