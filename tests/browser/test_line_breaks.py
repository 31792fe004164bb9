"""English in the largest text on small screens: lines break between words, and nothing is wider than the screen."""

import pytest
from playwright.sync_api import Page

from tests.browser.showing import BEYOND_THE_EDGE, WIDTHS, show
from tests.kinds_of_page import KINDS

pytestmark = pytest.mark.browser

ON_PAPER = {"poster", "booklet"}
BROKEN_WORDS = """() => {
    const found = new Set(), range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, inside = text.parentElement;
        if (!inside.checkVisibility() || inside.closest('script, style, svg, code, pre, .visually-hidden')) continue;
        for (const word of text.nodeValue.matchAll(/[A-Za-z']{2,}/g)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].filter(box => box.width > 0.5).map(box => Math.round(box.top)));
            if (lines.size > 1) found.add(word[0]);
        }
    }
    return [...found];
}"""
"""Words of which a part stands on another line."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ON_PAPER])
def test_lines_break_between_words(kind: str, looker: Page, home: str) -> None:
    looker.goto(f"{home}en/{KINDS[kind]}")
    for width in WIDTHS:
        show(looker, size="larger", width=width)
        assert (width, looker.evaluate(BROKEN_WORDS)) == (width, [])
        assert looker.evaluate(BEYOND_THE_EDGE) == []
