"""The portal of examples/portal: collected over HTTP from separate hosts, one of which goes down while another lies."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Geolocation, Page, expect

from service_circles.basics.theme_folder import THEME
from service_circles.cli.program import run
from service_circles.writing.assets.bundles import read_bundles
from tests.browser.accessible import violations
from tests.browser.conftest import MORNING, PHONE
from tests.conftest import Shared
from tests.publishing import DAY, ROOT, build, hosted

LATER = date(2026, 11, 30)
BORDER: Geolocation = {"latitude": 21.2012, "longitude": 112.6195}
"""Between the two banks: 350 m from Mingzhu Bay on the east one."""
PAGES = [
    "", "areas/rongdong/", "search/?q=明珠", "search/", "near/", "services/", "figures/", "events/", "en/sources/",
]  # fmt: skip


@dataclass(frozen=True)
class Banks:
    """The portal as it was first built, then after a bad night; and the hosts of the districts."""

    first: Path
    later: Path
    rongxi: str
    rongdong: str
    report: str


@pytest.fixture(scope="session")
def rongdong(shared: Shared) -> Path:
    """The site of the small district across the river."""
    return shared("rongdong", lambda folder: build(ROOT / "examples/rongdong", folder / "site")) / "site"


@pytest.fixture(scope="module")
def banks(
    demonstration: Path, rongdong: Path, sparse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Banks]:
    root = tmp_path_factory.mktemp("banks")
    project = root / "portal"
    shutil.copytree(ROOT / "examples/portal", project, ignore=shutil.ignore_patterns("site", ".circles"))
    lying = root / "lying"
    shutil.copytree(sparse, lying, copy_function=shutil.copy)
    with ExitStack() as hosts:
        rongxi = hosts.enter_context(hosted(demonstration, "/rongxi/")) + "/rongxi/"
        chancheng = hosts.enter_context(hosted(lying, "/"))
        with hosted(rongdong, "/") as down:
            list_them(project, {"rongxi": rongxi, "rongdong": f"{down}/", "chancheng": chancheng})
            first, report = portal(project, root / "first", DAY)
        assert "0 failed" in report
        as_it_lies(lying)
        later, report = portal(project, root / "later", LATER)
        yield Banks(first, later, rongxi, f"{down}/", report)


def as_it_lies(folder: Path) -> None:
    """Name a hash that the file does not have."""
    own = json.loads((folder / "federation.json").read_bytes())
    own["files"]["federation/places.json"]["sha256"] = "0" * 64
    (folder / "federation.json").write_text(json.dumps(own), encoding="utf-8")


def list_them(project: Path, sites: dict[str, str]) -> None:
    """Write the hosts of the districts into the list."""
    file = project / "portal.yaml"
    text = file.read_text("utf-8")
    for id_, site in sites.items():
        text = re.sub(rf"(- id: {id_}\n.*\n.*\n +site: ).*", rf"\g<1>{site}", text)
    file.write_text(text, encoding="utf-8")


def portal(project: Path, output: Path, day: date) -> tuple[Path, str]:
    """Run the command as an editor does."""
    told = StringIO()
    with redirect_stderr(told):
        assert run(["-C", str(project), "portal", "--output", str(output), "--day", str(day)]) == 0
    return output, told.getvalue()


@pytest.fixture(scope="module")
def door(banks: Banks) -> Iterator[str]:
    """The address of the portal's home page on a host of its own, after the bad night."""
    with hosted(banks.later, "/banks/") as host:
        yield f"{host}/banks/"


def test_the_report_names_the_host_that_is_down_and_the_one_that_lies(banks: Banks) -> None:
    assert "rongdong：网站连不上" in banks.report
    assert "the site cannot be reached" in banks.report
    assert "chancheng：federation/places.json 和 federation.json 里的哈希不一样" in banks.report
    assert banks.report.count("the last good copy stays") == 2
    assert "3 districts" in banks.report


def test_the_portal_stays_whole_and_says_how_old_a_copy_is(banks: Banks) -> None:
    def pages(site: Path) -> set[str]:
        return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}

    assert pages(banks.later) == pages(banks.first)
    home = (banks.later / "index.html").read_text("utf-8")
    assert home.count("网站没有连上，这里是 2026年11月25日 收集的资料") == 2
    assert "网站没有连上" not in (banks.first / "index.html").read_text("utf-8")
    english = (banks.later / "en/sources/index.html").read_text("utf-8")
    assert "does not have the hash that federation.json gives" in english


def test_the_same_copies_give_the_same_bytes(banks: Banks, tmp_path: Path) -> None:
    project, again = banks.first.parent / "portal", tmp_path / "again"
    run(["-C", str(project), "portal", "--no-collect", "--output", str(again), "--day", str(DAY)])
    files = {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()}
    assert {path for path in files if (banks.first / path).read_bytes() != files[path]} == set()
    assert len(files) == sum(file.is_file() for file in banks.first.rglob("*"))


