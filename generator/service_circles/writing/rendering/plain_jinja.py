"""Jinja without what our templates never ask for: a fifth of the time of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

_has_something_to_escape = re.compile("[&<>\"']").search


def escaped(value: object) -> str:
    """As MarkupSafe's `escape`; but what is markup, or has nothing to escape, is given back as it is."""
    if type(value) is Markup or (type(value) is str and not _has_something_to_escape(value)):
        return value
    return escape(value)


class PlainTemplate(Template):
    """A template that escapes by `escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Jinja's own, with another `escape` for the code of the template."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escaped
        return made


class PlainContext(Context):
    """Calls what templates call as it is: none of our functions asks Jinja for its context."""

    def call(self, called: Callable[..., object], *given: object, **named: object) -> object:
        """The result of a function or macro."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)
