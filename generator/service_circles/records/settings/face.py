"""The face of a directory's own: what its home page shows and in which order, where its menus lead, its fonts."""

from typing import Annotated

from pydantic import Field, StringConstraints

from service_circles.records.values.fields import FilePath, Line, Name, OneOrMany, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class HomeBlock(LabeledEnum):
    """A block of the home page. One that has nothing to show is left out."""

    NEAR = "near", "离我最近、找服务中心"
    MY_HOME = "my_home", "选我家"
    BOARDS = "boards", "能办什么"
    SHORTCUTS = "shortcuts", "我的、紧急电话、没网也能看……"
    CHANNELS = "channels", "网上办"
    AREAS = "areas", "按地方找"
    MAP = "map", "一张图"
    REACH = "reach", "谁还走不到"
    PAGES = "pages", "看一看：手写的页面"
    ABOUT = "about", "关于这个网站的一段话"


class PageMaker(LabeledEnum):
    """Maker of the hand-written pages; the pages are the same."""

    MKDOCS = "mkdocs", "MkDocs"
    SHELL = "shell", "本程序自己"


class SitePage(LabeledEnum):
    """A page of the site that menus may lead to, with the name that it has there."""

    HOME = "home", "首页"
    NEAR = "near", "离我最近"
    CENTERS = "centers", "找中心"
    SERVICES = "services", "能办什么"
    AREAS = "areas", "按地方找"
    CIRCLES = "circles", "服务圈"
    LIFE = "life", "社区生活"
    ORGANIZATIONS = "organizations", "谁在服务"
    ATLAS = "atlas", "全区地图"
    DATA = "data", "数据"
    EMERGENCY = "emergency", "紧急电话"
    MINE = "mine", "我的"
    OFFLINE = "offline", "没网也能看"
    HANDBOOK = "handbook", "给编辑的手册"
    SEARCH = "search", "搜索"
    CHANNELS = "channels", "网上办"
    EVENTS = "events", "活动日历"
    ANSWERS = "answers", "问答"
    GROUPS = "groups", "街坊团体"
    CAMPAIGNS = "campaigns", "行动"
    LEDGERS = "ledgers", "公开栏"
    INDICATORS = "indicators", "公布的数字"
    HONORS = "honors", "称号"

    @property
    def address(self) -> str:
        """Its address, below the home page of a language."""
        return "" if self is SitePage.HOME else f"{self.value}/"


RECORD_LINK = "record:"
"""Before the id of a record that a link leads to, as in hand-written pages."""


class MenuLink(Part):
    """A link of a menu."""

    to: Annotated[
        str,
        StringConstraints(
            min_length=1, max_length=500, pattern=r"^(https?://[^\s<>\"'\\/][^\s<>\"'\\]*|[^:<>\"'\\]+|record:.+)$"
        ),
    ] = described(
        "去哪里",
        "网站的页面（centers、events……）、手写页面（guides/first-visit）、record:编号，或者 https:// 开头的网址",
        "A page of the site (centers, events …), a hand-written page (guides/first-visit), record:ID, or a URL",
    )  # fmt: skip
    name: Line | None = optional(
        "显示的字",
        "不写就用那一页的名字；写网址时一定要写",
        "The words of the link; the name of the page if left out, which a URL has not",
    )

    @property
    def is_elsewhere(self) -> bool:
        """True for a link to another site."""
        return self.to.startswith(("http://", "https://"))

    @property
    def record_id(self) -> str | None:
        """The id of the record that it leads to, if it leads to one."""
        return self.to.removeprefix(RECORD_LINK) if self.to.startswith(RECORD_LINK) else None


class Script(LabeledEnum):
    """Letters that a font is for."""

    SIMPLIFIED = "simplified", "简体汉字"
    TRADITIONAL = "traditional", "繁体汉字"
    LATIN = "latin", "拉丁字母"
    ARABIC = "arabic", "阿拉伯字母"
    CYRILLIC = "cyrillic", "西里尔字母"
    GREEK = "greek", "希腊字母"
    HEBREW = "hebrew", "希伯来字母"
    DEVANAGARI = "devanagari", "天城文"
    THAI = "thai", "泰文"
    TIBETAN = "tibetan", "藏文"
    HANGUL = "hangul", "谚文"
    KANA = "kana", "假名"


class Font(Part):
    """A font for some scripts: of the reader's system, or a file of the project."""

    family: Annotated[Name, StringConstraints(max_length=60, pattern=r"^[^\"'\\;{}<>/*]+$")] = described(
        "字体", "字体的名字，例如：霞鹜文楷", "The name of the font: Atkinson Hyperlegible"
    )
    scripts: Annotated[tuple[Script, ...], OneOrMany, Field(min_length=1)] = described(
        "管哪些字",
        "simplified 简体、traditional 繁体、latin 拉丁字母、arabic 阿拉伯字母……",
        "simplified, traditional, latin, arabic, cyrillic, greek, hebrew, devanagari, thai, tibetan, hangul, kana",
    )
    file: FilePath | None = optional(
        "字体文件",
        "content 里的 woff2 文件；不写就用手机里装着的",
        "A woff2 file in content/; the font of that name on the reader's device if left out",
    )
    bold: FilePath | None = optional(
        "粗体文件",
        "粗体的 woff2 文件；不写就由浏览器加粗",
        "The woff2 file of its bold; browsers thicken if left out",
    )


USUAL_HOME = tuple(HomeBlock)
USUAL_MENU = tuple(MenuLink(to=page) for page in ("centers", "services", "areas", "circles"))


class Face(Part):
    """The directory's own face. It holds for record pages and hand-written pages alike."""

    home: Annotated[tuple[HomeBlock, ...], OneOrMany] = described(
        "首页",
        "首页有哪几块、按什么顺序；没有内容的自己不显示",
        "The blocks of the home page, in order; those with nothing to show are left out",
        default=USUAL_HOME,
    )
    menu: Annotated[tuple[MenuLink, ...], Field(max_length=8)] = described(
        "顶部菜单",
        "宽屏页首的链接；没有记录的栏目自己不显示",
        "Links at the top of wide screens; lists without records are left out",
        default=USUAL_MENU,
    )
    footer: Annotated[tuple[MenuLink, ...], Field(max_length=30)] | None = optional(
        "页脚", "页脚的链接；不写就是全部栏目", "Links at the foot of pages; all lists if left out"
    )
    footer_note: Line | None = optional(
        "页脚的话", "主办单位下面的一行字", "A line below the publisher at the foot of pages"
    )
    fonts: tuple[Font, ...] = described(
        "字体",
        "每种文字用什么字体；不写就用手机自己的",
        "Fonts by script; those of the reader's device if left out",
        default=(),
    )

    @property
    def font_files(self) -> tuple[str, ...]:
        """The files of its fonts, as paths below content/."""
        return tuple(file for font in self.fonts for file in (font.file, font.bold) if file)
