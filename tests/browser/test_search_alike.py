"""The script cuts up what is typed as Python cut up what can be found."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from service_circles.writing.finding.folding import fold_table, fold_text, simplified_forms
from service_circles.writing.finding.search.documents import Document
from service_circles.writing.finding.search.postings import postings_text
from service_circles.writing.finding.search.search_keys import head_of, keys_of, readings
from service_circles.writing.finding.search.sections import section_number

pytestmark = pytest.mark.browser

Evaluate = Callable[[str, object], object]
THEME = Path(__file__).parents[2] / "site_theme"
PARTS = ("lib/folding", "pages/search/sounds", "pages/search/keys", "pages/search/index")
NAMES = (
    "明珠社区党群服务中心",
    "曾厝垵长者饭堂",
    "绿女路AED急救点",
    "65岁以上长者体检",
    "𠮷野家园",
    "mingzhucenter",
    "重庆大厦",
)


@pytest.fixture
def script(page: Page) -> Evaluate:
    """Evaluates an expression of `given` with the first parts of the script."""
    source = "".join((THEME / f"{name}.js").read_text("utf-8") for name in PARTS)
    source = source.replace('document.getElementById("results").dataset', "{}")

    def evaluate(expression: str, given: object) -> object:
        return page.evaluate(f"given => {{ {source}; return {expression}; }}", given)

    return evaluate


def test_plain_texts(script: Evaluate) -> None:
    table = fold_table({*map(chr, range(0x3400, 0xA000)), *simplified_forms().values()})
    texts = [
        "明珠路 8 號（東門）",
        "ＡＥＤ　ｱｲ",
        "①号・㎡",
        "Straße İ ǆ",
        "𠮷—“野”",
        "ﬁ",
        "é e\u0301",
        "裡裏里 臺灣 麵",
        "0000-0000\u00a00010",
        "٣ Ⅷ",
    ]
    found = script("(learnForms(given.table), given.texts.map(folded))", {"table": table, "texts": texts})
    assert found == [fold_text(text) for text in texts]


def test_heads_and_postings(script: Evaluate) -> None:
    keys = sorted(
        {key for name in NAMES for key in keys_of(document(name))} | {"~明珠", "~ser", "#0010", "@12"}
    )
    assert script("given.map(headOf)", keys) == [head_of(key) for key in keys]
    chance = random.Random(7)
    lists = [sorted(chance.sample(range(50_000), size)) for size in (0, 1, 2, 50, 700)] + [
        list(range(40, 9_000))
    ]
    expression = """given.map(text => { const all = [];
        eachRun(text, (from, after) => { for (let at = from; at < after; at++) all.push(at); }); return all; })"""
    assert script(expression, [postings_text(numbers) for numbers in lists]) == lists


def test_any_part_of_a_name_is_looked_up_under_keys_it_has(script: Evaluate) -> None:
    terms = [(term, keys_of(document(name))) for name in NAMES for term in parts_of(name)]
    ways = script("given.map(waysOf)", [term for term, _ in terms])
    assert isinstance(ways, list)
    for (term, keys), of_term in zip(terms, ways, strict=True):
        assert any(leads_to(way, keys) for way in of_term), term


def document(name: str) -> Document:
    return Document(section_number("center", is_small=True), "it", {fold_text(name): name})


def parts_of(name: str) -> set[str]:
    """Pieces of a name: as they are written, as they sound in each reading, and their initials."""
    signs, found = list(fold_text(name)), set()
    for start in range(len(signs)):
        for end in range(start + 1, len(signs) + 1):
            piece = signs[start:end]
            heard = [readings(sign) for sign in piece]
            sounds = ["".join(of[at % len(of)] for of in heard) for at in range(3) if all(heard)]
            initials = ["".join(of[at % len(of)][0] for of in heard) for at in range(3) if all(heard)]
            latin = [text for text in sounds if len(text) > 2] + [
                text for text in initials if len(text) > 1 and not "".join(signs).isascii() and len(text) < 13
            ]
            written = "".join(piece)
            found |= {written} if not written.isascii() else set()
            found |= {text for text in latin if not text.isdigit()}
    return found


def leads_to(way: dict[str, object], keys: set[str]) -> bool:
    if "head" in way:
        return any(head_of(key) == way["head"] for key in keys)
    needed = way["keys"]
    assert isinstance(needed, list)
    return set(needed) <= keys
