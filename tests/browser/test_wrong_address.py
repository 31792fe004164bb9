"""Addresses that hosts treat differently: without their slash, and the page for a wrong address, wherever a host shows it: at any depth, and in a copy of the site below another path."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.publishing import published

pytestmark = pytest.mark.browser

HOME = "https://example.org/rongxi/"


@pytest.mark.parametrize("place", ["404.html", "copy/of/centers/gone/404.html"])
def test_it_has_its_styles_and_its_links_lead_to_the_site(
    tmp_path: Path, page: Page, served: str, complaints: list[str], place: str
) -> None:
    site = published(site_url=HOME)
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(site.make("404.html") or b"")
    page.goto(served + place)
    assert page.evaluate("document.querySelector('main svg').getBoundingClientRect().width") < 40
    assert page.evaluate("document.querySelector('.brand').getBoundingClientRect().height") < 100
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    assert len(links) > 10
    inside = [link for link in links if urlsplit(link).scheme == "https" and "repo" not in link]
    assert [link for link in inside if not link.startswith(HOME)] == []
    assert [link for link in links if link.startswith(served) and "#" not in link] == []
    assert [each for each in complaints if "style" in each.lower()] == []


@pytest.mark.parametrize("address", ["centers/mingzhu-center/", "en/services/"])
def test_an_address_without_its_slash_works_on_hosts_that_show_it(
    tmp_path: Path, page: Page, served: str, complaints: list[str], address: str
) -> None:
    site = published(site_url=HOME)
    files = {
        **site.editions[0].site.assets.files,
        "sw.js": b"",
        f"{address}index.html": site.make(address) or b"",
    }
    for name, content in files.items():
        (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / name).write_bytes(content)
    bare = f"{served}copy/{address.removesuffix('/')}"
    page.route(f"{bare}?a=1", lambda route: route.fulfill(path=tmp_path / "copy" / f"{address}index.html"))
    page.goto(f"{bare}?a=1#main")
    assert page.url == f"{bare}/?a=1#main"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 50
    home = page.evaluate("document.querySelector('.brand').href")
    assert home == f"{served}copy/" + ("en/" if address.startswith("en/") else "")
    assert [each for each in complaints if "Content Security" in each] == []
