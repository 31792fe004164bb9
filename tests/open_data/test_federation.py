"""federation.json and the files that it names, as a portal finds them."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from service_circles.records.area import Area, AreaKind
from service_circles.records.service import Service
from service_circles.writing.federation.federation_format import (
    ADDRESS,
    EVENTS,
    PLACES,
    SERVICES,
    FederationFile,
    SharedEvents,
    SharedPlaces,
    SharedServices,
)
from service_circles.writing.federation.portal_files import shared_files
from service_circles.writing.site.site import Site
from tests.publishing import DAY, ROOT, published
from tests.site.documents import Published


@pytest.fixture
def sites() -> list[Site]:
    return [edition.site for edition in published().editions]


@pytest.fixture
def own(rongxi: Published) -> FederationFile:
    return FederationFile.model_validate_json((rongxi.folder / ADDRESS).read_bytes())


def test_every_shared_file_has_its_hash(rongxi: Published, own: FederationFile) -> None:
    for address, file in own.files.items():
        content = (rongxi.folder / address).read_bytes()
        assert sha256(content).hexdigest() == file.sha256
        assert len(content) == file.size_bytes


def test_all_that_search_and_near_me_fetch_is_shared_in_each_language(
    rongxi: Published, own: FederationFile
) -> None:
    for prefix in ("", "zh-Hant/", "en/"):
        for folder in ("search", "near"):
            written = (rongxi.folder / prefix / folder).glob("*.json")
            names = {f"{prefix}{folder}/{file.name}" for file in written}
            assert names
            assert names <= own.files.keys()
        page = (rongxi.folder / prefix / "near/index.html").read_text("utf-8")
        index = json.loads((rongxi.folder / prefix / "near/index.json").read_bytes())
        assert json.loads(page.partition('id="near-index">')[2].partition("</script>")[0]) == index


def test_the_file_says_what_the_directory_is(own: FederationFile, sites: list[Site]) -> None:
    site = sites[0]
    assert (own.id, own.day, own.fictional, own.license) == ("rongxi", DAY, True, "CC-BY-4.0")
    assert own.languages == ("zh-Hans", "zh-Hant", "en")
    assert own.names["en"] == "Rongxi Service Circles"
    assert own.counts["areas"] == len(site.directory.all(Area))
    coverage = site.figures.coverage()
    assert coverage is not None
    assert own.figures.households_reached == coverage.reached.households
    assert own.figures.places_checked <= own.figures.places_with_hours <= own.figures.places
    south, west, north, east = own.bounds or (0, 0, 0, 0)
    assert all(south <= point[0] <= north and west <= point[1] <= east for point in site.points.values())


def test_places_services_and_events_have_their_names_in_every_language(
    rongxi: Published, sites: list[Site]
) -> None:
    places = SharedPlaces.model_validate_json((rongxi.folder / PLACES).read_bytes())
    found = {place.id: place for place in places.places}
    areas = [area for area in sites[0].directory.all(Area) if area.kind.depth <= AreaKind.ESTATE.depth]
    assert found.keys() == {area.id for area in areas if area.kind is not AreaKind.GRID}
    assert found["mingzhu"].names == {"zh-Hans": "明珠社区", "zh-Hant": "明珠社區", "en": "Mingzhu Community"}
    seen: set[str] = set()
    for place in places.places:
        assert place.parent is None or place.parent in seen
        seen.add(place.id)
    services = SharedServices.model_validate_json((rongxi.folder / SERVICES).read_bytes())
    assert {each.id for each in services.services} == {each.id for each in sites[0].directory.all(Service)}
    events = SharedEvents.model_validate_json((rongxi.folder / EVENTS).read_bytes())
    assert events.events
    assert all(day >= DAY for event in events.events for day in event.days)


def test_a_directory_that_does_not_take_part_shares_nothing() -> None:
    others = published(ROOT / "examples/handan")
    sites = [edition.site for edition in others.editions]
    assert not list(shared_files(sites))
    assert not any("index.json" in address for address in others.near_files)


def test_the_setting_alone_adds_the_files(rongxi: Published) -> None:
    shared = Path(rongxi.folder / "federation").glob("*")
    assert {file.name for file in shared} == {"places.json", "services.json", "events.json", "alerts.json"}
