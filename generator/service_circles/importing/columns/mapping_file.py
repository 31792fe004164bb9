"""Mappings as YAML: read with the messages that records get, written with the explanation of each line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from service_circles.importing.columns.import_fields import field_named
from service_circles.importing.columns.import_mapping import (
    ADDRESS_REST,
    AREA_ABOVE,
    LATITUDE,
    LONGITUDE,
    PERSON,
    SKIPPED,
    Column,
    ImportMapping,
)
from service_circles.problems.problem import Problem
from service_circles.reading.project_files import read_source
from service_circles.reading.schema.validation import validate
from service_circles.reading.yaml.yaml_nodes import Mapping as MappingNode
from service_circles.reading.yaml.yaml_nodes import Sequence as ListNode
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.record import Record

KEY = "mappings"
ABOUT = {
    "": "没有认出来，不导入 / not known, not imported",
    SKIPPED: "不导入 / not imported",
    PERSON: "人的姓名，不导入 / a person's name, not imported",
    AREA_ABOVE: "上面一级的地方 / the area above",
    ADDRESS_REST: "接在地址上 / joined to the address",
    LATITUDE: "纬度 / latitude",
    LONGITUDE: "经度 / longitude",
}
_PLAIN = re.compile(r"[A-Za-z_\u3400-\u9fff][\w\u3400-\u9fff（）/.-]*")
_WORDS_OF_YAML = {"null", "true", "false", "yes", "no", "on", "off"}


def read_mappings(path: Path) -> tuple[tuple[ImportMapping, ...], list[Problem]]:
    """The mappings of a file, in its order, with the mistakes in it."""
    source, problems = read_source(path.parent, path.name)
    if source is None:
        return (), problems
    root, problems = read_nodes(source)
    node = root.values.get(KEY) if isinstance(root, MappingNode) else None
    if not isinstance(node, ListNode):
        return (), problems or [source.problem("X116", source.spot_at(0, 1), found=KEY)]
    found: list[ImportMapping] = []
    for item in node.items:
        mapping, mistakes = (
            validate(ImportMapping, item, source) if isinstance(item, MappingNode) else (None, [])
        )
        problems += mistakes
        found += [mapping] if mapping else []
    return tuple(found), problems


def mapping_text(name: str, mappings: Sequence[ImportMapping]) -> str:
    """The mappings of a file as YAML, with comments."""
    return "\n".join(_lines(name, mappings)) + "\n"


def _lines(name: str, mappings: Sequence[ImportMapping]) -> Iterator[str]:
    yield f"# {name} 的导入对照表。改好以后再运行一次同样的 circles import。"
    yield "# How this file is imported. Change it, then run the same `circles import` again."
    yield f"{KEY}:"
    for mapping in mappings:
        yield from (
            f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(_mapping_lines(mapping))
        )


def _mapping_lines(mapping: ImportMapping) -> Iterator[str]:
    yield f"kind: {mapping.kind.value}"
    if mapping.sheet:
        yield f"sheet: {_scalar(mapping.sheet)}"
    if mapping.encoding:
        yield f"encoding: {mapping.encoding}"
    yield f"header_rows: [{', '.join(map(str, mapping.header_rows))}]   # 表头在第几行 / rows of the heading"
    if mapping.datum:
        yield f"datum: {mapping.datum.value}"
    else:
        yield "# datum: gcj02   # 坐标是哪种：wgs84、gcj02（高德、腾讯）、bd09（百度）/ datum of the coordinates"
    yield f"mobiles: {mapping.mobiles.value}   # 手机号：refuse 不导入、public_mobile 当公务手机 / mobile numbers"
    yield f"key: [{', '.join(map(_scalar, mapping.key))}]   # 靠这几列认出是同一行 / columns by which a row is known again"
    if mapping.summer:
        yield f"summer: {mapping.summer}   # 夏天从哪天到哪天，其余是冬天 / days of summer; the rest is winter"
    if mapping.new_areas:
        yield f"new_areas: {mapping.new_areas}"
    if mapping.new_kinds:
        yield "new_kinds: yes   # 表里自己的类别，在 communities.yaml 里声明 / kinds of the list's own are declared"
    yield from _items("fixed", [{"field": each.field, "value": each.value} for each in mapping.fixed])
    yield from _items(
        "words", [{"field": each.field, "text": each.text, "means": each.means} for each in mapping.words]
    )
    yield "columns:"
    for column in mapping.columns:
        yield f"  {_column_line(column, mapping.record_kind)}"


def _items(name: str, items: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if items:
        yield f"{name}:"
        yield from (f"  - {_flow(item)}" for item in items)


def _column_line(column: Column, kind: type[Record]) -> str:
    values = {"column": column.column, "field": column.field, "kind": column.kind, "label": column.label}
    field = field_named(kind, column.field or "")
    about = field.title if field else ABOUT.get(column.field or "", "")
    return f"- {_flow({key: value for key, value in values.items() if value})}" + (
        f"   # {about}" if about else ""
    )


def _flow(values: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{key}: {_scalar(value)}" for key, value in values.items()) + " }"


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)
