"""Texts of messages and guides in HTML, where English puts what is typed between backticks."""

import re

from markupsafe import Markup, escape

_CODE = re.compile("`([^`]+)`")


def code_spans(text: str) -> Markup:
    """A text with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped
