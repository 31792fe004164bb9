"""Text on its way into pages: Markdown, JSON in scripts, addresses, the shared files."""

import json
import random
import re

import pytest
from markdown_it import MarkdownIt

from service_circles.basics.json_text import script_json
from service_circles.basics.number_texts import plain_number
from service_circles.basics.theme_folder import THEME
from service_circles.checking.record_warnings import contrast
from service_circles.records.settings.board import TEN_BOARDS
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.drawings.icons import has_icon, icon
from service_circles.writing.rendering.prose import prose
from service_circles.writing.site.addresses import address_of, path_to_root


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:alert(1))",
        "![x](https://example.org/x.png)",
        '<https://example.org/" onclick="alert(1)>',
        "&lt;script&gt;",
    ],
)
def test_markdown_of_records_gives_no_markup_of_the_author(hostile: str) -> None:
    html = str(prose(hostile))
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="java' not in html.lower()
    assert 'href="data' not in html.lower()
    assert 'href="vb' not in html.lower()
    assert ' onclick="' not in html


def test_markdown_of_records_keeps_what_is_harmless() -> None:
    assert str(prose("**早** [网](https://example.org/)")) == (
        '<p><strong>早</strong> <a href="https://example.org/">网</a></p>\n'
    )


def test_text_without_markdown_is_what_markdown_would_make_of_it() -> None:
    chance = random.Random(20261130)
    texts = ["早" + "".join(chance.choices("早晚 a1，。（）“”…—～,.%/()+-", k=12)) for _ in range(400)]
    assert [str(prose(text)) for text in texts] == [MarkdownIt("commonmark").render(text) for text in texts]


def test_json_in_a_script_cannot_end_it() -> None:
    value = {"name": "</script><script>alert(1)</script> & \u2028"}
    text = str(script_json(value))
    assert "<" not in text
    assert "\u2028" not in text
    assert value == json.loads(text)


@pytest.mark.parametrize(
    ("address", "up"), [("", "./"), ("centers/", "../"), ("centers/x/", "../../"), ("404.html", "./")]
)
def test_the_way_back_to_the_root(address: str, up: str) -> None:
    assert up == path_to_root(address)


def test_a_board_has_an_address_and_an_icon_of_its_own() -> None:
    for board in TEN_BOARDS:
        assert f"boards/{board.id}/" == address_of(board)
        assert has_icon(board.icon)


def test_an_unknown_icon_is_a_plain_shape() -> None:
    assert icon("shape-outline") == icon("no-such-icon")
    assert icon("shape-outline") == icon("../../../../mkdocs")


@pytest.mark.parametrize(
    ("number", "text"), [(95.0, "95"), (4.59, "4.59"), (89430.0, "89,430"), (1.4, "1.4")]
)
def test_numbers_are_written_plainly(number: float, text: str) -> None:
    assert text == plain_number(number)


def asset(name: str, accent: str | None = None) -> str:
    assets = make_assets(THEME, accent, "Asia/Shanghai")
    return assets.files[assets[name]].decode()


def site_css(accent: str | None = None) -> str:
    return asset("site.css", accent)


def test_dark_values_stand_once_for_each_way_of_asking_for_dark() -> None:
    css = site_css()
    assert css.count("color-scheme:dark;") == 2
    assert "@media (prefers-color-scheme:dark){" in css


def test_high_contrast_stands_once_for_each_way_of_asking_for_it() -> None:
    css = site_css()
    assert css.count("@media (prefers-contrast:more){") == 1
    for asked in ("html[data-contrast=more]{", "html:not([data-contrast=less]){"):
        assert css.count(asked) == 2  # in the light; and where the phone is dark, before the dark values
    for asked in ("[data-contrast=more]", ":not([data-contrast=less])"):
        for dark in ("[data-theme=dark]", ":not([data-theme=light])"):
            assert f"html{asked}{dark}{{--ground:#000;" in css


def test_a_directory_may_have_its_own_accent() -> None:
    css = site_css("#1F5F8B")
    assert "--accent:#1F5F8B;" in css
    assert "#b3261e" not in css


@pytest.mark.parametrize("accent", ["#1F5F8B", "#FF8800", "#00FF00", "#FFFFFF", "#000000"])
def test_an_accent_is_dark_enough_in_high_contrast(accent: str) -> None:
    css = site_css(accent)
    strong = re.search(r"html\[data-contrast=more\]\{[^}]*--accent:(#[0-9a-f]{6})", css)
    assert strong is not None
    assert contrast(strong[1], "#ffffff") >= 7
