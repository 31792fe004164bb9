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
    assert "1,046 人参加、253 条意见" in life  # 634 and 412, 217 and 36; the superseded one has none


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
