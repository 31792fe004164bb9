"""`circles validate`: our own HSDS has no mistakes, the specification's examples have those that they have, hostile files do no harm.

What each fault looks like is in the stories `tests/stories/hsds-*.txt`.
"""

import json
import os
import uuid
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from service_circles.cli.program import FINE, MISTAKES, run
from service_circles.hsds.version_3_1 import HSDS_3_1
from service_circles.languages.catalogs import in_english
from service_circles.problems.problem import Problem
from service_circles.problems.report import report
from service_circles.validating import given_files, hsds_validation
from service_circles.validating.findings import MOST_OF_A_CODE
from service_circles.validating.hsds_validation import validate_hsds
from service_circles.validating.json_places import json_places
from tests.publishing import DAY, ROOT
from tests.site.documents import Published

EXAMPLES = ROOT.parent / "shared/data/hsds"
MADE_UP = {"V422", "V432"}
"""The demonstration is made up, and the validation finds that: its phones do not exist, its places are in the sea."""
SERVICE = {"id": str(uuid.UUID(int=1)), "name": "Advice", "status": "active", "url": "https://example.org"}


def codes(problems: tuple[Problem, ...]) -> Counter[str]:
    return Counter(problem.code for problem in problems)


def written(folder: Path, name: str, data: object) -> Path:
    file = folder / name
    file.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return file


@pytest.mark.parametrize("given", ["hsds/3.1", "hsds/3.1/package.zip", "hsds/3.1/services.json"])
def test_our_own_has_no_mistakes(given: str, rongxi: Published) -> None:
    found = validate_hsds(rongxi.folder / given, DAY)
    assert set(codes(found.problems)) <= MADE_UP
    assert not found.has_mistakes
    services = json.loads((rongxi.folder / "hsds/3.1/services.json").read_text("utf-8"))
    assert found.counts["service"] == services["total_items"]


def test_our_api_and_our_package_hold_the_same(rongxi: Published) -> None:
    folder = rongxi.folder / "hsds/3.1"
    api, package = validate_hsds(folder, DAY).counts, validate_hsds(folder / "package.zip", DAY).counts
    assert dict(api) == dict(package)


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the examples of HSDS are not at hand")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hsds-3.1-dev-examples/csv",
            {"V211": 1, "V212": 1, "V303": 10, "V304": 1, "V401": 1, "V404": 1, "V406": 1, "V436": 1},
        ),
        ("hsds-mock-api-data", {"V211": 1, "V212": 2, "V307": 2, "V401": 1, "V404": 3, "V406": 3, "V436": 2}),
    ],
)
def test_the_examples_of_the_specification_have_these_mistakes(name: str, expected: dict[str, int]) -> None:
    found = validate_hsds(EXAMPLES / name, DAY)
    mistakes = tuple(problem for problem in found.problems if problem.is_mistake)
    assert codes(mistakes) == expected, report(mistakes, color=False)


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the schemas of HSDS are not at hand")
def test_our_tables_are_those_of_the_specification() -> None:
    folder = EXAMPLES / "hsds-3.1-dev-schema"
    resources = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    for resource in resources:
        table = HSDS_3_1.tables[resource["name"]]
        assert table.file == resource["path"]
        schema = json.loads((folder / f"{table.name}.json").read_text("utf-8"))
        plain = [
            name for name, each in schema["properties"].items() if each.get("type") in {"string", "number"}
        ]
        assert set(plain) <= set(table.by_name), table.name
        required = set(schema["required"]) & set(plain)
        assert {column.name for column in table.columns if column.is_required} == required
        for name in plain:
            assert list(table.by_name[name].choices) == schema["properties"][name].get("enum", []), name


def test_what_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("nothing", "pipe"):
        assert codes(validate_hsds(tmp_path / name, DAY).problems) == {"V101": 1}


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.json", SERVICE)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "services.json").symlink_to(secret)
    assert codes(validate_hsds(folder, DAY).problems) == {"V102": 1}


def test_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given_files, "MOST_BYTES_OF_ALL", 2_000)
    file = written(tmp_path, "services.json", [{**SERVICE, "description": "x" * 3_000}])
    assert codes(validate_hsds(file, DAY).problems) == {"V103": 1}
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.json", "[" * 1_000_000)
    assert codes(validate_hsds(tmp_path / "bomb.zip", DAY).problems) == {"V103": 1}


def test_values_are_counted_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "services.json", "[" + ",".join(["[]"] * 600_000) + "]")
    monkeypatch.setattr(json, "loads", None)
    assert codes(validate_hsds(file, DAY).problems) == {"V103": 1}


def test_rows_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_validation, "MOST_ROWS", 3)
    rows = "".join(f"{uuid.UUID(int=number)},Name,Text\n" for number in range(9))
    (tmp_path / "organizations.csv").write_text(f"id,name,description\n{rows}", "utf-8")
    found = validate_hsds(tmp_path, DAY)
    assert "V103" in codes(found.problems)
    assert found.counts["organization"] == 3


