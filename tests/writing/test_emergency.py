"""The page of emergency numbers: the country's, a directory's own, and duty phones by street."""

import re
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.cli.starter import start_project
from service_circles.writing.site.site import SiteSettings
from tests.official_project import read_yaml, write_yaml

OWN = [
    {"name": "火警和社区消防站", "number": "119", "purpose": "先打这里"},
    {"name": "防汛值班", "number": "0000-0000 0999"},
]


def published(root: Path, **settings: object) -> Publication:
    start_project(root)
    communities = read_yaml(root / "communities.yaml")
    communities["directory"] |= settings
    write_yaml(root / "communities.yaml", communities)
    return make_publication(load_project(root), SiteSettings())


def numbers(page: Publication, address: str = "emergency/") -> list[tuple[str, str]]:
    html = page.make(address)
    assert html is not None
    return re.findall(
        r'href="tel:([^"]+)"><span class="row-text"><b>[^<]+</b><strong>([^<]+)</strong>', html.decode()
    )


def test_the_numbers_of_the_country_come_by_themselves(tmp_path: Path) -> None:
    found = numbers(published(tmp_path / "project"))
    assert found[:5] == [
        ("110", "报警"), ("119", "火警和救援"), ("120", "急救"), ("122", "交通事故"), ("12345", "政务服务便民热线"),
    ]  # fmt: skip


def test_a_directory_replaces_and_adds(tmp_path: Path) -> None:
    found = numbers(published(tmp_path / "project", emergency=OWN))
    assert found[1] == ("119", "火警和社区消防站")
    assert ("0000-00000999", "防汛值班") in found[5:]


def test_another_country_has_its_own_numbers_or_what_the_directory_says(tmp_path: Path) -> None:
    assert numbers(published(tmp_path / "england", country="GB", region="ENG"))[0] == (
        "999",
        "警察、消防、救护",
    )
    found = numbers(published(tmp_path / "peru", country="PE", emergency=OWN))
    assert found[:2] == [("119", "火警和社区消防站"), ("0000-00000999", "防汛值班")]


def test_they_are_told_in_english(tmp_path: Path) -> None:
    page = published(tmp_path / "project", languages=["zh-Hans", "en"])
    assert ("120", "Ambulance") in numbers(page, "en/emergency/")


@pytest.mark.parametrize(
    ("heading", "owner", "number"),
    [
        ("听潮街道", "听潮社区卫生服务中心", "0000-0000 0024"),
        ("榕荫街道", "榕荫街道党群服务中心", "0000-0000 0044"),
        ("不分街道", "", "0000-0000 0101"),  # a hotline of two streets
    ],
)
def test_duty_and_emergency_phones_stand_with_their_street(
    heading: str, owner: str, number: str, demonstration: Path
) -> None:
    html = (demonstration / "emergency/index.html").read_text("utf-8")
    section = html[html.index(f">{heading}</h2>") :].partition("</section>")[0]
    assert f"<b>{number}</b>" in section
    assert owner in section


def test_a_fictional_directory_says_which_numbers_are_real(demonstration: Path, official: Path) -> None:
    notice = "110、119、120、122、12345、96110、12338、12356、95598 是真的，其余电话都是虚构的"
    assert notice in (demonstration / "emergency/index.html").read_text("utf-8")
    assert "虚构" not in (official / "emergency/index.html").read_text("utf-8")


def test_every_page_leads_to_them(demonstration: Path) -> None:
    for address in ("", "en/centers/mingzhu-center/", "about/", "atlas/"):
        html = (demonstration / address / "index.html").read_text("utf-8")
        assert re.search(r'href="(\./|(\.\./)+)(en/)?emergency/"', html), address
