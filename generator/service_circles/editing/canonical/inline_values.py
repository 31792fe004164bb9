"""Values that follow their key or dash in the same line: quotes where they are needed, one space in brackets."""

from service_circles.editing.schema_order import Shape
from service_circles.editing.yaml_splice.marked_nodes import BLOCK_SCALARS, CannotSpliceError, Entry, Marked
from service_circles.editing.yaml_splice.scalar_texts import Place, is_text_everywhere, key_text, scalar_text
from service_circles.editing.yaml_splice.text_lines import TextLines


class InlineValues:
    """Writes scalars and values in brackets of one text again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = TextLines(text)

    def key(self, entry: Entry) -> str:
        """A key, without quotes that it does not need."""
        return key_text(str(entry.key))

    def lines(self, entry: Entry, column: int, shape: Shape) -> list[str]:
        """The lines of an entry with its value; those after the first keep their distance from its column."""
        node = entry.value
        head = "-" if entry.key is None else f"{self.key(entry)}:"
        head_end = entry.start if entry.key is None else entry.key_end
        if self._text[head_end : node.start].strip() not in {":", "-"}:  # a comment between key and value
            raise CannotSpliceError
        rest = self._text[node.end : self._lines.end(node.end)].rstrip()
        written = self._value(entry.key, node, shape)
        first, *others = f"{head} {written}{rest}".split("\n")
        return [first.rstrip(), *(_moved(line, column) for line in others)]

    def _value(self, key: str | None, node: Marked, shape: Shape) -> str:
        raw = self._text[node.start : node.end]
        if "\n" in raw or node.style in BLOCK_SCALARS:
            return raw
        if node.is_flow:
            return self._flow(node, shape)
        return self._scalar(node, Place(key, has_rest=True))

    def _scalar(self, node: Marked, place: Place) -> str:
        if not node.style or "\n" in node.text or not is_text_everywhere(node.text):
            return self._text[node.start : node.end]
        return scalar_text(node.text, place)

    def _flow(self, node: Marked, shape: Shape) -> str:
        entries = node.entries
        if node.is_map:
            entries = sorted(entries, key=lambda entry: shape.rank(str(entry.key)))
        written = ", ".join(self._flow_entry(entry, shape) for entry in entries)
        if node.is_list:
            return f"[{written}]"
        return f"{{ {written} }}" if written else "{}"

    def _flow_entry(self, entry: Entry, shape: Shape) -> str:
        node = entry.value
        inner = shape.inside(0 if entry.key is None else entry.key)
        is_flow = node.is_map or node.is_list
        value = self._flow(node, inner) if is_flow else self._scalar(node, Place(entry.key, in_flow=True))
        return value if entry.key is None else f"{self.key(entry)}: {value}"


def _moved(line: str, column: int) -> str:
    """A line of a longer value, moved as its entry moves."""
    indent = len(line) - len(line.lstrip(" "))
    return line[min(column, indent) :]