def test_every_template_of_a_portal_is_shown(banks: Banks) -> None:
    templates = {each for bundle in read_bundles(THEME).values() for each in bundle.templates}
    names = {each for each in templates if each.startswith("portal_")}
    assert names == {f"{each.stem}.html" for each in (THEME / "templates/portal").glob("portal_*")} - {
        "portal_rows.html"
    }
    assert len(names) == 12


def test_links_stay_at_the_portal_or_lead_to_a_site_of_the_list(banks: Banks) -> None:
    for file in banks.later.rglob("index.html"):
        for link in re.findall(r'href="([^"#?]*)', file.read_text("utf-8")):
            link = link.replace("webcal://", "https://")  # noqa: PLW2901 - to subscribe to a calendar
            if link.startswith(("http", "tel:", "mailto:", "//")) or not link:
                assert (
                    link.startswith((banks.rongxi, "http://127.0.0.1", "tel:", "https://example.org/banks/"))
                    or not link
                ), link
            else:
                target = (file.parent / link).resolve()
                assert (target / "index.html" if link.endswith("/") else target).exists(), f"{file}: {link}"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(looker: Page, door: str, address: str) -> None:
    looker.goto(door + address)
    looker.wait_for_load_state("networkidle")
    assert violations(looker) == []
    assert looker.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_search_goes_on_in_the_index_of_a_district(
    page: Page, door: str, banks: Banks, requested: list[str], complaints: list[str]
) -> None:
    page.goto(f"{door}search/?q=明珠")
    found = page.locator("#found a.row")
    expect(found.filter(has_text="明珠湾社区")).to_have_attribute("href", f"{banks.rongdong}areas/mingzhu/")
    expect(found.filter(has_text="明珠社区").first).to_have_attribute("href", f"{banks.rongxi}areas/mingzhu/")
    districts = page.locator("#districts a.row")
    expect(districts).to_have_text([re.compile("榕溪区"), re.compile("榕东区")])
    districts.filter(has_text="榕溪区").click()
    expect(page.locator("#districts h2")).to_have_text("这里只搜榕溪区")
    center = page.locator("#found a.row").filter(has_text="明珠社区服务中心").first
    expect(center).to_have_attribute("href", f"{banks.rongxi}centers/mingzhu-center/")
    assert all(url.startswith(door) for url in requested)
    assert complaints == []


def test_search_answers_with_few_bytes(banks: Banks, page: Page, door: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(f"{door}search/?q=明珠")
    expect(page.locator("#found a.row").first).to_be_visible()
    page.goto(f"{door}search/?in=rongxi&q=明珠")
    expect(page.locator("#found a.row").first).to_be_visible()
    assert sum(sizes) < 700_000  # before compression, which makes a third of it


def test_a_reader_at_the_border_gets_places_of_both_banks(
    chromium: Browser, door: str, banks: Banks, tmp_path: Path
) -> None:
    context = chromium.new_context(
        viewport=PHONE, geolocation=BORDER, permissions=["geolocation"], locale="zh-CN"
    )
    page = context.new_page()
    page.clock.set_fixed_time(MORNING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{door}near/")
    rows = page.locator("#near-list a.row")
    expect(rows.first).to_contain_text("明珠湾社区服务中心")
    expect(rows.first).to_contain_text("榕东区")
    expect(rows.first).to_have_attribute("href", f"{banks.rongdong}centers/mingzhu-center/")
    expect(rows.filter(has_text="榕溪区").first).to_be_visible()
    assert all(url.startswith(door) for url in asked)
    assert not any("/in/chancheng/" in url for url in asked)
    context.close()


def test_home_can_be_chosen_in_any_district(page: Page, door: str, banks: Banks) -> None:
    page.goto(f"{door}near/")
    page.locator("#near-choose").click()
    chooser = page.locator("#near-chooser")
    chooser.get_by_role("button", name="榕川市").click()
    chooser.get_by_role("button", name="榕东区").click()
    chooser.get_by_role("button", name="江湾花园").click()
    expect(page.locator("#near-head")).to_have_text("江湾花园附近")
    expect(page.locator("#near-list a.row").first).to_contain_text("明珠湾社区服务中心")
    assert "at=rongdong%2Fjiangwan-garden" in page.url
    page.reload()
    expect(page.locator("#near-head")).to_have_text("江湾花园附近")


@pytest.mark.parametrize("address", ["", "areas/rongdong/", "events/", "en/alerts/"])
def test_pages_say_the_same_without_script(plain: Page, door: str, address: str) -> None:
    plain.goto(door + address)
    expect(plain.locator("main")).to_contain_text(re.compile("榕东|Rongdong"))
