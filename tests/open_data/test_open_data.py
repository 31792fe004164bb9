"""GeoJSON, CSV, Japan's list of facilities, the catalog and its checksums."""

import csv
import io
import json
import subprocess
from typing import Any

import pytest
import shapely
import shapely.geometry

from service_circles.records.area import Area, AreaKind
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.writing.open_data.japanese_facilities import facilities_csv
from service_circles.writing.site.site import Site
from tests.publishing import published
from tests.site.documents import Published


@pytest.fixture
def site() -> Site:
    return published().editions[0].site


def _features(site: Published, name: str) -> list[dict[str, Any]]:
    return list(json.loads((site.folder / f"data/{name}.geojson").read_text("utf-8"))["features"])


def _rows(site: Published, name: str) -> list[dict[str, str]]:
    text = (site.folder / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_places_are_where_they_are(rongxi: Published, site: Site) -> None:
    found = {each["id"]: each["geometry"] for each in _features(rongxi, "places")}
    for center in site.directory.all(ServiceCenter):
        if center.id not in site.points:
            assert found[center.id] is None
        else:
            assert found[center.id]["coordinates"] == pytest.approx(site.points[center.id][::-1], abs=1e-6)


def test_circles_hold_their_origins_and_are_no_larger_than_the_walk(rongxi: Published, site: Site) -> None:
    circles = site.directory.by_id(ServiceCircle)
    features = _features(rongxi, "circles")
    assert {each["id"] for each in features} == set(circles)
    pace = {row["id"]: (row["minutes"], row["meters_per_second"]) for row in _rows(rongxi, "circles")}
    assert pace == {
        each["id"]: (str(each["properties"]["minutes"]), str(each["properties"]["meters_per_second"]))
        for each in features
    }
    for each in features:
        shape = shapely.geometry.shape(each["geometry"])
        assert shape.is_valid
        for part in shape.geoms:
            assert shapely.is_ccw(part.exterior)
        circle = circles[each["id"]]
        reach = site.reaches.reach(circle)
        assert reach is not None
        latitude, longitude = site.points[circle.origins[0]]
        assert shape.distance(shapely.Point(longitude, latitude)) < 0.001
        degrees = reach.radius_m / 100_000 + 0.001
        assert shape.within(
            shapely.union_all(
                [shapely.Point(site.points[id_][::-1]).buffer(degrees) for id_ in circle.origins]
            )
        )


def test_estates_have_the_minutes_of_their_pages(rongxi: Published, site: Site) -> None:
    told = {each.estate.id: each.minutes for each in site.figures.of(None).estates}
    features = {each["id"]: each["properties"] for each in _features(rongxi, "estates")}
    rows = {each["id"]: each for each in _rows(rongxi, "estates")}
    estates = [area.id for area in site.directory.all(Area) if area.kind is AreaKind.ESTATE]
    assert set(features) == set(rows) == set(estates)
    for id_, minutes in told.items():
        expected = None if minutes is None else round(minutes, 1)
        assert features[id_]["minutes"] == expected
        assert rows[id_]["minutes"] == ("" if expected is None else f"{expected}")


def test_tables_have_a_row_for_each_place_and_offer(rongxi: Published, site: Site) -> None:
    centers = site.directory.all(ServiceCenter)
    assert [row["id"] for row in _rows(rongxi, "places")] == [center.id for center in centers]
    offers = [(center.id, offered.service) for center in centers for offered in center.services]
    assert [(row["center"], row["service"]) for row in _rows(rongxi, "services")] == offers
    features = _features(rongxi, "services")
    assert [each["id"] for each in features] == ["/".join(offer) for offer in offers]
    points = {each["id"]: each["geometry"] for each in _features(rongxi, "places")}
    assert all(each["geometry"] == points[each["properties"]["center"]] for each in features)


def test_facilities_of_japan_name_days_and_hours_where_they_are_simple(site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(facilities_csv(site).decode("utf-8-sig"))))
    by_id = {row["ID"]: row for row in rows}
    chaoyin = by_id["chaoyin-center"]  # Monday to Friday 08:00-17:00
    assert (chaoyin["利用可能曜日"], chaoyin["開始時間"], chaoyin["終了時間"]) == (
        "月火水木金",
        "08:00",
        "17:00",
    )
    mingzhu = by_id["mingzhu-center"]  # a lunch break
    assert (mingzhu["開始時間"], mingzhu["終了時間"]) == ("", "")
    assert "12:00" in mingzhu["利用可能日時特記事項"]


def test_the_catalog_names_every_file_with_its_checksum(rongxi: Published) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "data/SHA256SUMS"],
        cwd=rongxi.folder, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    lines = (rongxi.folder / "data/SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: checksum for checksum, name in (line.split("  ") for line in lines)}
    catalog = json.loads((rongxi.folder / "data/catalog.jsonld").read_text("utf-8"))
    listed = {each["dct:identifier"]: each["dcat:distribution"] for each in catalog["dcat:dataset"]}
    assert {name: each["spdx:checksum"]["spdx:checksumValue"] for name, each in listed.items()} == sums
    for name, each in listed.items():
        assert each["dcat:byteSize"] == (rongxi.folder / name).stat().st_size
        assert each["dct:license"] == catalog["dct:license"]


def test_hosts_that_can_serve_the_paths_of_the_specification(rongxi: Published) -> None:
    for line in (rongxi.folder / "_redirects").read_text("utf-8").splitlines():
        path, file, status = line.split(" ")
        expected = f"{path}index.json" if path.endswith("/") else f"{path}.json"
        assert (file, status) == (expected, "200")
        if ":id" not in file:
            assert (rongxi.folder / file.removeprefix("/rongxi/")).is_file()


def test_other_sites_may_read_it(rongxi: Published) -> None:
    headers = (rongxi.folder / "_headers").read_text("utf-8")
    assert "/hsds/*\n  Access-Control-Allow-Origin: *" in headers
    assert "/data/*\n  Access-Control-Allow-Origin: *" in headers
