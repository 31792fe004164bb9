"""Chinese in pages of another language is marked as Chinese, whatever stands around it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service_circles.languages.language_marks import marked_language
from tests.nearest_language import NearestLanguage


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Open now</p>", "<p>Open now</p>"),
        ("<b>明珠社区</b>", '<b lang="zh-Hans">明珠社区</b>'),
        (
            '<a class="x" href="/y">共 15 项，周一至周五</a>',
            '<a class="x" href="/y" lang="zh-Hans">共 15 项，周一至周五</a>',
        ),
        ("<p>甲 &amp; 乙</p>", '<p lang="zh-Hans">甲 &amp; 乙</p>'),
        (
            "<p>Checked by 社区值班岗 today</p>",
            '<p><bdi>Checked by <bdi lang="zh-Hans">社区值班岗</bdi> today</bdi></p>',
        ),
        (
            "<p>明珠<b>x</b> 路 8 号 </p>",
            '<p><bdi lang="zh-Hans">明珠</bdi><b>x</b> <bdi lang="zh-Hans">路 8 号</bdi> </p>',
        ),
        ("<title>明珠 · Circles</title>", '<title lang="zh-Hans">明珠 · Circles</title>'),
        (
            '<svg><title id="t">图</title><text x="1">明珠路</text><text>明珠 Rd</text><g>路<g/></g></svg><i>a 路</i>',
            '<svg><title id="t" lang="zh-Hans">图</title><text x="1" lang="zh-Hans">明珠路</text>'
            '<text><tspan><tspan lang="zh-Hans">明珠</tspan> Rd</tspan></text><g><tspan lang="zh-Hans">路</tspan><g/></g></svg>'
            '<i><bdi>a <bdi lang="zh-Hans">路</bdi></bdi></i>',
        ),
        ('<img src="a.jpg" alt="大榕树">', '<img lang="zh-Hans" src="a.jpg" alt="大榕树">'),
        ('<img src="明珠.jpg" alt="A tree">', '<img src="明珠.jpg" alt="A tree">'),
        ("<p>a<br>明珠</p>", '<p>a<br><bdi lang="zh-Hans">明珠</bdi></p>'),
        ("<br>明珠<br>", '<br><bdi lang="zh-Hans">明珠</bdi><br>'),
    ],
)
def test_the_smallest_element_is_marked(page: str, expected: str) -> None:
    assert marked_language(page) == expected
    assert marked_language(expected) == expected


@pytest.mark.parametrize(
    "page",
    [
        '<script type="application/json">{"name": "明珠<b>"}</script>',
        "<style>a::before { content: '明'; }</style>",
        "<!-- 明珠 <p>社区</p> -->",
        "<textarea>明珠 <b>社区</b></textarea>",
        '<p lang="zh-Hant">明珠<b>社區</b></p>',
        '<article lang="zh-Hans"><article>明珠</article><p>社区</p></article>',
        '<p class="a" LANG=ja>日本<br>語</p>',
        "<p title='明珠'>Pearl</p>",
        '<meta content="明珠">',
    ],
)
def test_what_is_no_text_or_says_its_language_stays(page: str) -> None:
    assert marked_language(page) == page


def test_a_language_ends_with_its_element() -> None:
    page = '<div lang="zh-Hant"><div>甲</div>乙</div><p>丙</p>'
    assert marked_language(page) == page.replace("<p>丙", '<p lang="zh-Hans">丙')


@pytest.mark.parametrize("value", ["a > 明 < b", 'x" lang="', " lang=zh ", "</p>明", "hreflang=en"])
def test_attributes_may_hold_anything(value: str) -> None:
    quoted = value.replace('"', "&quot;")
    page = f'<p title="{quoted}" hreflang="en">明</p>'
    assert marked_language(page) == f'<p title="{quoted}" hreflang="en" lang="zh-Hans">明</p>'


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        '<i lang="zh-Hans">',
        "</i>",
        "明珠",
        "路 8 号",
        " ",
        "a",
        "Pearl ",
        "&lt;",
        "，",
        "<br>",
        "x > y",
    ]
)


@example(["<b>", '<i lang="zh-Hans">', "</b>", "明珠"])
@given(st.lists(PIECES, max_size=25))
def test_any_markup_keeps_its_text_and_tags(pieces: list[str]) -> None:
    page = "".join(pieces)
    marked = marked_language(page)
    before, after = NearestLanguage(page), NearestLanguage(marked)
    assert (after.text, after.tags) == (before.text, before.tags)
    assert after.misread == []
    assert marked_language(marked) == marked


@given(st.text(alphabet="<>/\"'=!- pbi明珠a", max_size=40))
def test_no_text_is_too_hostile(page: str) -> None:
    marked = marked_language(page)
    assert re.sub(r'</?bdi>|<bdi lang="zh-Hans">| lang="zh-Hans"', "", marked) == page
