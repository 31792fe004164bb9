"""Stylesheets for languages written from right to left."""

import pytest

from service_circles.basics.theme_folder import THEME
from service_circles.languages.translator import Translator
from service_circles.writing.assets.mirrored_css import mirrored
from service_circles.writing.assets.shared_files import make_assets

MIRRORED = {
    "margin-left:1px": "margin-right:1px",
    "left:0;right:auto": "right:0;left:auto",
    "border-top-left-radius:2px": "border-top-right-radius:2px",
    "padding:1px 2px 3px 4px": "padding:1px 4px 3px 2px",
    "padding:1px 2px": "padding:1px 2px",
    "margin:0 calc(1px + (2px)) 0 auto": "margin:0 auto 0 calc(1px + (2px))",
    "border-radius:1px 2px 3px 4px": "border-radius:2px 1px 4px 3px",
    "text-align:left": "text-align:right",
    "background:linear-gradient(to right,red,blue)": "background:linear-gradient(to left,red,blue)",
    "transform:translateX(-50%)": "transform:translateX(50%)",
    "transform:translate(50%,-1px) rotate(45deg)": "transform:translate(-50%,-1px) rotate(-45deg)",
    "transform:translateX(0)": "transform:translateX(0)",
    "color:var(--left)": "color:var(--left)",
    "width:1px": "width:1px",
}


@pytest.mark.parametrize("rule", MIRRORED)
def test_left_and_right_are_exchanged(rule: str) -> None:
    assert mirrored(f"a:hover{{{rule}}}").startswith(f"a:hover{{{MIRRORED[rule]}}}")
    assert mirrored(f"@media print{{a{{{MIRRORED[rule]}}}}}").startswith(f"@media print{{a{{{rule}}}}}")


def test_only_pages_from_right_to_left_get_it() -> None:
    usual, arabic = (make_assets(THEME, None, "Africa/Cairo", Translator(code)) for code in ("fr", "ar"))
    assert usual["site.css"] == make_assets(THEME, None, "Africa/Cairo")["site.css"]
    assert b"svg,pre,code{direction:ltr}" in arabic.files[arabic["site.css"]]
    assert arabic["site.js"] == usual["site.js"]
