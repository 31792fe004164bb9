"""A template is known by its file name, in whatever folder of the theme it is; a project's own wins."""

from collections import Counter
from pathlib import Path

import pytest

from service_circles.languages.translator import CHINESE
from service_circles.writing.rendering.templates import make_environment
from tests.publishing import ROOT

THEME = ROOT / "site_theme"


def test_no_two_templates_have_the_same_name() -> None:
    names = Counter(file.name for file in (THEME / "templates").rglob("*.html"))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("own", ["templates/center.html", "templates/places/center.html"])
def test_a_template_of_a_project_wins(own: str, tmp_path: Path) -> None:
    file = tmp_path / own
    file.parent.mkdir(parents=True)
    file.write_text("{{ _('首页') }}, our own", "utf-8")
    templates = make_environment(CHINESE, tmp_path, THEME)
    assert templates.get_template("center.html").filename == str(file)
    assert templates.get_template("circle.html").filename == str(THEME / "templates/places/circle.html")
