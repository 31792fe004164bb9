"""Templates compiled by our code generator say what they say compiled by Jinja's own."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.writing.rendering.direct_templates import DirectEnvironment
from service_circles.writing.site.site import SiteSettings
from tests.publishing import ROOT

PARTS = """
{% macro link(thing, text=thing.name) %}<a href="{{ url(thing) }}">{{ text }}</a>{% endmacro %}
{% macro card(title, small=false) %}<div{% if small %} class="small"{% endif %}>{{ title }}{{ caller() }}</div>{% endmacro %}
{% macro list(items) %}{% for item in items %}{{ loop.index }}{{ caller(item) }}{% endfor %}{% endmacro %}
{% macro open(first) %}{{ first }}{% for each in varargs %},{{ each }}{% endfor %}{{ kwargs|length }}{% endmacro %}
"""
FRAMES = {
    "frame": "<{% block head %}{{ text }}{% endblock %}|{% block main required %}{% endblock %}>",
    "small": "{{ number }}{{ thing.name }}",
}
TEMPLATES = {
    "values": "{{ text }}|{{ markup }}|{{ number }}|{{ none }}|{{ thing.name }}|{{ keys.name }}|{{ keys['name'] }}|{{ text ~ number }}",
    "filters": "{{ text|upper }}|{{ names|join(', ') }}|{{ text|safe }}|{{ names|length }}|{{ text|e }}",
    "macros": "{{ part.link(thing) }}|{{ part.link(thing, 'a<b') }}|{{ part.link(thing, text=number) }}",
    "callers": "{% call part.card('<b>') %}in & out{% endcall %}{% call part.card(markup, small=true) %}{{ thing.name }}{% endcall %}",
    "callers with values": "{% call(each) part.list(names) %}[{{ each }}]{% endcall %}",
    "open arguments": "{{ part.open(1, 2, 3, last=4) }}{{ part.open(*names) }}{{ part.open(1, **keys) }}",
    "loops": "{% for name in names %}{{ loop.index }}{{ name }}{% if not loop.last %}; {% endif %}{% else %}none{% endfor %}",
    "assignments": "{% set found = namespace(count=0) %}{% for name in names %}{% set found.count = found.count + 1 %}{% endfor %}{{ found.count }}",
    "own macros": "{% macro own(a, b=2) %}{{ a }}{{ b }}{{ part.link(a) }}{% endmacro %}{{ own(thing) }}{{ own(thing, b='<') }}",
    "blocks": "{% set block %}<i>{{ text }}</i>{% endset %}{{ block }}{% filter upper %}{{ part.link(thing) }}{% endfilter %}",
    "inheritance": "{% extends 'frame' %}{% block head %}{{ super() }}{% for name in names %}{% block each scoped %}{{ name }}{% endblock %}{% endfor %}{% endblock %}{% block main %}{{ part.link(thing) }}{% endblock %}",
    "includes": "{% include 'small' %}{% include 'none' ignore missing %}{% with number = 4 %}{% include ['none', 'small'] %}{% endwith %}",
    "missing": "{{ thing.nothing is defined }}{{ thing.nothing | default('-') }}{{ keys.nothing is defined }}",
    "tests": "{{ 'yes' if thing is defined else 'no' }}{{ nothing is defined }}{{ part.link(thing) is string }}",
}  # fmt: skip


def rendered(template: str, *, directly: bool) -> str:
    environment = (DirectEnvironment if directly else Environment)(
        loader=DictLoader({**FRAMES, "parts": PARTS, "page": "{% import 'parts' as part %}" + template}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.globals["url"] = lambda thing: f"{thing.name}/?a=1&b='2'"
    values = {
        "text": "<a & 'b' \"c\">",
        "markup": Markup("<em>&amp;</em>"),
        "number": 3,
        "none": None,
        "thing": SimpleNamespace(name="x<y"),
        "keys": {"name": "k>", "last": 5},
        "names": ["甲", "<乙>", "x"],
    }
    return environment.get_template("page").render(values)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_the_output_is_that_of_jinja(template: str) -> None:
    assert rendered(template, directly=True) == rendered(template, directly=False)


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ thing.nothing }}", UndefinedError),
        ("{{ part.link() }}", UndefinedError),
        ("{{ part.card('x') }}", UndefinedError),
        ("{{ part.nothing() }}", UndefinedError),
        ("{{ part.link(thing, more=1) }}", TypeError),
        ("{{ part.link(thing, 1, 2) }}", TypeError),
    ],
)
@pytest.mark.parametrize("directly", [True, False])
def test_a_slip_in_a_template_is_refused_alike(template: str, error: type[Exception], directly: bool) -> None:
    with pytest.raises(error):
        rendered(template, directly=directly)


def test_our_own_templates_do_without_the_code_of_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DirectEnvironment, "indirect", None)
    published = make_publication(load_project(ROOT), SiteSettings())
    last_pages = {page.template: address for address, page in published.pages.items()}
    for address in last_pages.values():
        assert published.make(address)
