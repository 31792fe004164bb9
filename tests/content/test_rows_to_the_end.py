"""Arrangements of the demonstration that a resident can use to the end."""

import re
from collections import Counter

import pytest

from service_circles.build.publication import Publication
from service_circles.records.area import Area, AreaKind, PartyKind
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.entry import Entry
from service_circles.writing.cards.entry_cards import numbers_of_entries
from service_circles.writing.finding.search.documents import documents_of
from service_circles.writing.site.site import Site
from tests.publishing import published


@pytest.fixture(scope="module")
def publication() -> Publication:
    """The demonstration, whose pages are made one by one."""
    return published()


@pytest.fixture(scope="module")
def site(publication: Publication) -> Site:
    return publication.editions[0].renderer.site


@pytest.fixture(scope="module")
def directory(site: Site) -> ServiceDirectory:
    return site.directory


def page(publication: Publication, address: str) -> str:
    made = publication.make(address)
    assert made is not None
    return made.decode()


def test_every_poster_names_the_entrances(publication: Publication, directory: ServiceDirectory) -> None:
    for center in directory.all(ServiceCenter):
        source = page(publication, f"centers/{center.id}/poster/")
        line = re.search("不用出门：([^<]+)", source)
        assert ("一键表决" in line[1]) if line else "poster-channels" in source, center.id


def test_every_estate_says_four_parties_or_not_yet(directory: ServiceDirectory) -> None:
    estates = [area for area in directory.all(Area) if area.kind is AreaKind.ESTATE]
    assert len(estates) == 40
    for estate in estates:
        assert {party.kind for party in estate.parties} == set(PartyKind), estate.id
    none_yet = Counter(party.kind for estate in estates for party in estate.parties if party.not_yet)
    assert none_yet == {PartyKind.OWNERS_COMMITTEE: 16, PartyKind.PROPERTY_COMPANY: 3}


def test_a_party_that_is_not_there_yet_says_so(publication: Publication) -> None:
    source = page(publication, "areas/shijieli/")
    assert source.count("<b>还没有</b>") == 2
    assert "青石社区党委" in source


def test_the_hub_of_a_street_is_marked_in_the_drawing(publication: Publication) -> None:
    source = page(publication, "areas/rongyin/people/")
    assert re.search(r'<li class="hub"><a [^>]*><span>同行社工服务中心 <b class="hub-word">枢纽</b>', source)
    assert source.count('class="of-hub"') == 4  # with committee, volunteers, foundation and clinic
    assert 'class="hub"' not in page(publication, "areas/liuwan/people/")
    assert "榕荫街道的枢纽" in page(publication, "organizations/tongxing-social-work/")


def test_every_entry_has_a_number_to_say(
    publication: Publication, site: Site, directory: ServiceDirectory
) -> None:
    numbers = numbers_of_entries(site)
    said = Counter((entry.ledger, numbers[entry.id]) for entry in directory.all(Entry))
    assert set(said.values()) == {1}
    assert numbers["wish-reading-glasses"] == "1102"
    assert "打电话时说“心愿 1102 号”就行。" in page(publication, "entries/wish-reading-glasses/")
    (found,) = (each for each in documents_of(site) if each.id == "wish-reading-glasses")
    assert any("1102" in name for name in found.names)


def test_pacts_say_of_whom_they_are_and_how_many_took_part(publication: Publication) -> None:
    life = page(publication, "life/")
    assert life.count("2 篇 · 1,046 人参加、253 条意见") == 1  # 634 and 412, 217 and 36
    assert life.count("pacts/mingzhu-2/") == 0  # the superseded one, to which the new one leads


def test_grids_hold_buildings(directory: ServiceDirectory) -> None:
    grids = [area for area in directory.all(Area) if area.kind is AreaKind.GRID]
    assert len(grids) == 4
    for grid in grids:
        kinds = {area.kind for area in directory.where(Area, parent=grid.id)}
        assert kinds == {AreaKind.BUILDING}, grid.id


def test_tasks_that_a_community_may_be_given_are_listed_and_counted(publication: Publication) -> None:
    source = page(publication, "ledgers/admitted-tasks/")
    assert re.search(r"准入 <b>8</b>", source)
    assert re.search(r"退出 <b>1</b>", source)


