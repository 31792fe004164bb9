"""New maps and lists as YAML: fields in the order of the schema, short lists in one line."""

from service_circles.basics.display_width import display_width
from service_circles.editing.change_request import Data
from service_circles.editing.schema_order import Shape
from service_circles.editing.yaml_splice.scalar_texts import Place, key_text, scalar_text

_WIDEST_FLOW = 100


def in_order(data: Data, shape: Shape) -> Data:
    """A value whose maps have their keys in the order of the schema."""
    if isinstance(data, list):
        return [in_order(item, shape.inside(number)) for number, item in enumerate(data)]
    if isinstance(data, dict):
        return {key: in_order(data[key], shape.inside(key)) for key in shape.in_order(data)}
    return data


def block_entry(key: str, value: Data, column: int) -> str:
    """`key: value` that begins in a column; the lines after the first are indented."""
    name = key_text(key)
    if isinstance(value, str):
        return f"{name}: {scalar_text(value, Place(key, column=column))}"
    if not value or _is_short_list(value, column + len(name) + 2):
        return f"{name}: {flow(value)}"
    inner = "\n" + " " * (column + 2)
    if isinstance(value, list):
        return f"{name}:" + "".join(f"{inner}- {block_item(item, column + 2)}" for item in value)
    return f"{name}:" + "".join(f"{inner}{block_entry(each, value[each], column + 2)}" for each in value)


def block_item(item: Data, column: int) -> str:
    """An item without its dash, which is in a column."""
    if isinstance(item, str):
        return scalar_text(item, Place(None, column=column))
    if isinstance(item, list) or not item:
        return flow(item)
    inner = "\n" + " " * (column + 2)
    return inner.join(block_entry(key, value, column + 2) for key, value in item.items())


def flow(value: Data, key: str | None = None) -> str:
    """A value in brackets, in one line."""
    if isinstance(value, str):
        return scalar_text(value, Place(key, in_flow=True))
    if isinstance(value, list):
        return f"[{', '.join(flow(item) for item in value)}]"
    inner = ", ".join(flow_entry(each, value[each]) for each in value)
    return f"{{ {inner} }}" if inner else "{}"


def flow_entry(key: str | None, value: Data) -> str:
    """An entry in brackets: a value, behind its key if it has one."""
    return flow(value) if key is None else f"{key_text(key)}: {flow(value, key)}"


def _is_short_list(value: Data, column: int) -> bool:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return False
    return column + display_width(flow(value)) <= _WIDEST_FLOW and "\n" not in "".join(map(str, value))
