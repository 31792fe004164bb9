"""The files in data/ hold what the authors wrote, and can be read again."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from service_circles.community.entries.entry_states import visible_on
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from tests.publishing import DAY, loaded
from tests.site.documents import Published


def published_records(site: Published, kind: type[Record]) -> list[dict[str, Any]]:
    content = json.loads((site.folder / f"data/{kind.meta.folder}.json").read_text("utf-8"))
    assert content.keys() == {kind.meta.folder}
    return list(content[kind.meta.folder])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.meta.name)
def test_records_can_be_read_again_as_they_were(kind: type[Record], rongxi: Published) -> None:
    directory = loaded().directory
    assert directory is not None
    written = [record for record in visible_on(directory, DAY).all(Record) if type(record) is kind]
    read: list[Record] = []
    for record in published_records(rongxi, kind):
        page = record.pop("page")
        assert page in rongxi.pages
        read.append(TypeAdapter(kind).validate_python(record))
    assert read == [record.model_copy(update={"note": None}) for record in written]


def test_notes_of_editors_stay_with_them(rongxi: Published) -> None:
    directory = loaded().directory
    assert directory is not None
    notes = [record.note for record in directory.all(Record) if record.note]
    assert notes
    for file in (*rongxi.folder.rglob("*.html"), *rongxi.folder.rglob("*.json")):
        text = file.read_text("utf-8")
        assert not any(note in text for note in notes), file


def test_the_schema_names_every_kind_of_record(rongxi: Published) -> None:
    schema = json.loads((rongxi.folder / "data/schema.json").read_text("utf-8"))
    assert schema["$schema"].startswith("https://json-schema.org/")
    for kind in KINDS:
        assert {kind.meta.name, kind.meta.folder} <= schema["properties"].keys()
