"""Texts of messages and guides in HTML, where English puts what is typed between backticks."""

import re

from markupsafe import Markup, escape

_CODE = re.compile("`([^`]+)`")
_IN_PATHS = re.compile(r"(?<=[a-z][/_])(?=[a-z])|(?<=[a-z]{3})(?=\.[a-z])")
_INSIDE = re.compile("(?<=[a-z])(?=[A-Z])")


def code_spans(text: str) -> Markup:
    """A text with what stands between backticks as code; paths may break behind each folder."""
    breakable_paths = _IN_PATHS.sub("<wbr>", str(escape(text)))
    return Markup(_CODE.sub(r"<code>\1</code>", breakable_paths))  # noqa: S704 - escaped


def breakable(name: str) -> Markup:
    """A name such as ScheduleException, which may break before its inner capitals."""
    return Markup("<wbr>").join(_INSIDE.split(name))
