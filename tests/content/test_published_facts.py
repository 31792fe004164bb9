"""Claims of the sites about real places equal what was published: compared with a table that is kept once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from service_circles.basics.number_texts import plain_number
from service_circles.build.project import load_project
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.channel import Channel
from service_circles.records.life.honor import Honor
from service_circles.records.life.indicator import Indicator, Precision
from service_circles.records.service import Service
from service_circles.records.values.contact import Source
from tests.official_project import read_yaml
from tests.publishing import DAY, ROOT
from tests.site.documents import read_published

FACTS: Any = read_yaml(Path(__file__).with_name("published_facts.yaml"))
CITED = ("title", "publisher", "date", "period")


def directory_in(folder: Path) -> ServiceDirectory:
    directory = load_project(folder, DAY).directory
    assert directory is not None
    return directory


@pytest.fixture(scope="module")
def practice() -> dict[str, Indicator]:
    """The indicators of other places."""
    return {each.id: each for each in directory_in(ROOT).all(Indicator) if each.practice}


@pytest.fixture(scope="module")
def chancheng() -> ServiceDirectory:
    """The directory of a real district."""
    return directory_in(ROOT / "examples/chancheng")


def cited(source: Source | None) -> dict[str, str]:
    """A source as the table has it."""
    return {name: str(value) for name in CITED if (value := getattr(source, name)) is not None}


def published(name: str) -> dict[str, str]:
    """A source of the table, as it is to be cited."""
    return {field: value for field, value in FACTS["sources"][name].items() if field != "place"}


def amount(value: float, unit: str, precision: Precision = Precision.EXACT) -> str:
    bound = "" if precision is Precision.EXACT else precision.value.replace("_", " ") + " "
    return f"{bound}{plain_number(value).replace(',', '')} {unit}"


def test_every_figure_of_practice_is_in_the_table_and_no_other(practice: dict[str, Indicator]) -> None:
    told = {id_ for figures in FACTS["practice"].values() for id_ in figures}
    assert practice.keys() == told


@pytest.mark.parametrize("source", FACTS["sources"])
def test_figures_of_practice_are_what_was_published(source: str, practice: dict[str, Indicator]) -> None:
    for id_, expected in FACTS["practice"][source].items():
        found = practice[id_]
        assert found.value is not None
        assert amount(found.value, found.unit, found.precision) == expected, id_
        assert cited(found.source) == published(source), id_
        assert found.place == FACTS["sources"][source]["place"], id_


@pytest.mark.parametrize("id_", FACTS["parts"])
def test_parts_are_what_was_published(id_: str, practice: dict[str, Indicator]) -> None:
    parts = {part.name: plain_number(part.value) for part in practice[id_].parts}
    assert parts == FACTS["parts"][id_]


def test_only_figures_with_published_parts_have_parts(practice: dict[str, Indicator]) -> None:
    assert {id_ for id_, each in practice.items() if each.parts or each.series} == FACTS["parts"].keys()


def test_pages_of_practice_say_how_exact_a_figure_is_and_how_to_find_it(demonstration: Path) -> None:
    pages = read_published(demonstration).pages
    assert "超过 75,000 小时" in pages["practice/"].source
    assert "More than 75,000 hours" in pages["en/practice/"].source
    for name in FACTS["sources"]:
        assert published(name)["title"] in pages["practice/"].source, name
    assert "（光明日报 9 版 · 2022-03-14）" in pages["indicators/sz-time-bank-hours/"].source
    assert "（广州民政 · 2023-05）" in pages["indicators/gz-social-work-reach/"].source


def test_the_guide_to_lifts_cites_what_was_published() -> None:
    guide = directory_in(ROOT).get(Service, "lift-installation")
    assert [cited(source) for source in guide.sources] == [published("lw")]
    for figure in ("1,087", "889", "198", "物业管理加维保", "电梯物业加维保", "托管管家包维保"):
        assert figure in (guide.description or "")


def test_three_types_of_communities_have_no_order() -> None:
    types = [each for each in directory_in(ROOT).all(Honor) if each.series == "三型社区"]
    assert [each.grade for each in types] == [None, None, None]


def test_figures_of_chancheng_are_what_was_published(chancheng: ServiceDirectory) -> None:
    figures = [figure for area in chancheng.all(Area) for figure in area.figures]
    assert {each.name: amount(each.value, each.unit) for each in figures} == FACTS["chancheng"]
    assert [cited(each.source) for each in figures] == [published("cc")] * len(figures)


def test_chancheng_claims_nothing_that_was_not_published(chancheng: ServiceDirectory) -> None:
    """No targets, services, hours or addresses; what names its source names the right one."""
    assert chancheng.settings.targets == ()
    assert chancheng.all(Service) == ()
    (center,) = chancheng.all(ServiceCenter)
    assert (center.name, center.services, center.phones, center.address) == (
        "石湾镇街道党群服务中心",
        (),
        (),
        None,
    )
    channels = chancheng.all(Channel)
    assert [each.name for each in channels] == ["一键表决", "一口投诉", "一窗公示", "一键评价", "一站数据"]
    assert {(each.url, each.purpose) for each in channels} == {
        (None, "报道只写了名称；用途的细节、网址没有公布")
    }
    for record in (center, *channels, *chancheng.all(Honor)):
        assert [cited(source) for source in record.sources] == [published("cc")], record.id
    held = {
        each.name: [award.awarded.isoformat() for award in each.honors if award.awarded]
        for each in chancheng.all(Area)
    }
    assert {name: days for name, days in held.items() if days} == {
        "水悦龙湾": ["2023-05-22"],
        "万科城": ["2023-05-22"],
        "保利翠雅花园": ["2023-05-22"],
    }  # fmt: skip


@pytest.mark.parametrize(("place", "source"), [("liwan", "lw"), ("handan", "hd")])
def test_figures_of_other_examples_are_what_was_published(place: str, source: str) -> None:
    directory = directory_in(ROOT / "examples" / place)
    found = {each.id: each for each in directory.all(Indicator)}
    assert found.keys() == FACTS[place].keys()
    for id_, expected in FACTS[place].items():
        value = found[id_].value
        assert value is not None
        assert amount(value, found[id_].unit, found[id_].precision) == expected, id_
        assert cited(found[id_].source) == published(source), id_
    others = [figure for area in directory.all(Area) for figure in area.figures]
    assert [amount(each.value, each.unit) for each in others] == (["114 个"] if place == "handan" else [])


@pytest.mark.parametrize(("place", "areas"), [("liwan", 22), ("handan", 18)])
def test_other_examples_claim_nothing_that_was_not_published(place: str, areas: int) -> None:
    """Streets or counties with their codes; no center, no service, no address of an entrance."""
    directory = directory_in(ROOT / "examples" / place)
    assert directory.all(ServiceCenter) == ()
    assert directory.all(Service) == ()
    assert directory.settings.targets == ()
    assert all(each.url is None and each.phone is None for each in directory.all(Channel))
    below = directory.where(Area, parent=place)
    assert len(below) == areas
    for area in directory.all(Area):
        assert area.official_code is not None
        assert area.sources, area.id
        assert (area.population, area.households, area.address, area.location) == (None, None, None, None)


PROSE_ONLY = {
    "chancheng": {"10"},  # minutes of the circle
    "liwan": {"1", "10", "1.4"},  # 1+10+X; square kilometers
    "handan": {"5849", "100", "47", "500"},
}
"""Figures that are told in prose, besides those of the table; days, codes and numbers of lists are left out."""


@pytest.mark.parametrize("place", PROSE_ONLY)
def test_prose_of_the_examples_names_only_published_figures(place: str) -> None:
    """Descriptions of areas, honors, channels and pages say no figure that the table does not have."""
    folder = ROOT / "examples" / place
    directory = directory_in(folder)
    records = (*directory.all(Area), *directory.all(Honor), *directory.all(Channel))
    texts = [getattr(each, "description", None) or "" for each in records]
    texts += [page.read_text("utf-8") for page in folder.glob("content/*.md")]
    others = r"\d{4}-\d{2}-\d{2}|20\d\d(?=年| 年)|\d+ ?月|\d+ ?日|\b20\d\d\b|^\d\. "
    plain = re.sub(others, " ", "\n".join(texts), flags=re.MULTILINE)
    known = {re.sub(r"\D", "", figure) for figure in FACTS[place].values()} | PROSE_ONLY[place]
    unknown = set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", plain))) - known
    assert unknown <= ({"12", "22"} if place == "chancheng" else set())  # the twelve without a name; May 22


def test_handan_ties_its_villages_to_elections_and_not_to_the_pacts() -> None:
    """The 5,849 are villages and communities, of which the account says that they hold elections."""
    (city,) = (each for each in directory_in(ROOT / "examples/handan").all(Area) if each.id == "handan")
    assert "全市有 5849 个村和社区，“两约”是" in (city.description or "")


def test_sparse_directories_hide_what_is_empty_in_both_scripts(liwan: Path, handan: Path) -> None:
    pages, others = read_published(liwan).pages, read_published(handan).pages
    assert "服务点的名称、地址还没有公布，这里就没有列。" in pages[""].source
    assert "服務點的名稱、地址還沒有公佈，這裏就沒有列。" in others[""].source
    lost = (folder / "404.html" for folder in (liwan, handan))
    for source in (pages[""].source, others[""].source, *(page.read_text("utf-8") for page in lost)):
        assert 'class="tile"' not in source
        assert "data-my-home" not in source
        assert not re.search(r'<a [^>]*href="[./]*(centers|services|circles)/"', source)
    assert "14 個，都寫着出處" in others[""].source
    assert "峰峰礦區" in others["areas/fengfeng/"].source
    assert "峰峰矿区" in others["zh-Hans/areas/fengfeng/"].source
    assert "在為群眾辦實事中夯實基層治理基石" in others["indicators/villages/"].source
    assert "889 + 198 = 1,087" in pages["indicators/lifts/"].source
    assert "95.47 %" in pages["indicators/carried-out/"].source


def test_boards_without_services_are_left_out_of_the_home_page(sparse: Path, demonstration: Path) -> None:
    assert read_published(sparse).pages[""].source.count('class="tile"') == 0
    assert read_published(demonstration).pages[""].source.count('class="tile"') == 10
