"""An existing mapping with what the command line says: spliced, so that its comments stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service_circles.editing.schema_order import Shape
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, marked_nodes
from service_circles.editing.yaml_splice.splice import splice
from service_circles.importing.columns.mapping_file import KEY
from service_circles.importing.table_parts import Options


def updated_mapping(path: Path, options: Options) -> str | None:
    """The text of a mapping file with the options in it; None if nothing changes, or it is written too unusually."""
    text = path.read_text("utf-8-sig")
    try:
        data: Any = marked_nodes(text).data
        mappings: Any = [{**each, **options.of_mapping(_fixed(each))} for each in data[KEY]]
        changed = splice(text, {**data, KEY: mappings}, Shape(None))
    except CannotSpliceError:
        return None
    return changed if changed != text else None


def _fixed(mapping: Any) -> list[tuple[str, str]]:
    return [(each["field"], each["value"]) for each in mapping.get("fixed", [])]
