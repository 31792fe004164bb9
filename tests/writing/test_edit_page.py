"""Data for the form in the browser: records as they were typed, fields, a policy; nothing internal."""

import json
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.cli.starter import start_project
from service_circles.writing.site.site import SiteSettings
from tests.official_project import read_yaml, write_yaml
from tests.publishing import DAY

CENTER = "content/centers/taoyuan-center.yaml"
FORGE = {"kind": "gitea", "api": "https://git.example.org/api/v1", "repository": "district/circles"}


def publication(project: Path) -> Publication:
    loaded = load_project(project, DAY)
    assert not loaded.has_mistakes, loaded.problems
    return make_publication(loaded, SiteSettings())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    start_project(tmp_path / "project")
    return tmp_path / "project"


def switch_on(project: Path, **editing: object) -> None:
    settings = read_yaml(project / "communities.yaml")
    settings["directory"]["editing"] = editing or {"email": "editors@example.org"}
    write_yaml(project / "communities.yaml", settings)


def test_without_the_setting_there_is_no_form(project: Path) -> None:
    published = publication(project)
    assert not [address for address in (*published.files, *published.pages) if "edit/" in address]
    assert b"edit/?record" not in (published.make("centers/taoyuan-center/") or b"")


def test_a_record_is_as_it_was_typed_without_its_note(project: Path) -> None:
    switch_on(project)
    file = project / CENTER
    text = file.read_text("utf-8").replace("  level:", "  note: 内部：钥匙在值班室\n  level:")
    file.write_text(text, "utf-8")
    published = publication(project)
    made = published.make("edit/records/taoyuan-center.json") or b""
    typed = json.loads(made)
    assert typed["file"] == CENTER
    assert typed["sha256"] == sha256(file.read_bytes()).hexdigest()
    wanted = read_yaml(file)["center"]
    del wanted["note"]
    assert typed["values"] == wanted
    everything = b"".join(
        published.make(address) or b"" for address in (*published.files, "centers/taoyuan-center/")
    )
    assert "钥匙".encode() not in everything


def test_what_may_not_be_seen_yet_is_not_in_the_form(project: Path) -> None:
    switch_on(project)
    matters = read_yaml(project / "content/life/matters.yaml")
    entry = matters["entry"]
    later = {**entry, "id": "of-tomorrow", "name": "明天才公布的事", "publish_on": "2026-11-26"}
    write_yaml(project / "content/life/later.yaml", {"entry": later})
    published = publication(project)
    assert not [address for address in published.files if "of-tomorrow" in address]
    assert f"edit/records/{entry['id']}.json" in published.files


def test_only_the_form_may_talk_to_the_forge_and_to_no_other(project: Path) -> None:
    switch_on(project, forge=FORGE)
    published = publication(project)
    for address in published.pages:
        page = unescape((published.make(address) or b"").decode())
        allowed = "connect-src 'self' https://git.example.org;" in page
        assert allowed == address.endswith("edit/"), address


@pytest.mark.parametrize(
    ("name", "value"),
    [("api", "http://git.example.org/api"), ("api", "https://git.example.org; script-src *"), ("repository", "circles"),
     ("kind", "svn"), ("branch", "main; x")],
)  # fmt: skip
def test_a_forge_that_cannot_be_is_refused(name: str, value: str, project: Path) -> None:
    switch_on(project, forge={**FORGE, name: value})
    (problem,) = load_project(project, DAY).problems
    assert problem.is_mistake
    assert problem.position.file == "communities.yaml"


def test_fields_are_named_in_the_language_of_their_readers(project: Path) -> None:
    switch_on(project)
    published = publication(project)
    chinese, traditional, english = (
        json.loads(published.make(f"{prefix}edit/forms/center.json") or b"")["parts"]
        for prefix in ("", "zh-Hant/", "en/")
    )
    titles = [
        dict(row[:2] for row in form["ServiceCenter"])["status"] for form in (chinese, traditional, english)
    ]
    assert titles == ["状态", "狀態", "Status"]
    assert not {"id", "formerly", "note"} & {row[0] for row in chinese["ServiceCenter"]}
    number = chinese["Phone"][0]
    assert number[:2] == ["number", "号码"]
    assert number[4] == 1  # required
    assert number[8].startswith(r"^(?:\+[0-9]")
    others = json.loads(published.make("edit/forms/center.more.json") or b"")["parts"]
    assert not others.keys() & chinese.keys()
    kinds = {row[0]: row[3] if len(row) > 3 else "" for row in others["ScheduleRule"]}
    assert kinds == {"byday": "byday", "hours": "hours", "valid_from": "", "valid_to": "", "note": ""}


def test_records_are_known_by_their_names(project: Path) -> None:
    switch_on(project)
    published = publication(project)
    names = json.loads(published.make("edit/records/taoyuan-center.names.json") or b"")
    assert names["taoyuan"] == "桃源社区"
    assert ["taoyuan-center", "桃源社区服务中心"] in json.loads(
        published.make("edit/names/place.json") or b""
    )
    others = json.loads(published.make("edit/forms/center.more.json") or b"")["parts"]
    assert {row[0]: row[3] for row in others["ServiceAtCenter"] if len(row) > 3}["service"] == "ref:service"
