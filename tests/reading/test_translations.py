"""Translations: held to what their fields are held to, found at their own keys."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from service_circles.problems.problem import Position
from service_circles.reading.directory_reader import read_directory
from service_circles.records.center import ServiceCenter
from service_circles.records.exports.json_schema import schema_text
from service_circles.records.kinds import KINDS
from service_circles.records.service import Guide, Service
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part, translated_fields
from tests.publishing import ROOT
from tests.reading.projects import problems_of, write_project
from tests.reading.test_any_text import TEXTS

CENTER = """center:
  id: mingzhu-center
  name: 明珠社区服务中心
  name.zh-Hant: 明珠社區服務中心
  name.en: Mingzhu Community Service Center
  area: mingzhu
  phones:
    - {number: 0000-0000 0001, label: 前台, label.en: front desk}
  description: |-
    推门就是柜台。
  description.en: |-
    Come in.

    The desk is right there.
"""
SERVICE = """service:
  id: permit
  name: 居住证
  board: guides
  keywords: [暂住证, 外地户口]
  keywords.en: hukou
  guide:
    bring: 身份证
    bring.en:
      - Your ID card
      - 1 photo
"""


def test_texts_and_lists_are_found_by_field_and_language(tmp_path: Path) -> None:
    read, problems = read_directory(write_project(tmp_path, center=CENTER, service=SERVICE))
    assert read is not None, problems
    center, service = read.directory.all(ServiceCenter)[0], read.directory.all(Service)[0]
    assert center.translation("name", "en") == "Mingzhu Community Service Center"
    assert center.translation("name", "zh-Hant") == "明珠社區服務中心"
    assert center.translation("name", "fr") is None
    assert center.translation("address", "en") is None
    assert center.translation("description", "en") == "Come in.\n\nThe desk is right there."
    assert center.phones[0].translation("label", "en") == "front desk"
    assert service.translation("keywords", "en") == ("hukou",)
    assert service.guide is not None
    assert service.guide.translation("bring", "en") == ("Your ID card", "1 photo")
    assert read.places.position_of(center, ("name.en",)) == Position("content/center.yaml", 5, 12)


def test_mistakes_are_at_the_key_and_item_that_have_them(tmp_path: Path) -> None:
    wrong = SERVICE.replace("1 photo", "1 <b>photo</b>").replace("keywords.en: hukou", "board.en: guides")
    found = problems_of(tmp_path, service=wrong)
    assert [(problem.code, problem.position.line, problem.position.column) for problem in found] == [
        ("R117", 6, 3),
        ("R214", 11, 9),
    ]


def test_a_line_stays_a_line_in_every_language(tmp_path: Path) -> None:
    long = CENTER.replace("Mingzhu Community Service Center", "M" * 201)
    assert [problem.code for problem in problems_of(tmp_path, center=long)] == ["R110"]
    broken = CENTER.replace(
        "Mingzhu Community Service Center", "|-\n    Mingzhu\n    Community Service Center"
    )
    assert [problem.code for problem in problems_of(tmp_path, center=broken)] == ["R214"]
    prose = CENTER.replace("Come in.", "1 < 2 " + "long " * 60)
    assert problems_of(tmp_path, center=prose) == ()


@given(
    st.text(alphabet="abcXYZ-.en_ ", min_size=1, max_size=12),
    st.one_of(TEXTS, st.lists(TEXTS, max_size=2), st.dictionaries(st.sampled_from("ab"), TEXTS, max_size=2)),
)
def test_any_translation_is_read_or_told_in_words(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: Any
) -> None:
    text = CENTER + yaml.safe_dump({f"name.{key}": value, f"{key}.en": value}, allow_unicode=True).replace(
        "\n", "\n  "
    ).join(["  ", "\n"])
    for problem in problems_of(tmp_path_factory.mktemp("any"), center=text):
        assert problem.code != "R199", (text, problem)


def test_the_schema_knows_translations_by_the_names_that_authors_write() -> None:
    definitions = json.loads(schema_text())["$defs"]
    checked = 0
    kinds: tuple[type[Part], ...] = (DirectorySettings, *KINDS, Guide)
    for kind in kinds:
        definition = definitions[kind.__name__]
        patterns = definition.get("patternProperties", {})
        assert "translations" not in definition["properties"]
        assert definition["additionalProperties"] is False
        for name, shape in translated_fields(kind).items():
            for language in ("en", "zh-Hant"):
                found = [
                    schema for shape_, schema in patterns.items() if re.search(shape_, f"{name}.{language}")
                ]
                assert [("items" in schema) for schema in found] == [shape.is_list], name
                checked += 1
        assert not any(re.search(pattern, "id.en") for pattern in patterns)
        assert not any(re.search(pattern, "name.EN") for pattern in patterns)
    assert checked > 30


def test_notes_for_editors_have_no_translation() -> None:
    assert "note" not in translated_fields(Service)
    assert "name" in translated_fields(Service)


def every_key(data: Any) -> set[str]:
    if isinstance(data, dict):
        return {*data, *(key for value in data.values() for key in every_key(value))}
    return {key for item in data for key in every_key(item)} if isinstance(data, list) else set()


def test_the_demonstration_uses_translations_and_the_schema_accepts_them() -> None:
    patterns = {
        pattern
        for definition in json.loads(schema_text())["$defs"].values()
        for pattern in definition.get("patternProperties", {})
    }
    files = [ROOT / "communities.yaml", *(ROOT / "content").rglob("*.yaml")]
    keys = {key for file in files for key in every_key(yaml.safe_load(file.read_text("utf-8")))}
    translated = {key for key in keys if isinstance(key, str) and "." in key}
    assert len(translated) > 15
    assert [key for key in translated if not any(re.search(pattern, key) for pattern in patterns)] == []
