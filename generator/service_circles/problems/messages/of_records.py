"""D: records together. G: geography. H: hours. W: advice, which never stops a build."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

RECORDS: dict[str, Wording] = {
    "D101": say(
        ("编号重复", "Id used twice"),
        ("编号“{found}”已经用过了，在 {other}", "the id `{found}` is already used in {other}"),
        ("每个编号只能用一次，换一个", "every id is used once; choose another"),
    ),
    "D102": say(
        ("编号不存在", "Unknown id"),
        ("没有编号是“{found}”的{kind}", "there is no {kind} with the id `{found}`"),
        ("检查编号；还没有这条记录就先写好它", "check the id, or write that record first"),
    ),
    "D103": say(
        ("引用的类型不对", "Id of another kind of record"),
        (
            "“{found}”是{actual}，这里要写{kind}的编号",
            "`{found}` is {actual}; the id of {kind} is expected",
        ),
        ("换成{kind}的编号", "write the id of {kind}"),
    ),
    "D104": say(
        ("上级绕成了圈", "Parents in a loop"),
        ("上级绕成了圈：{found}", "the parents form a loop: {found}"),
        ("改正其中一个 parent（上级）", "correct one `parent`"),
    ),
    "D105": say(
        ("上级比下级还低", "Parent lower than its child"),
        (
            "“{name}”是{kind}，它的上级“{parent}”是{parent_kind}，级别不比它高",
            "`{name}` is of the kind {kind}; its parent `{parent}`, of the kind {parent_kind_en}, is not above it",
        ),
        ("改正 kind（类别）或 parent（上级）", "correct `kind` or `parent`"),
    ),
    "D107": say(
        ("层级太多", "Too many levels"),
        ("“{found}”上面已经有 {depth} 层，太多了", "`{found}` lies {depth} levels deep, which is too many"),
        (
            "最多 {limit} 层；检查 parent（上级）有没有写错",
            "there can be {limit}; check each `parent`",
        ),
    ),
    "D106": say(
        ("同名同地址", "Same name and address"),
        (
            "“{found}”和 {other} 的记录名称、地址都一样",
            "`{found}` has the same name and address as the record in {other}",
        ),
        (
            "是同一个地方就删掉一条；不是就把名称或地址写得更清楚",
            "remove one of them, or make name or address more exact",
        ),
    ),
    "D110": say(
        ("同一个称号写了两次", "The same honor twice"),
        ("称号“{found}”在“{name}”这里写了两次", "the honor `{found}` is given to `{name}` twice"),
        (
            "只留一条；真的得了两次，就用 detail 写明各是哪一次、为什么",
            "keep one; if there are two, say in `detail` for what each was given",
        ),
    ),
    "D111": say(
        ("同一个角色写了两次", "The same role twice"),
        (
            "“{name}”的 structure 里，{found} 写了两次",
            "`structure` of `{name}` has {found} twice",
        ),
        (
            "这一级的合成一个数，只写一次；下面各级的写在各自的地方",
            "write one number for this level; those of areas below are written there",
        ),
    ),
    "G101": say(
        ("位置在边界外面", "Point outside its area"),
        (
            "这个位置在“{area}”的边界外面，离边界约 {distance} 米",
            "this point is outside `{area}`, about {distance} m from its boundary",
        ),
        ("检查经纬度和坐标系，或者所属的地方", "check coordinates and datum, or the area"),
    ),
    "G102": say(
        ("位置离得太远", "Point far away from the others"),
        (
            "这个位置离“{area}”里别的位置约 {distance} 公里",
            "this point is about {distance} km away from the others in `{area}`",
        ),
        ("检查经纬度有没有写错", "check the coordinates"),
    ),
    "G103": say(
        ("经纬度写反了", "Latitude and longitude swapped"),
        (
            "纬度和经度写反了：对调以后就{fits}",
            "latitude and longitude are swapped: the other way round it {fits}",
        ),
        (
            "改成 latitude: {latitude}，longitude: {longitude}",
            "write latitude: {latitude}, longitude: {longitude}",
        ),
    ),
    "G104": say(
        ("坐标系可能写错了", "Wrong datum"),
        (
            "按 {datum} 算，这个位置在“{area}”外面；按 {other} 算就在里面",
            "as {datum} this point is outside `{area}`; as {other} it is inside",
        ),
        (
            "看看坐标是从哪里抄来的：高德、腾讯是 gcj02，百度是 bd09，GPS、天地图是 wgs84",
            "Amap and Tencent give gcj02, Baidu bd09, GPS and Tianditu wgs84",
        ),
    ),
    "H101": say(
        ("从来不开门", "Never open"),
        (
            "“{found}”写的是有固定时间，却没有一个时段",
            "`{found}` is said to have regular hours, but there are none",
        ),
        (
            "在 rules 里写开放的日子和时段；不知道就写 schedule: unknown，要预约就写 schedule: by_appointment",
            "write days and hours under `rules`; else `schedule: unknown` or `schedule: by_appointment`",
        ),
    ),
    "H102": say(
        ("时段永远轮不到", "Hours that never come"),
        (
            "从 {first} 到 {last} 没有{found}，这个时段永远轮不到",
            "from {first} to {last} there is no such day: these hours never come",
        ),
        ("检查 byday（星期）和开始、结束日期", "check `byday` and the dates of the season"),
    ),
    "H103": say(
        ("时段互相重叠", "Hours of two rules overlap"),
        (
            "{day}的时段和第 {line} 行的重叠：{found}",
            "on {day} these hours overlap with those of line {line}: {found}",
        ),
        ("把两条合成一条，或者改时段、日期", "join the two, or change hours or dates"),
    ),
    "W101": say(
        ("没有电话", "No phone"),
        ("“{found}”没有电话", "`{found}` has no phone"),
        ("知道的话补上 phones（电话）", "add `phones` if it is known"),
    ),
    "W102": say(
        ("没有核对过", "Never checked"),
        (
            "“{found}”没有写何时由谁核对过",
            "it is not said when `{found}` was last checked, and by which role",
        ),
        (
            "核对以后加上 verified:，下面写 date（日期）和 by（岗位）",
            "add `verified:` with `date` and `by` (a role) when it was checked",
        ),
    ),
    "W103": say(
        ("电话位数少见", "Unusual length of a phone number"),
        (
            "电话“{found}”有 {length} 位数字，不多见",
            "the phone number `{found}` has {length} digits, which is unusual",
        ),
        ("数一数，是不是多了或者少了一位", "count them: is one missing or too many?"),
    ),
    "W104": say(
        ("主色太浅", "Accent color too light"),
        (
            "主色 {found} 和{ground}的对比度只有 {ratio}:1，字会看不清",
            "the accent {found} has a contrast of only {ratio}:1 on {ground}",
        ),
        ("换深一点的颜色，对比度要有 4.5:1", "choose a darker color; 4.5:1 is needed"),
    ),
}
