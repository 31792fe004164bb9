"""Y1: slips of typing, most of them made by Chinese input methods."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

_WRITE = ("改成：{mended}", "write: {mended}")

SLIPS: dict[str, Wording] = {
    "Y101": say(
        ("制表符", "Tab"),
        ("这里有制表符（按 Tab 键打的），只能用空格", "a tab; only spaces can be used here"),
        (
            "删掉它，按空格键来缩进（每层两个空格）",
            "delete it and use the space bar, two spaces for each level",
        ),
    ),
    "Y102": say(
        ("行首的全角空格", "Wide space in the indentation"),
        (
            "行首的空格是{found}，要用普通空格",
            "the indentation contains {found}; it has to be plain spaces",
        ),
        (
            "删掉行首的空格，切换到英文输入法，再按空格键",
            "delete it and type plain spaces",
        ),
    ),
    "Y103": say(
        ("看不见的字符", "Invisible character"),
        ("这里藏着一个看不见的字符（{found}）", "an invisible character ({found}) hides here"),
        (
            "它多半是从网页或聊天软件里复制来的：把这几个字删掉，重新打一遍",
            "it probably came with a copied text: delete these letters and type them again",
        ),
    ),
    "Y104": say(
        ("中文冒号", "Full-width colon"),
        (
            "这里是中文冒号“：”，要用英文冒号加一个空格“: ”",
            "a full-width colon `：`; an ASCII colon and a space are needed",
        ),
        _WRITE,
    ),
    "Y105": say(
        ("全角符号", "Full-width sign"),
        (
            "这里是全角的“{found}”，要用英文的“{wanted}”加一个空格",
            "a full-width `{found}`; `{wanted}` and a space are needed",
        ),
        _WRITE,
    ),
    "Y106": say(
        ("少了空格", "Space missing"),
        ("“{found}”后面少了一个空格", "a space is missing after `{found}`"),
        _WRITE,
    ),
    "Y107": say(
        ("# 后面的字会丢掉", "Text cut by #"),
        (
            "空格加“#”表示注释，后面的“{lost}”会被丢掉",
            "a space and `#` begin a comment: `{lost}` would be lost",
        ),
        (
            "如果它是内容，加英文双引号：{mended}；如果是注释，在 # 后面加一个空格",
            "if it is text, use double quotes: {mended}; if a comment, put a space after #",
        ),
    ),
    "Y108": say(
        ("全角数字或字母", "Full-width digits or letters"),
        (
            "“{title}”里有全角字符：“{found}”",
            "`{field}` contains full-width characters: `{found}`",
        ),
        ("改成半角：{mended}", "write: {mended}"),
    ),
    "Y109": say(
        ("列表里的中文逗号", "Full-width comma in a list"),
        (
            "方括号、花括号里用了中文逗号“，”，各项分不开",
            "a full-width comma `，` does not separate items",
        ),
        (
            "改成：{mended}；如果逗号是文字的一部分，给那一项加英文双引号",
            "write: {mended}; if the comma is part of the text, put that item in double quotes",
        ),
    ),
    "Y110": say(
        ("开头的特殊符号", "Special sign at the beginning"),
        (
            "内容以“{found}”开头，要加英文双引号",
            "text that begins with `{found}` has to be in double quotes",
        ),
        _WRITE,
    ),
    "Y111": say(
        ("内容里有英文冒号", "Colon inside a text"),
        (
            "内容里有英文冒号加空格“: ”，要加英文双引号",
            "text that contains a colon and a space has to be in double quotes",
        ),
        (
            "改成：{mended}；或者把里面的冒号换成中文冒号",
            "write: {mended}",
        ),
    ),
    "Y112": say(
        ("看不见的换行", "Hidden line break"),
        ("这里藏着一个看不见的换行符（{found}）", "a hidden line break ({found}) is here"),
        (
            "删掉它；真要换行就按回车键",
            "delete it; press Enter where a new line is meant",
        ),
    ),
    "Y113": say(
        ("引号外面还有字", "Text after a closing quote"),
        ("引号后面还有字：“{found}”", "there is text after the closing quote: `{found}`"),
        _WRITE,
    ),
}
