"""Lines of maps and lists in canonical form, each entry with the comments that belong to it."""

from dataclasses import dataclass

from service_circles.editing.canonical.inline_values import InlineValues
from service_circles.editing.schema_order import FileShape, Shape
from service_circles.editing.yaml_splice.marked_nodes import BLOCK_SCALARS, CannotSpliceError, Entry, Marked
from service_circles.editing.yaml_splice.text_lines import TextLines


@dataclass
class _Chunk:
    """An entry: blank lines and comments above it, its own lines, the end of what it took from the text."""

    above: list[str]
    lines: list[str]
    end: int


class BlockLines:
    """Writes the nodes of one text again; lines come without indentation of what is around them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = TextLines(text)
        self._inline = InlineValues(text)

    def file(self, root: Marked) -> list[str]:
        """All lines of a file."""
        lines, end = self._block(root, 0, FileShape())
        return [*lines, *self._between(end, len(self._text))]

    def _block(self, node: Marked, begin: int, shape: Shape) -> tuple[list[str], int]:
        """The lines of a map or list, from the first comment above it, and the place where it ends."""
        chunks: list[_Chunk] = []
        for number, entry in enumerate(node.entries):
            start = self._lines.start(entry.start)
            above = self._between(begin, start) if begin < start else []
            chunk = self._entry(entry, shape.inside(number if entry.key is None else entry.key))
            chunk.above = above if number else _without_gap(above)
            chunks.append(chunk)
            begin = chunk.end
        ranked = chunks
        if node.is_map:
            order = sorted(range(len(chunks)), key=lambda at: shape.rank(str(node.entries[at].key)))
            ranked = [chunks[at] for at in order]
        lines = [line for chunk in ranked for line in (*chunk.above, *chunk.lines)]
        return _without_gap(lines), begin

    def _between(self, begin: int, end: int) -> list[str]:
        """Comments and blank lines, of which one is enough."""
        lines = [line.strip() for line in self._text[begin:end].split("\n")]
        if self._text[begin:end].endswith("\n"):
            lines.pop()
        return [line for at, line in enumerate(lines) if line or not at or lines[at - 1]]

    def _entry(self, entry: Entry, shape: Shape) -> _Chunk:
        node = entry.value
        column = entry.start - self._lines.start(entry.start)
        if node.entries and not node.is_flow:
            lines, end = self._nested(entry, shape)
        else:
            lines = self._inline.lines(entry, column, shape)
            end = self._lines.end(node.end)
        after = self._lines.end_of_entry(node.end, column)
        if after > end:
            indent = "" if node.style in BLOCK_SCALARS else "  "  # or it would become a line of that text
            lines += [f"{indent}{line}" if line else "" for line in self._between(end, after)]
        return _Chunk([], lines, max(after, end))

    def _nested(self, entry: Entry, shape: Shape) -> tuple[list[str], int]:
        head_end = entry.key_end + 1 if entry.key is not None else entry.start + 1
        line_end = self._lines.end(head_end)
        first = entry.value.entries[0].start
        is_inline = first < line_end
        inner, end = self._block(entry.value, first if is_inline else line_end, shape)
        comment = "" if is_inline else self._text[head_end:line_end].rstrip()
        if entry.key is not None:
            if is_inline:
                raise CannotSpliceError
            return [
                f"{self._inline.key(entry)}:{comment}",
                *(f"  {line}" if line else "" for line in inner),
            ], end
        lines = [comment.strip(), *inner] if comment else inner
        return [f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])], end


def _without_gap(lines: list[str]) -> list[str]:
    """No blank line at the beginning of a block."""
    return lines[next((at for at, line in enumerate(lines) if line), 0) :]
