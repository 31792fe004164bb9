"""Questions and answers: a page per board that search engines read as such."""

import json
import re

from tests.site.documents import Published


def faq_of(published: Published, address: str) -> list[tuple[str, str]]:
    """The questions of a page and their answers, as schema.org has them."""
    found = re.search(
        r'<script type="application/ld\+json">(.+?)</script>', published.files[address].source, re.DOTALL
    )
    data = json.loads(found[1]) if found else {}
    assert data["@type"] == "FAQPage"
    return [(each["name"], each["acceptedAnswer"]["text"]) for each in data["mainEntity"]]


def test_a_board_has_all_its_answers(rongxi: Published) -> None:
    questions = dict(faq_of(rongxi, "boards/guides/answers/"))
    assert len(questions) == 17
    assert questions["旧楼装电梯每户出多少钱？"].startswith("一台约 50 万元，区里补 15 万元")
    english = dict(faq_of(rongxi, "en/boards/guides/answers/"))
    assert english["How much does each home pay for an elevator?"].startswith("About 500,000 yuan")


def test_an_answer_leads_on(rongxi: Published) -> None:
    source = rongxi.files["answers/ask-lift-cost/"].source
    assert 'services/lift-installation/"' in source
    assert 'boards/guides/answers/"' in source
    assert "2026年11月16日 的情况" in source
    assert 'boards/guides/answers/"' in rongxi.files["boards/guides/"].source
