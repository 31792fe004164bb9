"""Characters that nobody sees are found as typed, behind escapes, in Markdown and in front matter; letters need some."""

from pathlib import Path

import pytest

from service_circles.reading.directory_reader import read_directory
from service_circles.reading.pages.handwritten_pages import read_pages
from tests.reading.projects import CENTER, codes_of, write_project

HIDDEN = [
    0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200E, 0x202E, 0x2060, 0x2066, 0x2800, 0x3164,
    0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1D173, 0x1FFFF, 0xE0001, 0xE0041, 0x7F, 0x8,
]  # fmt: skip
BELONG = [
    "👨‍👩‍👧", "❤️‍🔥", "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می‌خواهم", "ᠨᠠᠮᠤ᠋ᠨ", "葛󠄀城",
]  # fmt: skip


def with_name(text: str) -> str:
    return CENTER.replace("name: 明珠社区服务中心", f"name: {text}")


@pytest.mark.parametrize("code", HIDDEN)
def test_hidden_characters_are_found_as_typed_and_behind_escapes(tmp_path: Path, code: int) -> None:
    if code > 0x1F and chr(code).encode("utf-8", "ignore"):
        assert set(codes_of(tmp_path, a=with_name(f"明珠{chr(code)}中心"))) & {"Y103", "Y201", "F105"}
    assert codes_of(tmp_path, a=with_name(f'"明珠\\U{code:08X}中心"')) == ["R214"]


@pytest.mark.parametrize("blank", ["\u3164", "\u2800", "\u115f", "\u200d", "\U000e0020"])
def test_a_name_is_not_blank(tmp_path: Path, blank: str) -> None:
    assert codes_of(tmp_path, a=with_name(blank)) != []
    assert codes_of(tmp_path, a=with_name(f'"\\U{ord(blank):08X}"')) == ["R214"]


@pytest.mark.parametrize("text", BELONG)
def test_they_stay_where_a_script_or_an_emoji_needs_them(tmp_path: Path, text: str) -> None:
    escaped = "".join(f"\\U{ord(character):08X}" for character in text)
    assert (
        codes_of(tmp_path, a=with_name(text), b=with_name(f'"{escaped}"').replace("mingzhu-center", "b"))
        == []
    )


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("# 关于\n\n坐 3 路\u202e车到\n", ["Y103"]),
        ("# 关于\n\n`\u2066x`\n", ["Y103"]),
        ("# 关\u200b于\n", ["Y103"]),
        ("---\ntitle: 关\u202e于\n---\n", ["Y103"]),
        ('---\ntitle: "关\\u202e于"\n---\n', ["Y103"]),
        ('---\ndescription: "\\x31\\x33800001111"\n---\n', ["P102"]),
        ("---\ndescription: 13800001111\n---\n", ["P102"]),
        ("# 👨‍👩‍👧 می‌خواهم\n", []),
    ],
)
def test_hand_written_pages(tmp_path: Path, page: str, codes: list[str]) -> None:
    root = write_project(tmp_path)
    (root / "content" / "page.md").write_text(page, encoding="utf-8")
    assert read_directory(root)[1] == ()
    assert [problem.code for problem in read_pages(root)[1]] == codes
