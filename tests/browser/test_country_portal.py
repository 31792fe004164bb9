"""A portal of a country too large for one list: no page grows with it, search and near me fetch little and find what is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from geopy.distance import geodesic
from playwright.sync_api import Browser, expect

from benchmarks.country import Country, write_portal
from benchmarks.country_files import write_shared_files
from benchmarks.country_names import id_of, read_names
from benchmarks.portals import elements
from service_circles.cli.program import run
from service_circles.federating.publishing import district_blocks, near_districts, portal_texts
from tests.browser.conftest import MORNING, PHONE
from tests.conftest import Shared
from tests.publishing import DAY, hosted

COUNT, COLUMNS = 24, 8
"""Three rows of the grid, so that four districts meet in corners."""
AT_ONCE = 10
"""Districts in a file, so that there are several files."""
CORNERS = [(1, 4), (2, 1), (2, 5)]


@pytest.fixture(scope="module")
def country() -> Country:
    return Country(5, read_names(COUNT), COLUMNS)


@pytest.fixture(scope="module")
def site(shared: Shared, country: Country) -> Path:
    """The portal of the country, whose lists and files are broken up like those of many more districts."""

    def make(folder: Path) -> None:
        for number, place in enumerate(country.names.districts):
            write_shared_files(country.records(number), folder / id_of(place) / "site")
        write_portal(country, folder / "portal", projects=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(portal_texts, "MOST_ROWS", 16)
            patch.setattr(district_blocks, "AT_ONCE", AT_ONCE)
            patch.setattr(near_districts, "AT_ONCE", AT_ONCE)
            assert run(["-C", str(folder / "portal"), "portal", "--day", str(DAY)]) == 0

    return shared("country", make) / "portal/site"


@pytest.fixture(scope="module")
def door(site: Path) -> Iterator[str]:
    with hosted(site, "/") as host:
        yield f"{host}/"


def _centers(country: Country) -> Iterator[tuple[str, str, tuple[float, float]]]:
    """Each center with its district and its point."""
    for number, place in enumerate(country.names.districts):
        for center in country.records(number)["centers"]:
            at: dict[str, Any] = center["location"]
            yield id_of(place), center["id"], (at["latitude"], at["longitude"])


@pytest.mark.parametrize("corner", CORNERS)
def test_the_place_nearest_to_a_corner_of_four_districts_is_the_first(
    chromium: Browser, door: str, country: Country, corner: tuple[int, int]
) -> None:
    """Compared with all places of the country, whatever files they are in."""
    here = country.corners[corner]
    by_distance = sorted(
        (geodesic(here, point).meters, district, id_) for district, id_, point in _centers(country)
    )
    assert len({district for _, district, _ in by_distance[:12]}) >= 2
    context = chromium.new_context(
        viewport=PHONE, geolocation={"latitude": here[0], "longitude": here[1]}, permissions=["geolocation"]
    )
    page = context.new_page()
    page.clock.set_fixed_time(MORNING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{door}near/")
    rows = page.locator("#near-list a.row")
    _, district, id_ = by_distance[0]
    expect(rows.first).to_have_attribute("href", f"https://{district}.example/centers/{id_}/")
    listed = [row.get_attribute("href") for row in rows.all()]
    expected = [f"https://{district}.example/centers/{id_}/" for _, district, id_ in by_distance]
    assert listed[:5] == expected[:5]
    assert sum(bool(re.search(r"/in/d[0-9]+/near/index", url)) for url in asked) <= 12
    context.close()


def test_search_finds_a_street_anywhere_and_leads_to_its_district(
    chromium: Browser, door: str, country: Country
) -> None:
    place = country.names.districts[-1]
    street = country.names.streets[place.code][0]
    page = chromium.new_page(viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{door}search/?q={street.name}")
    hrefs = page.locator(f'#found a.row[href="https://{id_of(place)}.example/areas/s{street.code}/"]')
    expect(hrefs).to_have_count(1)
    expect(page.locator("#districts a.row").first).to_be_visible()
    assert all(url.startswith(door) for url in asked)
    page.close()


def test_home_is_chosen_region_by_region(chromium: Browser, door: str, country: Country) -> None:
    place = country.names.districts[0]
    street = country.names.streets[place.code][0]
    names = {each.code: each.name for each in (*country.names.provinces, *country.names.cities)}
    page = chromium.new_page(viewport=PHONE)
    page.goto(f"{door}near/")
    page.locator("#near-choose").click()
    chooser = page.locator("#near-chooser")
    for name in (names[_province(country, place.parent)], names[place.parent], place.name, street.name):
        chooser.get_by_role("button", name=name, exact=True).click()
    chooser.get_by_role("button", name="社区").first.click()
    expect(page.locator("#near-list a.row").first).to_be_visible()
    assert f"at={id_of(place)}%2Fs{street.code}" in page.url
    page.close()


def _province(country: Country, city: str) -> str:
    return next(each.parent for each in country.names.cities if each.code == city)


def test_every_district_is_reached_over_regions(site: Path, country: Country) -> None:
    """From home and from the lists of figures and of sources, by links alone."""
    for start in ("index.html", "areas/index.html", "search/index.html"):
        assert _linked(site, start, r"areas/[a-z0-9]+/") >= {
            f"areas/{id_of(each)}/" for each in country.names.districts
        }
    for folder in ("figures", "sources"):
        pages = _linked(site, f"{folder}/index.html", rf"{folder}/[a-z0-9]+/")
        text = "".join((site / page / "index.html").read_text("utf-8") for page in (f"{folder}/", *pages))
        assert all(
            f'areas/{id_of(each)}/"' in text or f"d{each.code}.example" in text
            for each in country.names.districts
        )


def _linked(site: Path, start: str, wanted: str) -> set[str]:
    """The addresses that pages from a start on lead to, by links of a shape."""
    found, left = set[str](), [start]
    while left:
        page = site / left.pop()
        for link in re.findall(r'href="([^"#?:]+/)"', page.read_text("utf-8")):
            target = (page.parent / link).resolve().relative_to(site.resolve()).as_posix() + "/"
            if target not in found and re.fullmatch(wanted, target):
                found.add(target)
                left.append(f"{target}index.html")
    return found


def test_no_page_or_file_grows_with_the_country(site: Path) -> None:
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        assert len(content) < 300_000, page
        assert elements(content) < 1_500, page
    assert max(file.stat().st_size for file in site.rglob("*.json")) < 2_000_000
    index = json.loads(
        re.findall(r'id="near-index">(.*?)</script>', (site / "near/index.html").read_text("utf-8"))[0]
    )
    assert "districts" not in index
    assert len(index["groups"]) > 1
