"""Chinese on pages of other languages says that it is Chinese."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.writing.marking import marked

HANS = 'lang="zh-Hans"'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>社区值班岗</b>", f"<b {HANS}>社区值班岗</b>"),
        ('<a class="row" href="x/">明珠路 8 号</a>', f'<a class="row" href="x/" {HANS}>明珠路 8 号</a>'),
        ("<p>Checked · 社区值班岗</p>", f"<p>Checked · <span {HANS}>社区值班岗</span></p>"),
        ("<p>Tap 表决 or 投诉.</p>", f"<p>Tap <span {HANS}>表决</span> or <span {HANS}>投诉</span>.</p>"),
        ("<p>修屋顶，1 月底重开；现在到东堤。</p>", f"<p {HANS}>修屋顶，1 月底重开；现在到东堤。</p>"),
        ("<p>甲<b>乙</b></p>", f"<p><span {HANS}>甲</span><b {HANS}>乙</b></p>"),
        ('<a lang="zh-Hans" href="/">简体</a>', '<a lang="zh-Hans" href="/">简体</a>'),
        ("<title>编辑手册</title>", "<title>编辑手册</title>"),
        ('<script>{"a":"明珠"}</script>', '<script>{"a":"明珠"}</script>'),
        ("<svg><text x='1'>明珠路</text></svg>", f"<svg><text x='1' {HANS}>明珠路</text></svg>"),
        ("<svg><text>to 明珠路</text></svg>", "<svg><text>to 明珠路</text></svg>"),
        ('<img alt="插画">', '<img alt="插画">'),
        ("<p>Open now</p>", "<p>Open now</p>"),
    ],
)
def test_text_is_marked(html: str, expected: str) -> None:
    assert marked(html) == expected


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return parser.text


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "明珠", "open ", "，", " 8 ", "<svg>", "</svg>"]))
)
def test_nothing_is_said_otherwise_and_nothing_is_marked_twice(pieces: list[str]) -> None:
    html = "".join(pieces)
    once = marked(html)
    assert text_of(once) == text_of(html)
    assert marked(once) == once
    assert not re.search(r"lang=[^>]*lang=", once)
