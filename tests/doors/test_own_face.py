"""A project's own stylesheet and logo are on both families of pages; settings without effect are said aloud."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
SETTINGS = """\
site_name: Town
docs_dir: content
nav: [about.md]
theme:
  name: {theme}
  font: false
  logo: images/{logo}
  palette: {{ primary: red }}
extra_css: [own.css]
plugins:
  - service-circles
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
RECORD, WRITTEN = "site/centers/taoyuan-center/index.html", "site/about/index.html"


@pytest.fixture
def own(project: Path) -> Path:
    (project / "mkdocs.yml").write_text(SETTINGS.format(theme="material", logo="logo.png"), "utf-8")
    (project / "content/own.css").write_text("h1 { letter-spacing: 0.01em; }\n", "utf-8")
    (project / "content/images").mkdir()
    (project / "content/images/logo.png").write_bytes(PNG)
    return project


def test_stylesheet_and_logo_are_on_every_page(own: Path, circles: Run) -> None:
    done = circles("-C", own, "build")
    assert done.returncode == 0, done.stderr
    for page in (RECORD, WRITTEN, RECORD.replace("site/", "site/en/")):
        html = (own / page).read_text("utf-8")
        up = "../" * (page.count("/") - 1)
        assert html.count(f'href="{up}own.css"') == 1, page
        assert f'<img src="{up}images/logo.png"' in html, page
    assert (own / "site/own.css").is_file()
    assert (own / "site/images/logo.png").is_file()
    assert "nav 不起作用" in done.stderr
    assert "`theme: palette` has no effect: write `accent`" in done.stderr


def test_files_that_are_not_there_are_named(own: Path, circles: Run) -> None:
    (own / "content/own.css").unlink()
    (own / "mkdocs.yml").write_text(SETTINGS.format(theme="material", logo="logo.svg"), "utf-8")
    said = circles("-C", own, "build").stderr
    assert "there is no own.css in content/" in said
    assert "the logo has to be png, jpg or webp" in said


def test_another_theme_is_refused(own: Path, circles: Run) -> None:
    (own / "mkdocs.yml").write_text(SETTINGS.format(theme="readthedocs", logo="logo.png"), "utf-8")
    done = circles("-C", own, "build")
    assert done.returncode == 1
    assert "set `theme: name: material`" in done.stderr
