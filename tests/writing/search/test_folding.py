"""Texts are compared without what nobody types, in simplified characters."""

import pytest

from service_circles.writing.finding.folding import fold_table, fold_text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("明珠路 8 号（东门）", "明珠路8号东门"),
        ("ＡＥＤ　１２", "aed12"),
        ("社區黨群服務中心", "社区党群服务中心"),
        ("0000-0000 0010", "000000000010"),
        ("Mingzhu Center’s", "mingzhucenters"),
        ("①号楼・②", "1号楼2"),
        ("——", ""),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_what_is_compared(text: str, bare: str) -> None:
    assert fold_text(text) == bare


def test_every_traditional_form_is_folded_like_its_simplified_one() -> None:
    for traditional, simplified in [
        ("裡", "里"),
        ("裏", "里"),
        ("臺", "台"),
        ("麵", "面"),
        ("後", "后"),
        ("衆", "众"),
        ("眾", "众"),
    ]:
        assert fold_text(traditional) == fold_text(simplified)


def test_the_table_holds_what_occurs_and_nothing_else() -> None:
    table = fold_table("社区中心aed")
    pairs = {table[at]: table[at + 1] for at in range(0, len(table), 2)}
    assert pairs["區"] == "区"
    assert set(pairs.values()) <= set("社区中心aed")
    assert fold_table("") == ""
