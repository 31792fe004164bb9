"""R225 to R232: what of a rule of recurrence is not understood. R222 is for all else."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

RECURRENCES: dict[str, Wording] = {
    "R225": say(
        ("重复里没有这个词", "Unknown part of a recurrence"),
        ("重复里的“{found}”不认识", "`{found}` is no part of a recurrence"),
        (
            "可以写 FREQ、INTERVAL、COUNT、UNTIL、BYDAY、BYMONTHDAY、BYMONTH、BYSETPOS、BYWEEKNO、WKST；几点写在 hours",
            "there are FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, BYWEEKNO, WKST; "
            "the time of day goes into `hours`",
        ),
    ),
    "R226": say(
        ("重复里的星期看不懂", "Weekday of a recurrence"),
        ("BYDAY 里的“{found}”不是星期几", "`{found}` of BYDAY is no weekday"),
        (
            "写 MO 周一、TU 周二、WE 周三、TH 周四、FR 周五、SA 周六、SU 周日；每月第二个周五写 2FR，几天用逗号隔开",
            "write MO TU WE TH FR SA SU; 2FR is the second Friday of a month; commas between several",
        ),
    ),
    "R227": say(
        ("重复到哪天看不懂", "End of a recurrence"),
        ("UNTIL 里的“{found}”不是一天", "`{found}` of UNTIL is no day"),
        (
            "写八位数字，中间没有横线，例如 UNTIL=20261231；要真有那一天",
            "write eight digits without hyphens, such as UNTIL=20261231, of a day that exists",
        ),
    ),
    "R228": say(
        ("两种结束都写了", "Recurrence with two ends"),
        ("“{found}”：几次和到哪天都写了", "`{found}`: both a number of times and a last day"),
        ("COUNT（几次）和 UNTIL（到哪天）只留一个", "keep either COUNT or UNTIL"),
    ),
    "R229": say(
        ("重复前面多了 RRULE", "Recurrence with RRULE before it"),
        ("“{found}”前面的 RRULE: 是多余的", "`RRULE:` is not written before `{found}`"),
        ("去掉 RRULE:，从 FREQ= 写起", "remove `RRULE:` and begin with `FREQ=`"),
    ),
    "R230": say(
        ("重复里有空格", "Space in a recurrence"),
        ("重复“{found}”里有空格", "there is a space in the recurrence `{found}`"),
        ("去掉空格，各段之间只写分号", "remove it; only semicolons stand between the parts"),
    ),
    "R231": say(
        ("重复里同一段写了两次", "The same part twice in a recurrence"),
        ("重复里的 {found} 写了两次", "{found} is given twice in the recurrence"),
        (
            "只写一次，几个值用逗号隔开，例如 BYDAY=TU,TH",
            "give it once, with commas between values, such as BYDAY=TU,TH",
        ),
    ),
    "R232": say(
        ("重复里配不到一起", "Parts of a recurrence that do not go together"),
        ("“{found}”配不到一起", "`{found}` do not go together"),
        (
            "第几个星期几（2FR）只配 MONTHLY、YEARLY，BYMONTHDAY 不配 WEEKLY，BYWEEKNO 只配 YEARLY，"
            "BYSETPOS 要和 BYDAY 这样的一起写",
            "2FR goes with MONTHLY and YEARLY only, BYMONTHDAY not with WEEKLY, BYWEEKNO with YEARLY only, "
            "BYSETPOS needs BYDAY or the like",
        ),
    ),
}
