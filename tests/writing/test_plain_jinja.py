"""The quicker escaping gives what MarkupSafe gives, in templates too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from service_circles.writing.rendering.plain_jinja import PlainContext, PlainTemplate, escaped

HOSTILE = ("<script>", "a & b", 'say "yes"', "it's", "&amp;", "明珠社区", "", 5, None, Markup("<b>&</b>"))
TEMPLATE = """
{%- macro shown(value) %}<p title="{{ value }}">{{ value }}{{ value ~ "<" }}</p>{% endmacro -%}
{% for value in values %}{{ shown(value) }}{% set kept %}<i>{{ value }}</i>{% endset %}{{ kept }}{% endfor %}
{%- if values %}{{ values | join(", ") }}{{ namer(name="<x>") }}{% endif %}
"""


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_escaped(value: object) -> None:
    assert escaped(value) == escape(value)


@given(st.text())
def test_any_text_is_escaped(text: str) -> None:
    assert escaped(text) == escape(text)


@given(st.lists(st.text() | st.integers() | st.text().map(Markup)))
def test_a_template_gives_what_jinja_gives(values: list[object]) -> None:
    usual, plain = Environment(autoescape=True), Environment(autoescape=True)
    plain.template_class, plain.context_class = PlainTemplate, PlainContext
    given_values = {"values": values, "namer": lambda name: name}
    expected = usual.from_string(TEMPLATE).render(given_values)
    assert plain.from_string(TEMPLATE).render(given_values) == expected
