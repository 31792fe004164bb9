"""OpenStreetMap, GeoJSON and HSDS become records as lists do, and what is lost is counted."""

import json
from pathlib import Path
from shutil import make_archive
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from service_circles.build.project import load_project
from service_circles.cli.starter import start_project
from service_circles.importing.import_command import ImportTask, Talk, run_import
from service_circles.importing.sheets.sheet_table import FileRefusedError
from service_circles.importing.sources import archived_package
from service_circles.importing.sources.hsds_schedules import schedule_text
from service_circles.importing.sources.osm_hours import osm_hours_text
from service_circles.importing.sources.source_reader import read_source_file
from service_circles.importing.table_parts import Options
from service_circles.languages.catalogs import in_english
from service_circles.problems.problem import Problem
from service_circles.records.center import CenterKind, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from tests.importing.quiet_writing import write_quietly

IN_TAOYUAN = Options(fixed=(("area", "taoyuan"), ("board", "elderly")))
OSM = """<osm version="0.6">
  <node id="1" lat="21.2011" lon="112.6011" version="1"><tag k="amenity" v="library"/><tag k="name" v="桃源图书馆"/>
    <tag k="name:en" v="Taoyuan Library"/><tag k="opening_hours" v="Tu-Su 09:00-17:00; PH off"/>
    <tag k="phone" v="+86 0000 00000010"/><tag k="operator" v="某处"/></node>
  <node id="2" lat="21.2012" lon="112.6012" version="1"><tag k="amenity" v="social_facility"/>
    <tag k="social_facility:for" v="senior"/><tag k="name" v="桃源长者中心"/><tag k="addr:street" v="桃源路"/>
    <tag k="addr:housenumber" v="8号"/><tag k="opening_hours" v="sunrise-sunset"/></node>
  <node id="3" lat="21.2013" lon="112.6013" version="1"><tag k="amenity" v="clinic"/></node>
  <node id="4" lat="21.2014" lon="112.6014" version="1"><tag k="amenity" v="bench"/><tag k="name" v="长凳"/></node>
  <node id="5" lat="21.202" lon="112.602" version="1"/><node id="6" lat="21.202" lon="112.603" version="1"/>
  <node id="7" lat="21.203" lon="112.603" version="1"/>
  <way id="8" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/><tag k="amenity" v="community_centre"/>
    <tag k="name" v="桃源社区活动中心"/><tag k="wheelchair" v="yes"/></way>
</osm>
"""
HSDS = {
    "id": "o1",
    "name": "河畔社工中心",
    "description": "在社区里做事",
    "tax_status": "x",
    "phones": [{"id": "p1", "number": "0000-0000 0010"}],
    "services": [
        {
            "id": "s1",
            "name": "陪伴",
            "status": "active",
            "application_process": "先打电话；再来登记",
            "required_documents": [{"id": "d1", "document": "身份证"}],
            "schedules": [{"id": "t0", "freq": "WEEKLY", "byday": "SU", "opens_at": "09:00", "closes_at": "10:00"}],
            "service_at_locations": [
                {
                    "id": "l1",
                    "location": {
                        "id": "place1",
                        "location_type": "physical",
                        "name": "桃源社工站",
                        "latitude": 21.2015,
                        "longitude": 112.6015,
                        "addresses": [{"id": "a1", "address_1": "桃源路 9 号"}],
                        "schedules": [
                            {"id": "t1", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00"},
                            {"id": "t2", "freq": "MONTHLY", "byday": "2SA", "opens_at": "09:00", "closes_at": "12:00"},
                        ],
                    },
                }
            ],
        },
        {"id": "s2", "name": "旧服务", "status": "defunct"},
    ],
}  # fmt: skip
PACKAGE = {
    "organizations.csv": "id,name,description\no1,河畔社工中心,在社区里做事\n",
    "services.csv": "id,organization_id,name,status\ns1,o1,陪伴,active\n",
    "locations.csv": "id,location_type,name,latitude,longitude\nplace1,physical,桃源社工站,21.2015,112.6015\n",
    "service_at_location.csv": "id,service_id,location_id\nl1,s1,place1\n",
    "schedules.csv": 'id,location_id,freq,byday,opens_at,closes_at\nt1,place1,WEEKLY,"MO,TU",09:00,17:00\n',
    "funding.csv": "id,organization_id,source\nf1,o1,区里\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    start_project(tmp_path / "project")
    return tmp_path / "project"


def imported(
    project: Path, file: Path, options: Options = IN_TAOYUAN
) -> tuple[ServiceDirectory, list[Problem], str]:
    """The directory after an import, its problems, and what was printed; a second import changes nothing."""
    problems: list[Problem] = []
    printed: list[str] = []
    for talk in (
        Talk(printed.append, printed.append, problems.extend, write_quietly),
        Talk(print, print, lambda _: None, write_quietly),
    ):
        before = load_project(project)
        assert before.directory is not None
        run_import(ImportTask(before, before.directory, file, options), talk)
    after = load_project(project)
    assert after.directory is not None
    assert after.directory == before.directory
    return after.directory, problems, "\n".join(printed)


def lost(problems: list[Problem]) -> str:
    return next(in_english(problem.message) for problem in problems if problem.code == "X241")


def test_places_of_openstreetmap(project: Path, tmp_path: Path) -> None:
    (tmp_path / "place.osm").write_text(OSM, "utf-8")
    directory, problems, _ = imported(project, tmp_path / "place.osm")
    centers = directory.by_id(ServiceCenter)
    library, elders = centers["taoyuan-tushuguan"], centers["taoyuan-zhangzhe-zhongxin"]
    assert (library.kind, elders.kind) == (CenterKind.LIBRARY, CenterKind.ELDERLY_CENTER)
    assert library.translation("name", "en") == "Taoyuan Library"
    assert [str(rule.byday[0].weekday) for rule in library.schedule.rules] == ["1"]
    assert library.schedule.holidays is not None
    assert (elders.address, elders.note) == ("桃源路8号", "schedule：sunrise-sunset")
    middle = centers["taoyuan-shequ-huodong-zhongxin"].location
    assert middle is not None
    assert (middle.latitude, middle.longitude) == (21.202333, 112.602667)
    assert {"长凳"}.isdisjoint({center.name for center in centers.values()})
    assert "operator × 1" in lost(problems)
    assert "places without a name × 1" in lost(problems)
    assert "X215" in {problem.code for problem in problems}


def test_an_answer_of_overpass(project: Path, tmp_path: Path) -> None:
    elements = [
        {"type": "node", "id": 1, "lat": 21.2011, "lon": 112.6011, "tags": {"amenity": "library", "name": "桃源图书馆"}},
        {"type": "way", "id": 2, "center": {"lat": 21.2, "lon": 112.6}, "tags": {"amenity": "clinic", "name": "桃源社康"}},
        {"type": "way", "id": 3, "tags": {"highway": "footway"}},
    ]  # fmt: skip
    (tmp_path / "place.json").write_text(json.dumps({"elements": elements}), "utf-8")
    directory, _, _ = imported(project, tmp_path / "place.json")
    assert {"taoyuan-tushuguan", "taoyuan-shekang"} <= directory.by_id(ServiceCenter).keys()


def test_what_is_lost_is_told(project: Path, tmp_path: Path) -> None:
    (tmp_path / "place.json").write_text(json.dumps(HSDS), "utf-8")
    _, problems, _ = imported(project, tmp_path / "place.json")
    assert {"organization.tax_status × 1", "service: status defunct × 1"} <= set(
        lost(problems).removeprefix("not imported: ").split(", ")
    )


@pytest.mark.parametrize("form", ["json", "page", "package", "zip"])
def test_hsds_in_each_form(project: Path, tmp_path: Path, form: str) -> None:
    if form in {"package", "zip"}:
        file = tmp_path / "data/package"
        file.mkdir(parents=True)
        for name, text in PACKAGE.items():
            (file / name).write_text(text, "utf-8")
        resources = [{"name": name.removesuffix(".csv"), "path": name} for name in PACKAGE]
        (file / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
        if form == "zip":
            file = Path(make_archive(str(tmp_path / "package"), "zip", tmp_path / "data"))
    else:
        file = tmp_path / "hsds.json"
        page = {"total_items": 1, "contents": [HSDS]}
        file.write_text(json.dumps(HSDS if form == "json" else page), "utf-8")
    directory, _, _ = imported(project, file)
    organization = directory.by_id(Organization)["hepan-shegong-zhongxin"]
    service = directory.by_id(Service)["peiban"]
    center = directory.by_id(ServiceCenter)["taoyuan-shegong-zhan"]
    assert service.organization == organization.id
    assert [offered.service for offered in center.services] == ["peiban"]
    assert center.location is not None
    assert center.location.datum.value == "wgs84"
    assert len(center.schedule.rules) == (1 if form in {"package", "zip"} else 2)


def test_a_package_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archived_package, "MOST_BYTES_UNPACKED", 1 << 20)
    file = tmp_path / "package.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("organizations.csv", " " * (2 << 20))
    with pytest.raises(FileRefusedError) as caught:
        read_source_file(file, None)
    assert caught.value.problem.code == "X106"


def test_features_of_geojson(project: Path, tmp_path: Path) -> None:
    area = [[[112.60, 21.20], [112.61, 21.20], [112.61, 21.21], [112.60, 21.20]]]
    features = [
        {"type": "Feature", "properties": {"名称": "桃源图书室", "电话": "0000-0000 0010", "extra": {"a": 1}},
         "geometry": {"type": "Point", "coordinates": [112.6011, 21.2011]}},
        {"type": "Feature", "properties": {"名称": "桃源广场", "天气": "晴"}, "geometry": {"type": "Polygon", "coordinates": area}},
        {"type": "Feature", "properties": {"名称": "没有位置的地方"}, "geometry": None},
    ]  # fmt: skip
    (tmp_path / "place.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), "utf-8"
    )
    directory, problems, _ = imported(project, tmp_path / "place.geojson")
    library = directory.by_id(ServiceCenter)["taoyuan-tushushi"]
    assert library.location is not None
    assert (library.location.latitude, library.location.datum.value) == (21.2011, "wgs84")
    assert "extra × 1" in lost(problems)
    assert "without a geometry × 1" in lost(problems)
    assert {"X125", "X241"} <= {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "X117"),
        ('{"a": 1}', "X117"),
        ("[1, 2]", "X117"),
        ("[" * 100_000, "X117"),
        ('{"elements": []}', "X242"),
        ('{"type": "FeatureCollection", "features": []}', "X242"),
        ('{"resources": []}', "X242"),
    ],
)
def test_json_that_is_something_else(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "other.json").write_text(text, "utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read_source_file(tmp_path / "other.json", None)
    assert refused.value.problem.code == code


def test_extracts_that_are_damaged_or_of_something_else(tmp_path: Path) -> None:
    for name, text, code in (("a.osm.pbf", "no extract", "X105"), ("b.osm", '<osm version="0.6"/>', "X242")):
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(FileRefusedError) as refused:
            read_source_file(tmp_path / name, None)
        assert refused.value.problem.code == code


@pytest.mark.parametrize(
    ("osm", "words"),
    [
        (
            "Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00; PH off",
            "周一至周五 08:30-12:00, 13:30-17:30；周六 09:00-12:00；节假日除外",
        ),
        ("Mo-Su 09:00-18:00; Su 10:00-12:00", "周一至周六 09:00-18:00；周日 10:00-12:00"),
        ("Tu-Su 09:00-17:00; Mo off", "周二至周日 09:00-17:00"),
        ("24/7", "每天 00:00-24:00"),
        ("We[1],Sa[-1] 09:00-12:00", "每月第一个周三、每月最后一个周六 09:00-12:00"),
        ("Apr-Oct: 09:00-17:00", "Apr-Oct: Mo-Su 09:00-17:00"),
        ("Mo-Fr 09:00-17:00; Jul-Aug: 10:00-12:00", "Mo-Fr 09:00-17:00; Jul-Aug: Mo-Su 10:00-12:00"),
        ("Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset"),
        ("", ""),
    ],
)
def test_hours_of_openstreetmap(osm: str, words: str) -> None:
    assert osm_hours_text(osm) == words


def test_schedules_of_hsds_that_hold_on_some_dates_only() -> None:
    weekly = {
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "09:00",
        "closes_at": "12:00",
        "description": "mornings",
    }
    assert schedule_text([weekly]) == "周一 09:00-12:00"
    assert schedule_text([{**weekly, "valid_to": "2026-12-31"}]) == "mornings"
    assert schedule_text([{**weekly, "interval": "2"}]) == "mornings"
    assert schedule_text([]) == ""
