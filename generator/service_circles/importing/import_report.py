"""The report of an import: what was read how, three rows of it, and what becomes of each row by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service_circles.basics.display_width import display_width
from service_circles.importing.columns.import_fields import field_named
from service_circles.importing.columns.mapping_file import ABOUT
from service_circles.importing.import_result import ImportResult, PartResult
from service_circles.importing.matching.row_result import Outcome, RowResult
from service_circles.importing.matching.row_source import shown_text
from service_circles.importing.row_problems import row_ranges
from service_circles.importing.sheets.cleaned_text import in_one_line

_SAMPLES = 3
_LONGEST_VALUE = 80
_OUTCOMES = {
    Outcome.NEW: "新增 / new",
    Outcome.CHANGED: "改动 / changed",
    Outcome.KEPT: "不变 / kept",
    Outcome.EDITED: "不变，这里后来改过 / kept, edited here since",
    Outcome.REFUSED: "拒收 / refused",
}
_MOST_CHANGES = 20


def mapping_report(part: PartResult) -> Iterator[str]:
    """Return the mapping and the first rows as they are read; nothing for our own export."""
    if part.part.exported:
        return
    mapping, kind = part.part.mapping, part.part.kind
    sheet = f"“{mapping.sheet}”，" if mapping.sheet else ""
    rows = "–".join(str(number) for number in mapping.header_rows)
    yield f"{kind.meta.title} / {kind.meta.name}：{sheet}表头在第 {rows} 行，{len(part.rows)} 行 / heading in row {rows}, {len(part.rows)} rows"
    widest = max((display_width(column.column) for column in mapping.columns), default=0)
    for column in mapping.columns:
        field = field_named(kind, column.field or "")
        about = f"{column.field}（{field.title}）" if field else ABOUT.get(column.field or "", "")
        yield f"  {column.column}{' ' * (widest - display_width(column.column))}  → {about}"
    yield from _samples(part)


def _samples(part: PartResult) -> Iterator[str]:
    shown = [row for row in part.rows if row.outcome is not Outcome.REFUSED][:_SAMPLES]
    if shown:
        yield f"前 {len(shown)} 行读成这样，看看对不对 / the first {len(shown)} rows as read:"
    for row in shown:
        yield f"  第 {row.number} 行 / row {row.number}: {row.id}"
        yield from (f"    {name}: {_shown(value)}" for name, value in row.data.items() if name != "id")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        text = ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    elif isinstance(value, list):
        text = "；".join(_shown(inner) for inner in value)
    else:
        text = in_one_line(str(value))
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def outcome_report(result: ImportResult) -> Iterator[str]:
    """The rows by outcome, what changes, what is missing, and the areas that are created."""
    for part in result.parts:
        if len(result.parts) > 1:
            yield f"{part.part.kind.meta.plural} / {part.part.kind.meta.folder}:"
        for outcome, said in _OUTCOMES.items():
            if numbers := part.numbers(outcome):
                yield f"{said}: {len(numbers)}（第 {row_ranges(numbers)} 行 / row {row_ranges(numbers)}）"
        yield from _changed(part.rows)
        yield from _rest(part)
    if result.new_areas:
        names = "、".join(f"{area['name']}（{area['id']}）" for area in result.new_areas)
        yield f"新建地方 / new areas: {len(result.new_areas)}：{names}"
    if result.new_kinds:
        yield f"新的类别 / new kinds of places: {len(result.new_kinds)}：{'、'.join(result.new_kinds)}"


def _changed(rows: Sequence[RowResult]) -> Iterator[str]:
    lines = [
        f"  第 {row.number} 行 / row {row.number} {row.name}: {_operation(operation)}"
        for row in rows
        if row.outcome is Outcome.CHANGED
        for operation in row.operations
    ]
    yield from lines[:_MOST_CHANGES]
    if len(lines) > _MOST_CHANGES:
        yield f"  …… 还有 {len(lines) - _MOST_CHANGES} 处 / {len(lines) - _MOST_CHANGES} more"


def _operation(operation: dict[str, object]) -> str:
    path = operation["field"]
    name = ".".join(str(step) for step in path if step != "-") if isinstance(path, list) else ""
    before, after = operation.get("before"), operation.get("after")
    parts = [_shown(value) for value in (before, after) if value is not None]
    sign = {"add": "+ ", "remove": "− "}.get(str(operation["op"]), "")
    return f"{name}: {sign}{' → '.join(parts)}"


def _rest(part: PartResult) -> Iterator[str]:
    for row in part.rows:
        if row.outcome is Outcome.EDITED:
            yield f"  第 {row.number} 行 / row {row.number} {row.name}: {'、'.join(row.differing)}"
    if part.part.skipped:
        numbers = row_ranges([row.number for row in part.part.skipped])
        yield f"不是记录，跳过 / no records, skipped: 第 {numbers} 行（{_texts(part)}）"
    if part.missing:
        names = "、".join(str(record.data["name"]) for record in part.missing[:10])
        yield f"表里没有了，记录没动 / no longer in the file, records left alone: {len(part.missing)}（{names}）"


def _texts(part: PartResult) -> str:
    return "；".join(dict.fromkeys(shown_text(row.cells[0]) for row in part.part.skipped[:3]))