def test_goods_for_points_say_where_and_how(publication: Publication) -> None:
    source = page(publication, "entries/goods-rice/")
    assert "60" in source
    assert "明珠社区服务中心" in source
    assert "东西 1102 号" in source


def test_rows_of_indicators_begin_with_words(publication: Publication) -> None:
    """Not with the dot between two of them, where an indicator has no slogan, place or topic."""
    for address in ("indicators/", "practice/", "en/indicators/"):
        assert re.findall(r"<span>\s*·", page(publication, address)) == [], address
    lines = re.findall(r"<span>(各类都算 [^<]*)</span>", page(publication, "indicators/"))
    assert lines[0] == "各类都算 2.95 个 · 目标：不少于 1 个"  # 34 that are not closed, on 11.53 km²


def test_each_goal_of_a_campaign_leads_to_what_it_counts(publication: Publication) -> None:
    source = page(publication, "campaigns/may-five-hundred/")
    rows = re.findall(r'<a class="row[^"]*" href="([^"]*)">\s*<span class="row-text"><b>([^<]*)</b>', source)
    assert {name: link.replace("../", "") for link, name in rows} == {
        "服务进小区": "events/",
        "小区议事": "ledgers/matters/",
        "心愿有人认领": "ledgers/wishes/",
        "街坊说": "life/",
        "街坊故事": "life/",
        "善治小区": "honors/good-governance-estate/",
    }
    assert "8/12 estates" in page(publication, "en/campaigns/may-five-hundred/")


def test_types_without_an_order_are_not_said_to_have_one(publication: Publication) -> None:
    assert page(publication, "honors/").count("从低到高") == 0
    source = page(publication, "honors/feature-community/")
    assert (source.count("同系列的称号"), source.count("各级")) == (1, 0)


def test_help_at_home_is_asked_for_by_phone_and_has_no_place(publication: Publication) -> None:
    source = page(publication, "services/neighbor-helpers/")
    assert (source.count("还没有登记办理地点"), source.count('href="#where"')) == (0, 0)
    assert 'href="tel:0000-00000314"' in source


@pytest.mark.parametrize(
    ("entry", "said", "service"),
    [
        ("mingzhu-election-2026", "换届 1106 号", "committee-election"),
        ("wangjiang-owners-committee", "业委会 0817 号", "owners-committee"),
        ("mingzhuyuan-income-2026", "账目 1110 号", "public-revenue"),
        ("haiyue-bicycle-shed", "改造 1009 号", "raise-topic"),
        ("call-elders-2027", "征集 1109 号", "start-organization"),
        ("goods-rice", "东西 1102 号", "time-bank"),
    ],
)
def test_entries_are_named_on_the_phone_and_lead_to_a_guide(
    entry: str, said: str, service: str, publication: Publication
) -> None:
    source = page(publication, f"entries/{entry}/")
    assert said in source
    assert f'services/{service}/"' in source


def test_a_call_leads_to_where_somebody_helps_to_answer_it(publication: Publication) -> None:
    for address in ("entries/call-elders-2027/", "ledgers/calls/"):
        assert re.search(
            r'centers/rongxi-incubator/">榕溪社会组织孵化基地</a>领表', page(publication, address)
        )


def test_the_incubator_is_on_the_map(publication: Publication, directory: ServiceDirectory) -> None:
    assert directory.get(ServiceCenter, "rongxi-incubator").location
    assert page(publication, "").count("另有") == 0  # nothing is left out of the map of the home page


def test_a_ledger_of_the_whole_directory_names_a_phone_of_the_highest_level(publication: Publication) -> None:
    _, _, steps = page(publication, "ledgers/public-notices/").partition("想办同样的事")
    assert (
        re.findall(r'href="tel:([0-9-]+)"', steps)[0] == "0000-00000043"
    )  # the subdistrict's, of five centers


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("areas/mingzhu/months/2026-11/", "明珠社区 · 2026年11月计划和小结"),
        ("centers/mingzhu-center/rooms/", "明珠社区服务中心：借房间"),
        ("volunteering/", "志愿岗位"),
        ("entries/wish-radio/", "一台能收粤剧的收音机"),
    ],
)
def test_what_is_meant_for_a_group_chat_can_be_passed_on(
    address: str, text: str, publication: Publication
) -> None:
    assert re.findall(r'data-share="([^"]*)"', page(publication, address)) == [text]
