"""P: what must never be published. M: hand-written pages."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

PRIVACY: dict[str, Wording] = {
    "P101": say(
        ("身份证号码", "Identity-card number"),
        ("这里有一个身份证号码，不能公开", "an identity-card number; it must not be published"),
        (
            "马上删掉；如果已经提交过，请告诉管理员清除历史记录",
            "remove it; if it was pushed already, ask a maintainer to purge it from the history",
        ),
    ),
    "P102": say(
        ("个人手机号", "Personal mobile number"),
        ("这里有一个手机号，个人号码不能公开", "a mobile number; personal numbers must not be published"),
        (
            "换成办公电话；如果是单位的公务手机，写在 phones 里并加 kind: public_mobile",
            "use an office phone; a mobile of the office goes under `phones` with `kind: public_mobile`",
        ),
    ),
}

PAGES: dict[str, Wording] = {
    "M101": say(
        ("页头读不懂", "Front matter that cannot be read"),
        ("两行“---”之间的页头读不懂", "the front matter between the two `---` cannot be read"),
        (
            "每行写“字段名: 内容”，内容里有英文冒号就给整段加英文双引号",
            "write `field: value` in each line; put text that contains a colon in double quotes",
        ),
    ),
    "M102": say(
        ("页头里不能用的字段", "Field not allowed in the front matter"),
        ("页头里不能写“{found}”", "`{found}` is not allowed in the front matter"),
        ("可以写：{words}", "there are: {words}"),
    ),
    "M103": say(
        ("链接的记录不存在", "Link to an unknown record"),
        ("没有编号是“{found}”的记录", "there is no record with the id `{found}`"),
        ("写记录的编号，例如 record:mingzhu-center", "write the id of a record: record:mingzhu-center"),
    ),
    "M104": say(
        ("网址被占用", "Address already taken"),
        (
            "这一页的网址 /{found}/ 已经由{owner}使用",
            "the address /{found}/ of this page belongs to {owner}",
        ),
        ("给这个 .md 文件换个名字", "rename this .md file"),
    ),
    "M105": say(
        ("首页不能手写", "The home page is made from the records"),
        ("首页由记录自动生成，不能手写", "the home page is made from the records"),
        (
            "介绍文字写进 communities.yaml 的 about:，或者把文件改名，例如 about.md",
            "put the words into `about:` in communities.yaml, or rename the file, for example about.md",
        ),
    ),
    "M106": say(
        ("页头的内容不对", "Value in the front matter"),
        ("页头的“{found}”要写{wanted}", "`{found}` in the front matter has to be {wanted}"),
        ("写在冒号后面同一行，例如 {found}: 办事指南", "write it after the colon, in the same line"),
    ),
    "M108": say(
        ("页头里的地方不存在", "Unknown area in the front matter"),
        ("没有编号是“{found}”的地方", "there is no area with the id `{found}`"),
        ("area 写地方的编号，例如 area: mingzhu", "write the id of an area: area: mingzhu"),
    ),
    "M109": say(
        ("取代的页面不存在", "Page to be superseded not found"),
        ("没有网址是 /{found}/ 的手写页面", "there is no hand-written page at /{found}/"),
        (
            "supersedes 写那一页在 content 里的路径，不带 .md，例如 pacts/mingzhu-2",
            "write its path in content/ without .md: supersedes: pacts/mingzhu-2",
        ),
    ),
    "M107": say(
        ("译文没有原文", "Translation of no page"),
        ("这是一页译文，但没有原文 {found}", "this is the translation of a page, but there is no {found}"),
        ("先写 {found}，或者把文件改名", "write {found} first, or rename the file"),
    ),
    "M110": say(
        ("链接的文件不存在", "Linked file not found"),
        ("从这一页找不到文件“{found}”", "there is no file `{found}` as seen from this page"),
        (
            "把文件放进 content 文件夹，路径从这一页所在的文件夹写起；大小写也要一样",
            "put it into content/ and write its path from the folder of this page, capital letters too",
        ),
    ),
    "M111": say(
        ("页面取代自己", "Page that supersedes itself"),
        ("supersedes 写的 /{found}/ 就是这一页自己", "`supersedes` names this very page, /{found}/"),
        (
            "写旧的那一页在 content 里的路径，不带 .md，例如 pacts/mingzhu-2；没有旧的就删掉这一行",
            "write the path of the older page in content/ without .md, or remove this line if there is none",
        ),
    ),
    "M112": say(
        ("比取代的页面还早", "Adopted before what it supersedes"),
        (
            "通过日期 {found} 比它取代的 /{older}/ 还早，那一页是 {day} 通过的",
            "adopted on {found}, but /{older}/, which it supersedes, was adopted later, on {day}",
        ),
        (
            "检查两页的 adopted_on；也可能 supersedes 写反了：新的一页写旧的一页",
            "check `adopted_on` of both pages; `supersedes` belongs into the newer one",
        ),
    ),
    "M113": say(
        ("页头没有结束", "Front matter without an end"),
        (
            "页头从这一行“---”开始，后面却没有第二行“---”",
            "the front matter begins at this `---`, but the second `---` is missing",
        ),
        (
            "在页头最后一个字段下面单独写一行“---”；不要页头就删掉这一行",
            "write `---` in a line of its own below the last field; without front matter remove this line",
        ),
    ),
    "W110": say(
        ("没写是哪个地方的", "Page without an area"),
        (
            "这一页是{kind}，却没写是哪个地方的，哪个社区的页面上都看不到它",
            "this page is a {kind} but names no area: it is shown on no community's page",
        ),
        ("在页头加一行 area: 地方的编号，例如 area: mingzhu", "add the id of its area: area: mingzhu"),
    ),
}
