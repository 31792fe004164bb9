"""The pages on who is not reached, of a district small enough to count by hand."""

from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.writing.site.site import SiteSettings
from tests.coverage.small_district import write_district
from tests.publishing import ROOT


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    root: Path = write_district(tmp_path_factory.mktemp("small"))
    return make_publication(load_project(root), SiteSettings())


def page(published: Publication, address: str) -> str:
    found = published.make(address)
    assert found is not None, address
    return found.decode()


def test_the_page_of_the_district(published: Publication) -> None:
    html = page(published, "reach/")
    for figure in ("<dd>350</dd>", "<dd>100</dd>", "<dd>77.7 %</dd>"):
        assert figure in html
    assert "户数未知 1 个小区" in html
    assert "位置未知 1 个小区" in html
    assert html.index("远处") < html.index("外面") < html.index("边上") < html.index("近处")
    assert "半小时以上" in html
    assert "12 分钟" in html
    assert 'href="../reach/dong/"' in html


def test_the_page_of_a_street_has_its_own_figures(published: Publication) -> None:
    html = page(published, "reach/xi/")
    assert "<dd>0.0 %</dd>" in html
    assert "远处" in html
    assert "外面" not in html


def test_a_district_that_is_all_has_one_page_and_communities_have_none(published: Publication) -> None:
    assert sorted(address for address in published.pages if address.startswith("reach/")) == [
        "reach/", "reach/dong/", "reach/next/", "reach/xi/",
    ]  # fmt: skip


def test_other_pages_lead_there(published: Publication) -> None:
    assert "77.7 % 的住户走得到服务中心" in page(published, "")
    assert 'href="../../reach/"' in page(published, "areas/qu/")
    assert 'href="../../reach/dong/"' in page(published, "areas/dong/")
    assert "reach/" not in page(published, "areas/near/").partition("<main")[2].partition("</main>")[0]
    assert "data/reach.json" in page(published, "data/")


def test_where_no_place_is_known_there_is_no_page() -> None:
    sparse = make_publication(load_project(ROOT / "examples/chancheng"), SiteSettings())
    assert "reach/" not in sparse.pages
    assert "谁还走不到" not in page(sparse, "")
