"""Records moved from file to file as text, with their comments."""

import re
from collections.abc import Sequence

from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, Marked, marked_nodes
from service_circles.editing.yaml_splice.text_lines import TextLines


def record_text(text: str, trail: Sequence[str | int]) -> str:
    """A record as a text of its own whose fields begin in the first column, with the comments in it."""
    text = text.replace("\r\n", "\n")
    node = marked_nodes(text)
    for step in trail:
        number = step if isinstance(step, int) else [entry.key for entry in node.entries].index(step)
        entry = node.entries[number]
        node = entry.value
    lines = TextLines(text)
    first = node.entries[0].start
    column = first - lines.start(first)
    if node.is_flow:
        raise CannotSpliceError
    start = lines.start_with_comments(first) if lines.is_alone(first) else first
    end = lines.end_of_entry(node.end, column - 1)
    comments = "" if lines.is_alone(first) else _comments_above(text, lines, first)
    return comments + _indented(" " * column * (start == first) + text[start:end], -column)


def _comments_above(text: str, lines: TextLines, first: int) -> str:
    above = text[lines.start_with_comments(first) : lines.start(first)]
    return "".join(f"{line.strip()}\n" for line in above.splitlines())


def with_record(text: str | None, key: str, record: str, *, is_single: bool) -> str:
    """A file with a record added: below its own key, or at the end of the list of its kind."""
    text = text or ""
    line_break = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    if is_single:
        written = f"{text}{key}:\n{_indented(record, 2)}"
    else:
        at, column, has_gaps = _end_of_list(text, key)
        item = " " * column + "- " + _indented(record, column + 2).lstrip(" ")
        heading = "" if has_gaps is not None else f"{key}:\n"
        written = text[:at] + heading + ("\n" if has_gaps else "") + item + text[at:]
    return written.replace("\n", line_break)


def _end_of_list(text: str, key: str) -> tuple[int, int, bool | None]:
    """The end of a list, the column of its dashes, and True for blank lines between items; None without a list."""
    root: Marked | None = marked_nodes(text) if text.strip() else None
    found = next((entry.value for entry in root.entries if entry.key == key), None) if root else None
    if found is None:
        return len(text), 2, None
    if found.is_flow or not found.entries:
        raise CannotSpliceError
    lines = TextLines(text)
    last = found.entries[-1]
    column = last.start - lines.start(last.start)
    above = lines.start_with_comments(last.start)
    has_gap = len(found.entries) > 1 and lines.start_of_blank_lines(above) != above
    return lines.end_of_entry(last.value.end, column), column, has_gap


def _indented(text: str, by: int) -> str:
    """Every line that is not blank moved to the right, or to the left."""
    if by >= 0:
        return re.sub(r"^(?=.*\S)", " " * by, text, flags=re.MULTILINE)
    return re.sub(rf"^ {{1,{-by}}}", "", text, flags=re.MULTILINE)
