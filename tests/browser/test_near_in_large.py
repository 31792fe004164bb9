"""Near me where places fill many files: the list is that of all of them, and costs little."""

import gzip
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.records.area import Area
from service_circles.writing.finding.near.near_files import NearData
from service_circles.writing.site.site import Site
from tests.browser.near_pages import Nearest, is_open, listed_ids, offers, phone_at, says, write_large_site
from tests.publishing import hosted

pytestmark = pytest.mark.browser

KB = 1024
LOCAL_NOW = datetime(2026, 11, 21, 11, 30)  # a Saturday: some are open
NOW = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    folder = tmp_path_factory.mktemp("large")
    site = write_large_site(folder)
    with hosted(folder / "site", "/") as host:
        yield site, f"{host}/"


def points_in(site: Site) -> list[Point]:
    """At doors, between them, at the edge and beyond it."""
    chance, placed = random.Random(7), sorted(site.points.items())
    some = [placed[chance.randrange(len(placed))][1] for _ in range(6)]
    off = [
        Plane.around(point).point_at(chance.uniform(-900, 900), chance.uniform(-900, 900)) for point in some
    ]
    return [some[0], *off, (20.97, 111.98)]


def test_there_is_something_to_put_together(large: tuple[Site, str]) -> None:
    assert sum(name.startswith("t") for name in NearData(large[0]).files) >= 10


@pytest.mark.parametrize("number", range(8))
def test_the_list_is_the_same_as_from_all_places(
    number: int, chromium: Browser, large: tuple[Site, str]
) -> None:
    site, home = large
    point = points_in(site)[number]
    context = phone_at(chromium, point)
    page = context.new_page()
    page.goto(home + "near/")
    expected = Nearest(site, point).ids()
    got = listed_ids(page)
    assert len(got) >= 10
    assert got == expected[: len(got)]
    page.locator("#near-more").click()
    expect(page.locator("#near-list li").nth(len(got))).to_be_visible()
    more = listed_ids(page)
    assert more == expected[: len(more)]
    context.close()


@pytest.mark.parametrize(
    "query", ["board=medical", "open=1", "q=饭堂", "q=人民路", "q=饭堂&board=elderly&open=1"]
)
def test_filters_list_what_python_would(query: str, chromium: Browser, large: tuple[Site, str]) -> None:
    site, home = large
    tests = {"board=medical": offers(site, "medical"), "board=elderly": offers(site, "elderly")}
    tests |= {
        "open=1": is_open(site, LOCAL_NOW),
        "q=饭堂": says(site, "饭堂"),
        "q=人民路": says(site, "人民路"),
    }
    wanted = [tests[part] for part in query.split("&")]
    point = points_in(site)[2]
    expected = Nearest(site, point).ids(lambda center: all(accepts(center) for accepts in wanted))
    context = phone_at(chromium, point)
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto(f"{home}near/?{query}")
    got, steps = listed_ids(page), 0
    assert got == expected[: len(got)]
    while len(got) < min(20, len(expected)) and steps < 20:  # each step fetches a little farther
        count = page.locator("#near-count").text_content() or ""
        page.locator("#near-more").click()
        expect(page.locator("#near-found[aria-busy]")).to_have_count(0)
        got, steps = listed_ids(page), steps + 1
        assert got == expected[: len(got)], count
    assert got == expected[:20]
    context.close()


def test_a_first_answer_keeps_to_its_bytes(chromium: Browser, large: tuple[Site, str]) -> None:
    site, home = large
    for point in points_in(site):
        context = phone_at(chromium, point)
        page = context.new_page()
        bodies: dict[str, bytes] = {}
        page.on("response", lambda answer: bodies.update({answer.url: answer.body()}))  # noqa: B023
        page.goto(home + "near/")
        listed_ids(page)
        page.wait_for_load_state("networkidle")
        sizes = [len(gzip.compress(body, 6)) for body in bodies.values()]
        assert sum(sizes) <= 50 * KB
        assert len(sizes) <= 12
        assert all(url.startswith(home) for url in bodies)
        context.close()


def test_even_the_fullest_files_keep_to_the_bytes(demonstration: Path, large: tuple[Site, str]) -> None:
    """Four files of places, one of areas, the page with its styles and scripts."""
    page = (demonstration / "near/index.html").read_text("utf-8")
    loaded = re.findall(r'(?:href|src)="\.\./(assets/[^"]+\.(?:css|js|svg))"', page)
    assert len(loaded) >= 4
    whole = _gz(page.encode()) + sum(_gz((demonstration / file).read_bytes()) for file in loaded)
    for files in (NearData(large[0]).files, _files_in(demonstration / "near")):
        tiles = sorted(_gz(content) for name, content in files.items() if name.startswith("t"))
        areas = max(_gz(content) for name, content in files.items() if name.startswith("at-"))
        assert max(4 * tiles[-1], sum(tiles[-4:])) + areas + whole <= 50 * KB


def _files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.json")}


def _gz(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def test_estates_of_a_large_directory_are_chosen_street_by_street(
    page: Page, large: tuple[Site, str]
) -> None:
    site, home = large
    page.goto(home + "near/")
    page.get_by_role("button", name="选小区或社区").click()
    district = site.directory.where(Area, parent=None)[0]
    street = site.directory.where(Area, parent=district.id)[0]
    community = site.directory.where(Area, parent=street.id)[0]
    estate = site.directory.where(Area, parent=community.id)[1]
    for name in (district.name, street.name):
        page.locator("#near-chooser .rows").get_by_role("button", name=name).first.click()
        expect(page.get_by_role("heading", name=name)).to_be_focused()
    page.get_by_label("小区、社区或街道的名字").fill(estate.name[1:])
    page.locator("#near-chooser .rows").get_by_role("button", name=estate.name).first.click()
    expect(page).to_have_url(f"{home}near/?at={estate.id}")
    got = listed_ids(page)
    assert got == Nearest.to(site, estate.id).ids()[: len(got)]
    page.reload()
    assert listed_ids(page) == got