def test_a_line_without_end(tmp_path: Path) -> None:
    (tmp_path / "phones.csv").write_text('id,number\n"' + "9" * 3_000_000, "utf-8")
    assert codes(validate_hsds(tmp_path, DAY).problems) == {"V110": 1}


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"id": NaN}', '{"id": "a", "name": ' + "9" * 9_000 + "}", '{"id": "a"', "", '"\\ud800'],
)
def test_json_that_is_none(text: str, tmp_path: Path) -> None:
    assert codes(validate_hsds(written(tmp_path, "services.json", text), DAY).problems)["V104"] == 1


def test_damaged_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "good.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.json", json.dumps([SERVICE] * 50))
    data = bytearray((tmp_path / "good.zip").read_bytes())
    data[60:70] = b"\0" * 10
    (tmp_path / "bad.zip").write_bytes(data)
    protected = bytearray((tmp_path / "good.zip").read_bytes())
    for header in (b"PK\3\4", b"PK\1\2"):
        at = protected.index(header) + (6 if header == b"PK\3\4" else 8)
        protected[at] |= 1
    (tmp_path / "protected.zip").write_bytes(protected)
    for name in ("bad.zip", "protected.zip"):
        assert codes(validate_hsds(tmp_path / name, DAY).problems)["V106"] == 1


def test_paths_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(
            "datapackage.json", json.dumps({"resources": [{"name": "phone", "path": "../../etc/passwd"}]})
        )
        archive.writestr("../phones.csv", "id,number\n")
    assert codes(validate_hsds(tmp_path / "a.zip", DAY).problems)["V109"] == 1


def test_the_same_mistake_in_every_row(tmp_path: Path) -> None:
    count = MOST_OF_A_CODE + 60
    rows = "".join(f"{uuid.UUID(int=number)},,Text\n" for number in range(count))
    (tmp_path / "organizations.csv").write_text(f"id,name,description\n{rows}", "utf-8")
    found = codes(validate_hsds(tmp_path, DAY).problems)
    assert found == {"V201": MOST_OF_A_CODE, "V114": 1}


def test_an_object_in_many_places_is_told_once(tmp_path: Path) -> None:
    organization = {
        "id": str(uuid.UUID(int=9)),
        "name": "Advice",
        "description": "A",
        "website": "example.org",
    }
    services = [
        {**SERVICE, "id": str(uuid.UUID(int=number)), "organization": organization} for number in range(20)
    ]
    found = validate_hsds(written(tmp_path, "services.json", services), DAY)
    assert codes(found.problems)["V208"] == 1


def test_references_are_judged_only_where_everything_is_given(tmp_path: Path) -> None:
    page: dict[str, Any] = {
        "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1,
        "first_page": True, "last_page": True, "empty": False,
    }  # fmt: skip
    service = {**SERVICE, "organization_id": str(uuid.UUID(int=7))}
    written(tmp_path, "services.json", {**page, "contents": [service]})
    assert codes(validate_hsds(tmp_path, DAY).problems) == {}
    other = {"id": str(uuid.UUID(int=8)), "name": "Advice", "description": "A"}
    written(tmp_path, "organizations.json", {**page, "contents": [other]})
    assert codes(validate_hsds(tmp_path, DAY).problems) == {"V303": 1}


def test_places_in_json() -> None:
    text = '{"a": [1, {"b\\"": "x\\\\"}],\n "c": {}, "d": [[], [true]]}'
    paths = [("a", 1, 'b"'), ("c",), ("d", 1, 0), ("e",), ("a", 0)]
    assert json_places(text, paths) == {
        ("a", 1, 'b"'): (1, 19, 5), ("c",): (2, 7, 1), ("d", 1, 0): (2, 22, 4), ("a", 0): (1, 8, 1),
    }  # fmt: skip


_VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=12),
    lambda inner: some.lists(inner, max_size=4)
    | some.dictionaries(
        some.sampled_from(
            ["id", "name", "services", "location", "schedules", "freq", "byday", "opens_at", "latitude",
             "longitude", "contents", "total_items", "page_number", "valid_from", "until", "phones", "number",
             "attributes", "extent", "extent_type", "country", "taxonomy_term"]
        ),
        inner, max_size=6,
    ),
    max_leaves=20,
)  # fmt: skip


@given(_VALUES)
@settings(max_examples=60, deadline=None)
def test_any_json_gets_an_answer(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    file = tmp_path_factory.getbasetemp() / "services.json"
    file.write_text(json.dumps(data), "utf-8")
    found = validate_hsds(file, date(2026, 1, 1))
    assert report(found.problems, color=False) or not found.problems


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, "services.json", [SERVICE])
    assert run(["validate", str(file)]) == FINE
    assert capsys.readouterr().out.split() == ["1", "service"]
    written(tmp_path, "services.json", [{**SERVICE, "status": "open"}])
    assert run(["validate", str(file), "--format", "json"]) == MISTAKES
    told = json.loads(capsys.readouterr().out)["problems"]
    assert [each["code"] for each in told] == ["V204"]
    assert "service.status" in told[0]["message"]["en"]


def test_text_of_others_is_only_shown(tmp_path: Path) -> None:
    status = "active\x1b[31m\u202e"
    found = validate_hsds(written(tmp_path, "services.json", [{**SERVICE, "status": status}]), DAY)
    text = report(found.problems, color=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert in_english(found.problems[0].message).startswith("service.status cannot be")
