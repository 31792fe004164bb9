"""D: the languages of a directory. W: advice about names in other languages."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

LANGUAGES: dict[str, Wording] = {
    "D108": say(
        ("没有这种语言的界面", "Language without a catalog"),
        ("网站还没有“{found}”这种语言的界面文字", "there is no catalog of the site's own words in `{found}`"),
        (
            "现在可以写：{known}；新语言要有一个文件 site_theme/languages/{found}.po",
            "there are {known}; a new language is one file, site_theme/languages/{found}.po",
        ),
    ),
    "D109": say(
        ("语言写了两次", "Language listed twice"),
        ("“{found}”写了两次", "`{found}` is listed twice"),
        ("去掉一个", "remove one"),
    ),
    "W107": say(
        ("转成繁體可能写错的名字", "Name that may be wrong in Traditional"),
        (
            "“{found}”自动转成“{converted}”；名字里的“{sign}”常常写成“{likely}”",
            "`{found}` is converted to `{converted}`; in names `{sign}` is often `{likely}`",
        ),
        (
            "看看哪个对，写在下面一行：{field}.zh-Hant: {guess}；几处都有的名字写进 communities.yaml 的 traditional_names",
            "see which is right and write it below: {field}.zh-Hant: {guess}; a name that stands in several places "
            "belongs in `traditional_names` in communities.yaml",
        ),
    ),
    "W108": say(
        ("用不到的译文", "Translation that is not shown"),
        (
            "这个网站的语言里没有 {language}，“{found}”不会显示",
            "this site does not have the language {language}; `{found}` is not shown",
        ),
        (
            "在 communities.yaml 的 languages 里加上 {language}，或者改正语言的代号；现在有：{known}",
            "add {language} to `languages` in communities.yaml, or correct its code; there are: {known}",
        ),
    ),
    "W109": say(
        ("用不到的简体译文", "Translation into Simplified"),
        (
            "原来那一行就是简体，“{found}”不会显示",
            "the field itself is in Simplified Chinese; `{found}` is not shown",
        ),
        ("删掉这一行", "remove this line"),
    ),
}
