"""`canonical_form`: a YAML file as `circles fmt` writes it. It means the same, and formatting it again changes nothing."""

import re
from collections import Counter

from service_circles.editing.canonical.block_lines import BlockLines
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, marked_nodes

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#.*$", re.MULTILINE)


def canonical_form(text: str) -> str:
    """The text in canonical form, with its own line ends; raises CannotSpliceError if that could change what it says."""
    unix = text.removeprefix("\ufeff").replace("\r\n", "\n")
    root = marked_nodes(unix)
    if not root.is_map or root.is_flow:
        raise CannotSpliceError
    lines = BlockLines(unix).file(root)
    formatted = "\n".join(lines).strip("\n") + "\n"
    if marked_nodes(formatted).data != root.data or _comments(formatted) != _comments(unix):
        raise CannotSpliceError
    is_windows = text.count("\r\n") == text.count("\n")
    return formatted.replace("\n", "\r\n") if is_windows else formatted


def _comments(text: str) -> Counter[str]:
    return Counter(found.rstrip() for found in _COMMENT.findall(text))
