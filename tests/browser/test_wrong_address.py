"""The page for a wrong address, wherever a host shows it: at any depth, and in a copy of the site below another path."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.writing.site.site import SiteSettings
from tests.publishing import ROOT

pytestmark = pytest.mark.browser

HOME = "https://example.org/rongxi/"


@pytest.mark.parametrize("place", ["404.html", "copy/of/centers/gone/404.html"])
def test_it_has_its_styles_and_its_links_lead_to_the_site(
    tmp_path: Path, page: Page, served: str, complaints: list[str], place: str
) -> None:
    site = make_publication(load_project(ROOT), SiteSettings(site_url=HOME))
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
