"""L1: ledgers and their entries. L2: events."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

LIFE: dict[str, Wording] = {
    "L101": say(
        ("公开栏里没有这个阶段", "Stage that the ledger does not have"),
        (
            "公开栏“{ledger}”没有编号是“{found}”的阶段",
            "the ledger `{ledger}` has no stage with the id `{found}`",
        ),
        ("它的阶段是：{words}", "its stages are: {words}"),
    ),
    "L102": say(
        ("公开栏里没有这个分类", "Stream that the ledger does not have"),
        (
            "公开栏“{ledger}”没有编号是“{found}”的分类",
            "the ledger `{ledger}` has no stream with the id `{found}`",
        ),
        ("它的分类是：{words}", "its streams are: {words}"),
    ),
    "L103": say(
        ("阶段前后颠倒", "Stages out of order"),
        (
            "“{found}”写在“{before}”后面，但公开栏里它在前面",
            "`{found}` comes after `{before}` here, but before it in the ledger",
        ),
        ("按公开栏的先后写：{words}", "keep the ledger's order: {words}"),
    ),
    "L104": say(
        ("日期往回走", "Dates that run backwards"),
        (
            "这一步是 {found}，比上一步 {before} 还早",
            "this step is of {found}, before the last one of {before}",
        ),
        ("改正日期，或者把两步对调", "correct the date, or swap the two steps"),
    ),
    "L105": say(
        ("有结果没有决定", "Outcome without a decision"),
        (
            "“{found}”写了结果，却没有写怎么定的",
            "`{found}` has an outcome, but nothing says what was decided",
        ),
        (
            "补上 decision（哪天、定了什么），或者在 history 里写哪天到了“已定”的阶段",
            "add `decision` with date and text, or the step to the stage that means `decided`",
        ),
    ),
    "L106": say(
        ("决定早于开始", "Decision before the first step"),
        (
            "决定是 {found}，比第一步 {before} 还早",
            "the decision of {found} is before the first step of {before}",
        ),
        ("改正决定的日期，或者补上更早的一步", "correct its date, or add the earlier step"),
    ),
    "L107": say(
        ("票数太多", "Too many votes"),
        (
            "一共 {found} 票，有权表决的只有 {entitled} 户，多了 {difference}",
            "{found} votes of {entitled} entitled households: {difference} too many",
        ),
        ("核对同意、反对、弃权的票数", "check the votes for, against and withheld"),
    ),
    "L108": say(
        ("阶段或分类的编号重复", "Id of a stage or stream used twice"),
        ("编号“{found}”在这个公开栏里写了两次", "the id `{found}` is used twice in this ledger"),
        ("换一个编号", "choose another id"),
    ),
    "L109": say(
        ("到期早于开始", "Expires before it begins"),
        ("{found} 到期，可是 {before} 才开始显示", "it expires on {found}, but is first shown on {before}"),
        ("改正 expires（到期）", "correct `expires`"),
    ),
    "L110": say(
        ("做完以后才决定", "Decision after it was done"),
        (
            "决定是 {found}，可是 {before} 就已经到了“{stage}”",
            "the decision is of {found}, but it came to `{stage}` on {before} already",
        ),
        ("改正决定的日期，或者改正那一步的日期", "correct the date of the decision, or of that step"),
    ),
    "L111": say(
        ("阶段的意味前后颠倒", "What stages mean is out of order"),
        (
            "means: {found} 写在 means: {before}（阶段“{stage}”）后面",
            "`means: {found}` comes after `means: {before}` (of the stage `{stage}`)",
        ),
        (
            "means 按 received、decided、carried_out、closed 的先后写，每种最多一次",
            "keep to received, decided, carried_out, closed, each once at most",
        ),
    ),
    "L112": say(
        ("算不出来的统计", "Figure that cannot be computed"),
        (
            "{found} 算不出来：没有一个阶段写了 means: {needed}",
            "{found} cannot be computed: no stage has `means:` {needed}",
        ),
        (
            "给到了那一步的阶段加上 means，或者不要这项统计",
            "add `means` to the stage that is as much, or remove this figure",
        ),
    ),
    "L201": say(
        ("永远不会办", "Event that never takes place"),
        ("从 {first} 起按“{found}”算，一天也没有", "from {first} on, `{found}` gives no day at all"),
        (
            "核对 BYMONTH、BYMONTHDAY、BYDAY 合起来有没有这样的日子，例如二月没有三十号",
            "check whether BYMONTH, BYMONTHDAY and BYDAY have such a day together: February has no 30th",
        ),
    ),
    "L202": say(
        ("永远不会停", "Event that never ends"),
        ("“{found}”没有结束的日子，或者五年以后还不结束", "`{found}` has no end, or none within five years"),
        (
            "加上打算办到哪天，例如 {mended}；到时候还办，再往后改",
            "say until when it is planned, for example {mended}; move it on when that day comes",
        ),
    ),
    "L203": say(
        ("第一天不在重复里", "First day that the recurrence does not have"),
        ("{found} 不在“{rule}”里", "{found} is not a day of `{rule}`"),
        ("date 写第一次的日子，例如 {mended}", "write the first day of the rule, for example {mended}"),
    ),
    "L204": say(
        ("那天没有活动", "Nothing takes place that day"),
        ("“{title}”写了 {found}，那天本来就没有", "`{field}` has {found}, but nothing takes place that day"),
        ("离它最近的：{nearest}", "nearest to it: {nearest}"),
    ),
    "L205": say(
        ("唯一的一天去掉了", "The only day is left out"),
        ("只有 {found} 这一天，又写进了不办的日子", "{found} is its only day, and it is left out"),
        (
            "临时不办就写 cancelled 和原因；不是就删掉 except_dates",
            "write `cancelled` with the reason, or remove `except_dates`",
        ),
    ),
    "L206": say(
        ("结束早于第一天", "Ends before it begins"),
        ("{first} 才开始，到 {found} 就结束了", "it begins on {first}, but ends on {found}"),
        (
            "UNTIL 写最后一天，例如 {mended}；或者改正 date（第一次是哪天）",
            "UNTIL is its last day, for example {mended}; or correct `date`, its first",
        ),
    ),
    "L207": say(
        ("每一天都去掉了", "Every day is left out"),
        (
            "“{rule}”有 {count} 天，全都写进了不办的日子",
            "`{rule}` gives {count} days, and all of them are left out",
        ),
        (
            "删掉 except_dates 里还要办的日子；都不办了，就删掉这个活动",
            "take from `except_dates` what takes place after all, or remove the event",
        ),
    ),
    "L208": say(
        ("那天放假或调休", "Day that the calendar takes away"),
        (
            "“{title}”写了 {found}，那天是{why}，这个活动不办",
            "`{field}` has {found}, but on that day ({why}) it does not take place",
        ),
        (
            "那天还是办了，就加进 extra_dates；不是就改日期，离它最近的：{nearest}",
            "if it was held all the same, add the day to `extra_dates`; nearest to it: {nearest}",
        ),
    ),
    "L209": say(
        ("同一天写了两次", "The same day twice"),
        ("{found} 在“{other}”里已经有了", "{found} is already in `{field}`"),
        (
            "一天只写一次：办了写 held，没办写 cancelled",
            "write each day once: in `held` if it took place, else in `cancelled`",
        ),
    ),
    "L210": say(
        ("那天还没到", "Counted before it took place"),
        ("“{title}”写了 {found}，那天还没到", "`{field}` has {found}, which is still to come"),
        ("核对日期；真的还没到，到了再写", "correct the date; if it is still to come, write this afterwards"),
    ),
    "L211": say(
        ("到第二天早上还没完", "Hours that last into the next day"),
        (
            "“{found}”过了半夜，一直到第二天早上六点以后",
            "`{found}` goes on past midnight, and beyond six in the morning",
        ),
        (
            "写反了就改成 {mended}；真的过夜，最晚写到 06:00",
            "write {mended} if they are the wrong way round; a night ends by 06:00",
        ),
    ),
}
