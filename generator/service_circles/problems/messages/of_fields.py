"""R1: which fields there are and how they are shaped. R2: what is written in one."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

_AS_DESCRIBED = ("{title}：{expected}", "`{field}`: {expected}")

FIELDS: dict[str, Wording] = {
    "R101": say(
        ("不认识的最外层字段", "Unknown field at the outermost level"),
        ("最外层不能写“{found}”", "`{found}` is unknown at the outermost level"),
        (
            "可以写：{words}；别的字段要缩进两个空格，写在它们下面",
            "there are: {words}; other fields go below them, indented by two spaces",
        ),
    ),
    "R102": say(
        ("缺少 directory", "directory is missing"),
        (
            "communities.yaml 里没有 directory:（网站名称、主办单位）",
            "communities.yaml has no `directory:` with the name of the site and its publisher",
        ),
        (
            "在文件开头写 directory:，下面缩进写 id、name、publisher",
            "begin the file with `directory:` and below it, indented, id, name and publisher",
        ),
    ),
    "R103": say(
        ("directory 写错了文件", "directory in the wrong file"),
        ("directory: 只能写在 communities.yaml 里", "`directory:` belongs in communities.yaml only"),
        ("把这一段移到 communities.yaml", "move it there"),
    ),
    "R104": say(
        ("要写成列表", "List expected"),
        (
            "“{title}”要写成列表，这里却是{found}",
            "`{field}` has to be a list; this is {found}",
        ),
        (
            "每一项另起一行，前面写“- ”（减号加空格），例如：{example}",
            "put each item in a line of its own that begins with `- `, for example: {example}",
        ),
    ),
    "R105": say(
        ("下面要有字段", "Fields expected"),
        (
            "“{title}”下面要分行写字段，这里却是{found}",
            "`{field}` has to have fields below it; this is {found}",
        ),
        ("要写的字段：{words}", "its fields: {words}"),
    ),
    "R106": say(
        ("要写成文字", "Text expected"),
        (
            "“{title}”要写成一段文字，这里却是{found}",
            "`{field}` has to be text; this is {found}",
        ),
        (
            "写在冒号后面同一行；内容里有英文冒号或括号时加英文双引号。{title}：{expected}",
            "write it after the colon, in double quotes if it contains `: ` or brackets. {expected}",
        ),
    ),
    "R107": say(
        ("缺少字段", "Field missing"),
        ("这里缺少“{title}”（{field}）", "`{field}` is missing here"),
        ("加一行 {field}: …（{expected}）", "add a line `{field}: …` ({expected})"),
    ),
    "R108": say(
        ("不认识的字段", "Unknown field"),
        ("这里没有“{found}”这个字段", "`{found}` is not a field here"),
        ("这里可以写：{words}", "there are: {words}"),
    ),
    "R109": say(
        ("不在可选范围里", "Not one of the words to choose from"),
        ("“{title}”不能写“{found}”", "`{field}` cannot be `{found}`"),
        ("只能写：{words}", "choose one of: {words}"),
    ),
    "R110": say(
        ("文字太长", "Text too long"),
        (
            "“{title}”太长：{length} 个字，最多 {limit} 个",
            "`{field}` is {length} characters long; {limit} at most",
        ),
        ("写短一些；长的说明放进 description（介绍）", "shorten it; longer text belongs in `description`"),
    ),
    "R111": say(
        ("空的内容", "Empty text"),
        ("“{title}”是空的", "`{field}` is empty"),
        ("补上内容，或者把这一行删掉", "fill it in, or remove the line"),
    ),
    "R112": say(
        ("不是数字", "Not a number"),
        ("“{title}”要写数字，这里是“{found}”", "`{field}` has to be a number; this is `{found}`"),
        (
            "只写数字和小数点，不写单位、逗号、“约”，例如 1200.5",
            "digits and a decimal point only, no unit, no comma, for example 1200.5",
        ),
    ),
    "R113": say(
        ("不是整数", "Not a whole number"),
        ("“{title}”要写整数，这里是“{found}”", "`{field}` has to be a whole number; this is `{found}`"),
        (
            "只写数字，不写单位、逗号、“约”，例如 1200",
            "digits only, no unit, no comma, for example 1200",
        ),
    ),
    "R114": say(
        ("数字太小", "Number too small"),
        ("“{title}”是 {found}，太小了", "`{field}` is {found}, too small"),
        ("要{bound} {limit}。{title}：{expected}", "it has to be {bound} {limit}. {expected}"),
    ),
    "R115": say(
        ("数字太大", "Number too large"),
        ("“{title}”是 {found}，太大了", "`{field}` is {found}, too large"),
        ("要{bound} {limit}。{title}：{expected}", "it has to be {bound} {limit}. {expected}"),
    ),
    "R116": say(
        ("列表项数不对", "Wrong number of items"),
        ("“{title}”有 {found} 项，{bound} {limit} 项", "`{field}` has {found} item(s); {bound} {limit}"),
        _AS_DESCRIBED,
    ),
    "R117": say(
        ("没有别的语言的写法", "Not given in other languages"),
        (
            "“{title}”在各种语言里都一样，不能写 {found}",
            "`{field}` is the same in every language; `{found}` cannot be",
        ),
        ("这里能用别的语言写的：{words}", "what can be given in other languages here: {words}"),
    ),
    "R118": say(
        ("语言的代号不对", "Code of a language"),
        (
            "“{found}”的点后面不是语言的代号",
            "what follows the dot in `{found}` is not the code of a language",
        ),
        (
            "例如 {field}.en（英文）、{field}.zh-Hant（繁體），大小写也要一样",
            "for example {field}.en or {field}.zh-Hant; capital letters matter",
        ),
    ),
    "R199": say(
        ("内容不对", "Not right"),
        ("“{title}”的内容不对", "`{field}` is not right ({reason})"),
        _AS_DESCRIBED,
    ),
    "R201": say(
        ("编号写法不对", "Shape of an id"),
        (
            "编号“{found}”只能用小写字母、数字和连字符",
            "the id `{found}` may contain a-z, 0-9 and hyphens only",
        ),
        ("例如 {mended}；最多 60 个字符，开头和结尾不能是连字符", "for example {mended}; 60 at most"),
    ),
    "R202": say(
        ("保留的编号", "Reserved id"),
        ("编号“{found}”是保留的，不能用", "the id `{found}` is reserved"),
        ("换一个，例如 {found}-1", "choose another, for example {found}-1"),
    ),
    "R203": say(
        ("日期写法不对", "Shape of a date"),
        ("“{title}”的日期“{found}”看不懂", "the date `{found}` of `{field}` is not understood"),
        (
            "写成 年-月-日，月和日都是两位，例如 {mended}",
            "write year-month-day with two digits for month and day, for example {mended}",
        ),
    ),
    "R204": say(
        ("没有这一天", "No such day"),
        ("没有“{found}”这一天", "there is no such day as {found}"),
        ("检查月份和日子", "check month and day"),
    ),
    "R205": say(
        ("日期前后颠倒", "Dates the wrong way round"),
        ("结束的日子早于开始的日子：{found}", "the last day is before the first: {found}"),
        ("把两个日期对调，或者改正年份", "swap the dates or correct the year"),
    ),
    "R206": say(
        ("时段写法不对", "Shape of hours"),
        ("时段“{found}”看不懂", "the hours `{found}` are not understood"),
        (
            "写成 09:00-12:00；有午休就写两段：09:00-12:00, 14:00-18:00；全天写 24h",
            "write 09:00-12:00; with a lunch break 09:00-12:00, 14:00-18:00; all day is 24h",
        ),
    ),
    "R207": say(
        ("时段互相重叠", "Hours that overlap"),
        ("这几段时间互相重叠：“{found}”", "these hours overlap: `{found}`"),
        ("后一段要在前一段结束以后开始", "each has to begin after the one before has ended"),
    ),
    "R208": say(
        ("星期写法不对", "Shape of weekdays"),
        ("星期“{found}”看不懂", "the days `{found}` are not understood"),
        (
            "例如：周一至周五、周六、每天、工作日、周末、每月第二个周五",
            "for example: mo-fr, sa, daily, weekdays, weekends, 2FR",
        ),
    ),
    "R209": say(
        ("要写是或否", "Yes or no"),
        (
            "“{title}”要写 true 或 false，这里是“{found}”",
            "`{field}` has to be true or false; this is `{found}`",
        ),
        ("写 true（是）或 false（否）", "write true or false"),
    ),
    "R210": say(
        ("网址不对", "Web address"),
        (
            "网址“{found}”不完整，或者有不能用的字符",
            "the address `{found}` is incomplete or has signs that cannot be used",
        ),
        (
            "从浏览器的地址栏完整复制，例如 https://www.example.org/page",
            "copy all of it from a browser, for example https://www.example.org/page",
        ),
    ),
    "R211": say(
        ("网址开头不对", "Beginning of a web address"),
        ("网址“{found}”的开头不能用", "the address `{found}` cannot begin like this"),
        ("以 https://、http://、mailto: 或 tel: 开头", "begin with https://, http://, mailto: or tel:"),
    ),
    "R212": say(
        ("文件路径不对", "Path of a file"),
        ("文件路径“{found}”不能用", "the path `{found}` cannot be used"),
        (
            "从 content 文件夹里面写起，用正斜杠，不用“..”，例如 photos/mingzhu.jpg",
            "begin inside content/, with forward slashes and no `..`: photos/mingzhu.jpg",
        ),
    ),
    "R213": say(
        ("电话写法不对", "Shape of a phone number"),
        ("电话“{found}”的写法不对", "`{found}` is not the shape of a phone number"),
        (
            "只写数字、空格和英文连字符，分机写“转”，例如 0000-0000 0001转8；两个电话分两项写，说明写在 label",
            "digits, spaces and hyphens only; one number per item, words go to `label`",
        ),
    ),
    "R214": say(
        ("尖括号或换行", "Angle bracket or line break"),
        ("“{title}”里不能有“{found}”", "`{field}` may not contain `{found}`"),
        ("删掉它；书名用《》，大于小于用文字写", "remove it; write greater or less in words"),
    ),
    "R215": say(
        ("写法不对", "Wrong shape"),
        ("“{title}”写成“{found}”不对", "`{field}` cannot be written as `{found}`"),
        _AS_DESCRIBED,
    ),
    "R216": say(
        ("没有这个时区", "Unknown time zone"),
        ("没有“{found}”这个时区", "there is no time zone `{found}`"),
        ("中国写 Asia/Shanghai", "for China write Asia/Shanghai"),
    ),
    "R217": say(
        ("边界点写法不对", "Shape of a corner"),
        ("每个边界点要写两个数：[纬度, 经度]", "each corner is two numbers: [latitude, longitude]"),
        ("例如 - [21.2000, 112.6000]", "for example - [21.2000, 112.6000]"),
    ),
    "R218": say(
        ("补路的两头", "Ends of a link"),
        (
            "补路要写两头：between 写两个编号，或者 points 写两个坐标，只写一种",
            "a link has either `between` or `points`",
        ),
        ("例如 between: [mingzhuyuan, mingzhu-center]", "for example between: [mingzhuyuan, mingzhu-center]"),
    ),
    "R219": say(
        ("花括号里不认识的名字", "Unknown name in braces"),
        ("“{title}”里的“{found}”不会换成内容", "`{found}` in `{field}` is not filled in"),
        ("能用的只有：{words}", "there are: {words}"),
    ),
    "R220": say(
        ("反馈地址的开头", "Beginning of an address for feedback"),
        ("“{title}”的开头不能用：“{found}”", "`{field}` cannot begin like this: `{found}`"),
        ("能用的开头：{words}", "it may begin with: {words}"),
    ),
    "R221": say(
        ("没有地址的反馈方式", "Way of feedback without an address"),
        (
            "“先后”里有 {found}，可是没有写 {found} 的地址",
            "`ways` has {found}, but there is no address for {found}",
        ),
        ("加一行 {found}: …，或者从 ways 里去掉它", "add a line `{found}: …`, or take it out of `ways`"),
    ),
    "R222": say(
        ("重复的写法不对", "Shape of a recurrence"),
        ("重复“{found}”看不懂", "the recurrence `{found}` is not understood"),
        (
            "每周二到年底：FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231；每月第二个周五共 12 次：FREQ=MONTHLY;BYDAY=2FR;COUNT=12；"
            "FREQ 只用 DAILY、WEEKLY、MONTHLY、YEARLY，UNTIL 写八位数字，和 COUNT 只写一个",
            "for example FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231 or FREQ=MONTHLY;BYDAY=2FR;COUNT=12; FREQ is DAILY, WEEKLY, "
            "MONTHLY or YEARLY, UNTIL has eight digits; either UNTIL or COUNT",
        ),
    ),
    "R223": say(
        ("文件在哪里", "Place of a document"),
        ("文件“{found}”要写 file 或 url，只写一个", "the document `{found}` needs either `file` or `url`"),
        (
            "放在 content 文件夹里的写 file，例如 documents/vote.pdf；别处公开的写 url",
            "write `file` for one in content/, such as documents/vote.pdf, `url` for one elsewhere",
        ),
    ),
    "R224": say(
        ("年份不对", "Year out of range"),
        ("“{title}”写了 {found}，年份不对", "`{field}` has {found}, a year that cannot be meant"),
        ("年份写 1900 到 2199 年，例如 2026", "write a year from 1900 to 2199, such as 2026"),
    ),
}
