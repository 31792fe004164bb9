"""L3: campaigns. L4: indicators."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

MEASURES: dict[str, Wording] = {
    "L301": say(
        ("什么也没有数", "Goal that counts nothing"),
        ("目标“{found}”没有说数什么", "the goal `{found}` does not say what is counted"),
        (
            "写一样：ledger（公开栏）、events（活动类别）、honor（称号）或 pages（文章）",
            "write one of `ledger`, `events`, `honor`, `pages`",
        ),
    ),
    "L302": say(
        ("一个目标数了几样", "Goal that counts several things"),
        ("目标“{found}”数了几样：{words}", "the goal `{found}` counts several things: {words}"),
        ("只留一样；要数几样就写几个目标", "keep one; write a goal for each"),
    ),
    "L401": say(
        ("又写数值又让网站算", "Both a value and a computed one"),
        ("“{found}”写了数值，又写了 computed", "`{found}` has both `value` and `computed`"),
        ("网站算的就把 value 删掉", "remove `value` if the site is to compute it"),
    ),
    "L402": say(
        ("没有数值", "Indicator without a value"),
        ("“{found}”没有数值", "`{found}` has no value"),
        (
            "写 value 和 source（出处）；网站能算的写 computed",
            "write `value` with its `source`, or `computed`",
        ),
    ),
    "L403": say(
        ("各部分加起来不对", "Parts that do not add up"),
        (
            "各部分加起来是 {sum}，数值是 {value}，相差 {difference}",
            "the parts add up to {sum}, the value is {value}: {difference} apart",
        ),
        ("核对每一部分和总数，看看出处怎么写", "check each part and the whole against the source"),
    ),
    "L404": say(
        ("没写从哪个公开栏算", "Computed from no ledger"),
        ("“{found}”要从公开栏算，却没有写 ledger", "`{found}` is computed from a ledger, but names none"),
        ("加一行 ledger: 公开栏的编号", "add `ledger:` with its id"),
    ),
    "L405": say(
        ("历年前后颠倒", "Periods out of order"),
        ("{found} 写在 {before} 后面", "{found} comes after {before}"),
        ("从早到晚写，每个时间只写一次；年和月不混写", "earliest first, each once; years and months apart"),
    ),
    "L406": say(
        ("数字没有出处", "Value without a source"),
        ("“{found}”的数值没有写出处", "the value of `{found}` has no source"),
        ("加上 source:，下面写 title（出处）和 date（日期）", "add `source:` with `title` and `date`"),
    ),
    "L407": say(
        ("公开栏算不出这个指标", "Indicator that its ledger cannot give"),
        (
            "公开栏“{ledger}”算不出 {found}：没有一个阶段写了 means: {needed}",
            "the ledger `{ledger}` cannot give {found}: none of its stages has `means:` {needed}",
        ),
        (
            "给到了那一步的阶段加上 means，或者换一个公开栏",
            "add `means` to the stage that is as much, or name another ledger",
        ),
    ),
    "L408": say(
        ("占自己的一部分", "Share of itself"),
        ("“{found}”的 share_of 写的是它自己", "`share_of` of `{found}` names itself"),
        (
            "写整体那个指标的编号；没有整体就删掉 share_of",
            "name the whole that it is a part of, or remove it",
        ),
    ),
    "L409": say(
        ("部分比整体大", "Part larger than its whole"),
        (
            "数值是 {found}，整体“{whole}”只有 {value}",
            "the value is {found}, its whole `{whole}` is only {value}",
        ),
        ("核对两个数值和 share_of", "check both values, and `share_of`"),
    ),
    "L410": say(
        ("同一时间两个数值", "Two values of the same period"),
        (
            "{period} 这里是 {found}，可是截至 {day} 的数值是 {value}",
            "{period} has {found} here, but the value as of {day} is {value}",
        ),
        ("核对两个数字；不是同一个时间的，改正 date", "check both numbers, or correct `date`"),
    ),
}
