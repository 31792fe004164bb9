"""The directory by HSDS 3.1: valid by its schemas, and the same directory when it is read back."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from frictionless import system, validate
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from service_circles.build.publication import make_publication
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.settings.open_data import OpenData
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.structured_hours import published_spans
from service_circles.writing.open_data.hsds.identifiers import Identifiers
from service_circles.writing.open_data.hsds.schedule_rows import schedule_rows
from service_circles.writing.site.site import Site, SiteSettings
from tests.open_data.hsds_reader import Api, open_spans, read_package
from tests.publishing import ROOT, loaded, published
from tests.site.documents import Published

SCHEMAS = ROOT.parent / "shared/data/hsds/hsds-3.1-dev-schema"
FOLDER = "hsds/3.1"
TIMES = {"opens_at", "closes_at"}
"""With seconds in tables, as their datapackage.json wants them."""


@pytest.fixture
def api(rongxi: Published) -> Api:
    return Api(rongxi.folder / FOLDER)


@pytest.fixture
def site() -> Site:
    return published().editions[0].site


def _hours(site: Site, schedule: Schedule) -> dict[date, set[tuple[str, str]]]:
    """The hours that the page tells, in the words of the specification."""
    return {
        day: {(_clock(span.opens), _clock(min(span.closes, span.opens + 1439))) for span in spans or ()}
        for day, spans in published_spans(schedule, site.calendar, site.day).items()
    }


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def test_centers_are_read_back(api: Api, site: Site) -> None:
    found = {each["external_identifier"]: each for each in api.all("locations")}
    centers = site.directory.all(ServiceCenter)
    assert list(found) == [center.id for center in centers]
    for center in centers:
        read = found[center.id]
        assert read["name"] == center.name
        point = site.points.get(center.id, (None, None))
        assert (read.get("latitude"), read.get("longitude")) == pytest.approx(point, abs=1e-6)
        assert [phone["number"] for phone in read.get("phones", ())] == [
            phone.number.partition("转")[0].strip() for phone in center.phones
        ]
        assert len(read.get("accessibility", ())) == len(center.accessibility)
        assert [each["address_1"] for each in read.get("addresses", ())] == [center.address]


def test_hours_are_those_of_the_page_on_every_day_of_a_year(api: Api, site: Site) -> None:
    last = site.day + timedelta(days=365)
    for read in api.all("locations"):
        center = site.directory.get(ServiceCenter, read["external_identifier"])
        told = open_spans(read.get("schedules", []), site.day, last)
        assert told == _hours(site, site.hours_at(center)), center.id


def test_rows_hold_around_holidays_make_up_workdays_seasons_and_closures() -> None:
    """A year of which the calendar is known, from its first day, for every schedule of the demonstration."""
    project, day = loaded(), date(2026, 1, 1)
    assert project.directory is not None
    site = published().editions[0].site
    centers = project.directory.all(ServiceCenter)
    schedules = [center.schedule for center in centers]
    schedules += [offered.schedule for center in centers for offered in center.services if offered.schedule]
    rows = 0
    for schedule in schedules:
        found = schedule_rows(schedule, site.calendar, day)
        as_read = [
            {
                "freq": row.freq, "byday": row.byday, "valid_from": row.first.isoformat(),
                "valid_to": row.last.isoformat(), "opens_at": row.opens_at, "closes_at": row.closes_at,
            }
            for row in found
        ]  # fmt: skip
        expected = {
            each: {(_clock(span.opens), _clock(min(span.closes, span.opens + 1439))) for span in spans or ()}
            for each, spans in published_spans(schedule, site.calendar, day).items()
        }
        assert open_spans(as_read, day, day + timedelta(days=365)) == expected
        rows += len(found)
    assert rows > 3 * len(schedules)  # holidays cut them


def test_services_are_read_back_with_where_they_are(api: Api, site: Site) -> None:
    found = {each["name"]: each for each in api.all("services")}
    last = site.day + timedelta(days=365)
    assert list(found) == [service.name for service in site.directory.all(Service)]
    for service in site.directory.all(Service):
        read = found[service.name]
        offers = [
            (center, offered)
            for center in site.directory.all(ServiceCenter)
            for offered in center.services
            if offered.service == service.id
        ]
        places = read.get("service_at_locations", [])
        assert [each["location"]["external_identifier"] for each in places] == [
            center.id for center, _ in offers
        ]
        for each, (center, offered) in zip(places, offers, strict=True):
            rows = each.get("schedules") or each["location"].get("schedules", [])
            if offered.schedule and not each.get("schedules"):
                rows = []
            assert open_spans(rows, site.day, last) == _hours(site, site.hours_at(center, offered))
        guide = service.guide
        documents = [each["document"] for each in read.get("required_documents", ())]
        assert documents == list(guide.bring if guide else ())
        closed = offers and all(center.status is not CenterStatus.ACTIVE for center, _ in offers)
        assert read["status"] == ("temporarily closed" if closed else "active")


def test_organizations_and_the_publisher_are_read_back(api: Api, site: Site) -> None:
    found = [each["name"] for each in api.all("organizations")]
    named = [each.name for each in site.directory.all(Organization)]
    assert found == [site.directory.settings.publisher.name, *named]
    known = {each["id"] for each in api.all("organizations")}
    assert {each["organization_id"] for each in api.all("services")} <= known


def test_reach_is_the_extent_of_what_a_circle_promises(api: Api) -> None:
    areas = [
        area
        for service in api.all("services")
        for place in service.get("service_at_locations", ())
        for area in place.get("service_areas", ())
    ]
    assert areas
    for area in areas:
        assert area["extent_type"] == "geojson"
        assert json.loads(area["extent"])["type"] == "MultiPolygon"


def test_the_package_is_valid_and_says_the_same(api: Api, rongxi: Published, site: Site) -> None:
    file = rongxi.folder / FOLDER / "package.zip"
    with system.use_context(trusted=True):
        report = validate(str(file))
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "message"])
    tables = read_package(file.read_bytes())
    for collection, table in (
        ("services", "service"),
        ("locations", "location"),
        ("organizations", "organization"),
    ):
        assert [row["id"] for row in tables[table]] == [each["id"] for each in api.all(collection)]
    offers = sum(len(center.services) for center in site.directory.all(ServiceCenter))
    assert len(tables["service_at_location"]) == offers == len(api.all("service_at_locations"))
    by_location: dict[str, list[dict[str, Any]]] = {}
    for row in tables["schedule"]:
        by_location.setdefault(row["location_id"], []).append(row)
    for location in tables["location"]:
        center = site.directory.get(ServiceCenter, location["external_identifier"])
        rows = by_location.get(location["id"], [])
        assert open_spans(rows, site.day, site.day + timedelta(days=365)) == _hours(
            site, site.hours_at(center)
        )


def test_every_cell_of_the_package_is_the_value_that_the_api_gives(api: Api, rongxi: Published) -> None:
    collections = (
        "services", "locations", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms",
    )  # fmt: skip
    objects: dict[str, dict[str, Any]] = {}
    for collection in collections:
        for each in api.all(collection):
            for found in _objects_in(each):
                objects.setdefault(found["id"], {}).update(found)
    tables = read_package((rongxi.folder / FOLDER / "package.zip").read_bytes())
    compared = 0
    for name, rows in tables.items():
        for row in rows:
            own = objects[row["id"]]
            for field in row.keys() & own.keys():
                if row[field] or own[field] not in {None, ""}:
                    told = row[field].removesuffix(":00") if field in TIMES else row[field]
                    assert told == _cell(own[field]), (name, field)
                    compared += 1
    assert compared > 5_000


def _objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """All objects with an identifier in one that is nested."""
    if isinstance(value, dict):
        if "id" in value:
            yield value
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _objects_in(each)


def _cell(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of HSDS are not at hand")
@pytest.mark.parametrize(
    "collection",
    ["services", "organizations", "locations", "service_at_locations", "taxonomies", "taxonomy_terms"],
)
def test_objects_are_valid_by_the_schemas_of_hsds(collection: str, api: Api) -> None:
    name = {"taxonomies": "taxonomy"}.get(collection, collection.removesuffix("s"))
    schemas = {file.name: _strict(file) for file in SCHEMAS.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (key, Resource.from_contents(schema, default_specification=_draft()))
        for key, schema in schemas.items()
    )
    validator = Draft202012Validator(
        schemas[f"{name}.json"], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    listed = [each for page in api.pages(collection) for each in page["contents"]]
    for each in (*listed, *api.all(collection)):
        if collection == "service_at_locations":
            each.pop("service")  # the examples of the specification have it, its schema does not
        errors = [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(each)]
        assert errors == []


def _draft() -> Any:
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    return DRAFT202012


def _strict(file: Path) -> Any:
    """A schema that refuses unknown properties, so that a slip in a name is noticed; a list may be of one kind only."""
    schema = json.loads(file.read_text("utf-8"))
    schema.pop("$id", None)
    if "properties" in schema:
        schema["additionalProperties"] = False
    return schema


def test_identifiers_stay_when_a_record_is_renamed() -> None:
    ids = Identifiers.of("rongxi")
    center = loaded().directory.all(ServiceCenter)[0]  # type: ignore[union-attr]
    renamed = center.model_copy(update={"id": "new-name", "formerly": (center.id,)})
    twice = center.model_copy(update={"id": "newest-name", "formerly": (center.id, "new-name")})
    assert ids.of_record(center) == ids.of_record(renamed) == ids.of_record(twice)
    assert ids.of_record(center) != Identifiers.of("other").of_record(center)


def test_what_has_no_place_is_counted(rongxi: Published, site: Site) -> None:
    told = json.loads((rongxi.folder / FOLDER / "not-expressed.json").read_text("utf-8"))
    kinds = {each["kind"]: each["records"] for each in told["kinds"]}
    assert {"events", "areas"} <= kinds.keys()
    assert "services" not in kinds
    fields = {(each["kind"], each["field"]): each["records"] for each in told["fields"]}
    assert fields["centers", "on_the_spot"] == sum(
        center.on_the_spot is not None for center in site.directory.all(ServiceCenter)
    )
    assert ("centers", "address") not in fields


def test_an_address_without_postal_code_is_told_as_lost() -> None:
    project = loaded()
    assert project.directory is not None
    settings = project.directory.settings.model_copy(update={"open_data": OpenData(license="CC0-1.0")})
    bare = _with_settings(settings)
    told = json.loads(bare[f"{FOLDER}/not-expressed.json"]())
    lost = {each["field"]: each for each in told["fields"] if each["kind"] == "centers"}
    assert "postal_code" in lost["address"]["why"]
    listing = json.loads(bare[f"{FOLDER}/locations.json"]())
    first = json.loads(bare[f"{FOLDER}/locations/{listing['contents'][0]['id']}.json"]())
    assert "addresses" not in first


def test_without_a_license_nothing_is_open_data() -> None:
    project = loaded()
    assert project.directory is not None
    settings = project.directory.settings.model_copy(update={"open_data": None})
    files = _with_settings(settings)
    assert not [name for name in files if name.startswith("hsds/") or name.endswith((".geojson", ".csv"))]


def _with_settings(settings: Any) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    project = loaded()
    assert project.directory is not None
    changed = replace(project, directory=replace(project.directory, settings=settings))
    return make_publication(changed, SiteSettings()).shared
