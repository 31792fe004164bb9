"""Groups of the codes of problems, in the order of an editor's day: each has a page of the handbook."""

from dataclasses import dataclass

from service_circles.languages.translator import message


@dataclass(frozen=True)
class CodeGroup:
    """Codes that begin alike: what they are about, and how such mistakes come about."""

    name: str
    """The last part of the page's address."""
    beginnings: tuple[str, ...]
    title: str
    about: str


GROUPS = (
    CodeGroup(
        "typing",
        ("Y1",),
        message("打字的差错"),
        message(
            "中文输入法打出来的标点是全角的，和英文的看着几乎一样；从网页、聊天里复制，还会带进看不见的字符。"
        ),
    ),
    CodeGroup(
        "yaml",
        ("Y2",),
        message("YAML 的结构"),
        message("哪一行属于哪一项，全靠缩进、冒号、减号和引号；少一个，后面的就读不成原来的意思。"),
    ),
    CodeGroup(
        "fields",
        ("R1",),
        message("有哪些字段、什么形状"),
        message("字段的名字、要写成一段文字还是一项项的列表、哪些不能少，都是定好的。"),
    ),
    CodeGroup(
        "values",
        ("R2",),
        message("一个字段里写什么"),
        message("编号、日期、时段、电话、网址各有写法；写法对了，网站才能算、能拨、能打开。"),
    ),
    CodeGroup(
        "records",
        ("D",),
        message("记录之间"),
        message("记录用编号互相指：改了名、删了、抄了没改，另一头就接不上。"),
    ),
    CodeGroup(
        "hours",
        ("H",),
        message("开放时间"),
        message("写下的时间一天天排下来，排不出、互相打架，或者到期没有接上。"),
    ),
    CodeGroup(
        "places",
        ("G", "N"),
        message("位置和路网"),
        message("坐标抄错、坐标系写错，或者路网文件不是这个地方的，走几分钟就会算错。"),
    ),
    CodeGroup(
        "ledgers",
        ("L1",),
        message("公开栏里的事"),
        message("阶段、日期、票数互相对得上，街坊看到的执行率、天数才是真的。"),
    ),
    CodeGroup(
        "events",
        ("L2",),
        message("活动的日子"),
        message("重复的规则算出一个个日子；不办的、加办的、已办的，都要和它对得上。"),
    ),
    CodeGroup(
        "figures",
        ("L3", "L4"),
        message("行动和指标"),
        message("目标数什么、数字从哪里来，要说清楚；加起来要等于总数。"),
    ),
    CodeGroup(
        "pages",
        ("M",),
        message("手写的页面"),
        message("开头两行“---”之间写标题这样的字段；里面的链接、图片要真有那个文件。"),
    ),
    CodeGroup(
        "files", ("F",), message("文件"), message("文件放错了地方、存成了别的编码，或者不是能发布的种类。")
    ),
    CodeGroup(
        "requests",
        ("C",),
        message("改动单"),
        message(
            "改动单说清改哪里、原来是什么、改成什么；原来的变了，或者写得不全，就不动，免得盖掉别人的修改。"
        ),
    ),
    CodeGroup(
        "imports",
        ("X",),
        message("导入"),
        message("名单里的写法千差万别：读懂的放进字段，读不懂的放进内部备注，拿不准的不猜，逐行说明。"),
    ),
    CodeGroup(
        "validation",
        ("V",),
        message("检查 HSDS"),
        message("circles validate 看别人给的 HSDS：不光看格式，还看日期、电话、坐标、编号是不是真的。"),
    ),
    CodeGroup(
        "private",
        ("P",),
        message("不能公开的"),
        message("私人的手机号、身份证号和拍摄地点，一上网就收不回来，所以先拦下。"),
    ),
    CodeGroup(
        "advice",
        ("W",),
        message("提醒"),
        message("不拦着发布，只是请您看一眼：多半是忘了写、抄了没改，或者可以写得更好。"),
    ),
    CodeGroup("others", ("",), message("别的"), message("不属于上面各类的。")),
)


def group_of(code: str) -> CodeGroup:
    """The group of a code."""
    return next(group for group in GROUPS if code.startswith(group.beginnings))
