"""The heading of communities.yaml: who publishes the directory, and by which standards."""

from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from service_circles.languages.customs import Customs, customs_of
from service_circles.records.settings.board import Board, BoardProfile, profile_of_country
from service_circles.records.settings.calendar_year import CalendarYear
from service_circles.records.settings.circle_standard import Candidate, CenterTarget, CircleStandard
from service_circles.records.settings.editing import Editing
from service_circles.records.settings.emergency_number import EmergencyNumber
from service_circles.records.settings.face import Face, PageMaker
from service_circles.records.settings.feedback import Feedback
from service_circles.records.settings.local_customs import Clock, DistanceUnit, MapApp, Weekday, map_apps_of
from service_circles.records.settings.open_data import OpenData
from service_circles.records.settings.own_words import OwnField, OwnKind, Phrase, TraditionalName
from service_circles.records.settings.publisher import Legal, Publisher
from service_circles.records.settings.search_words import SearchWords
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.records.settings.walking import Walking
from service_circles.records.values.fields import Count, Flag, Id, Line, OneOrMany, Prose, described, optional
from service_circles.records.values.record_part import Part
from service_circles.records.values.translations import LanguageCode


def _known_zone(value: str) -> str:
    if value not in available_timezones():
        raise PydanticCustomError("time_zone", "{found}", {"found": value})
    return value


def _usual_map_apps(given: dict[str, Any]) -> tuple[MapApp, ...]:
    """The apps of the country, which is a field before them."""
    return map_apps_of(given.get("country") or "CN")


def _usual_boards(given: dict[str, Any]) -> tuple[Board, ...]:
    """The boards by the profile, else the country, which are fields before it."""
    profile: BoardProfile = given.get("board_profile") or profile_of_country(given.get("country") or "CN")
    return profile.boards


class OnPaper(Part):
    """The pages made for print. A directory that nobody prints builds sooner without them."""

    posters: Flag = described(
        "海报", "每个中心一张 A4 海报，贴在楼道里", "An A4 poster of every center", default=True
    )
    booklets: Flag = described(
        "大字本",
        "每个社区或村一本大字手册",
        "A large-print booklet of every community and village",
        default=True,
    )


class DirectorySettings(Part):
    """The heading of communities.yaml."""

    id: Id = described("编号", "小写字母、数字、连字符", "a-z, 0-9, hyphens")
    name: Line = described("名称", "网站的名字", "The name of the site")
    tagline: Line | None = optional("一句话", "名字下面的小字", "A line below the name")
    description: Line | None = optional("简介", "搜索引擎里显示的介绍", "For search engines")
    fictional: Flag = described(
        "虚构", "内容是否虚构；是的话每页都会写明", "Marked on every page if true", default=False
    )
    languages: Annotated[tuple[LanguageCode, ...], OneOrMany, Field(min_length=1)] = described(
        "语言",
        "网站有哪几种语言，第一种在首页；zh-Hans 简体、zh-Hant 繁體、en 英文",
        "The site's languages, the first at its root: zh-Hans, zh-Hant, en",
        default=("zh-Hans",),
    )
    traditional_names: tuple[TraditionalName, ...] = described(
        "繁體写法", "转成繁體会写错的名字", "Names that conversion would get wrong", default=()
    )
    phrases: tuple[Phrase, ...] = described(
        "常用的话",
        "几处都有、在这里译一次的话，例如：社区值班岗",
        "Texts of several records, translated here once",
        default=(),
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = described(
        "时区", "例如 Asia/Shanghai", "Where its clocks are", default="Asia/Shanghai"
    )
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = described(
        "国家", "公共假期按哪国，CN", "Whose public holidays", default="CN"
    )
    region: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{1,40}$")] | None = optional(
        "地区",
        "有地区假日的国家再写地区，照 ISO 3166-2：country: GB 写 ENG",
        "Whose regional holidays, by ISO 3166-2: ENG in GB",
    )
    clock: Clock | None = optional(
        "几小时制", "12 或 24；不写就按国家", "12 or 24 hours; by country if left out"
    )
    distances: DistanceUnit | None = optional(
        "距离单位", "kilometers 公里、miles 英里；不写就按国家", "kilometers or miles; by country if left out"
    )
    first_weekday: Weekday | None = optional(
        "一周从哪天开始",
        "mo、su、sa；不写就按国家",
        "First day of a week in calendars: mo, su, sa; by country if left out",
    )
    map_apps: tuple[MapApp, ...] = described(
        "地图软件",
        "“去这里”列出哪几个、按什么顺序：amap、baidu、tencent、apple、google、openstreetmap、organic_maps、phone；不写就按国家",
        "Map apps behind “Go there”, in order; by country if left out",
        default_factory=_usual_map_apps,
    )
    publisher: Publisher = described("主办", "主办单位和联系方式", "Who publishes it")
    legal: Legal = described("备案", "备案号，没有就不写", "Legal numbers, if any", default=Legal())
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")] | None = optional(
        "主色", "例如 #B3261E", "Accent color"
    )
    face: Face = described(
        "样子",
        "首页的块和顺序、菜单、页脚、字体；记录的页面和手写的页面都管",
        "Blocks of the home page, menus, footer, fonts; for record pages and hand-written ones",
        default=Face(),
    )
    pages: PageMaker = described(
        "手写的页面", "mkdocs 由 MkDocs 生成，shell 由程序自己生成；页面一样", "What makes hand-written pages: mkdocs, or shell, which is our own; the pages are the same",
        default=PageMaker.MKDOCS,
    )  # fmt: skip
    circle_standard: CircleStandard = described(
        "服务圈标准", "多少分钟、多快", "Minutes and pace", default=CircleStandard()
    )
    walking: Walking | None = optional(
        "步行路网", "有路网文件就按路网算；不写就按直线估算", "Streets to walk; straight lines if left out"
    )
    board_profile: BoardProfile | None = optional(
        "板块的样式",
        "community_stations 社区服务站的十类、general 通用的十一类、none 没有；不写就按国家，中国是十类",
        "Which boards there are without boards of your own: community_stations, general, none; by country if left out",
    )
    boards: tuple[Board, ...] = described(
        "板块",
        "自己的板块；不写就按样式和国家，中国是十类",
        "Boards of your own; those of the profile if left out",
        default_factory=_usual_boards,
    )
    center_kinds: tuple[OwnKind, ...] = described(
        "自己的场所类别",
        "表里没有的类别，中心里写 own_kind: 名称",
        "Kinds of places that the schema lacks; a center has one by `own_kind:` and its name",
        default=(),
    )
    own_fields: tuple[OwnField, ...] = described(
        "自己的字段",
        "表里没有的字段，中心里写在 details 下面",
        "Fields that the schema lacks; centers fill them in below `details:`",
        default=(),
    )
    targets: tuple[CenterTarget, ...] = described(
        "目标", "各级中心的数量目标", "Centers per level to reach", default=()
    )
    candidates: tuple[Candidate, ...] = described(
        "候选地点",
        "能用来办服务点的地方；不写就由网站在路口里找",
        "Where a center could be; the site looks at street corners if left out",
        default=(),
    )
    tiles: tuple[TileLayer, ...] = described(
        "底图", "互动地图的底图，可以没有", "Background maps, if any", default=()
    )
    calendar: tuple[CalendarYear, ...] = described(
        "放假安排", "每年的放假和调休", "Public holidays by year", default=()
    )
    verified_within_days: Annotated[Count, Field(ge=1, le=36_500)] = described(
        "核对期限（天）", "多久核对一次", "How often records are to be checked", default=365
    )
    feedback: Feedback = described(
        "反馈",
        "居民怎么告诉您哪里不对；不写就打开仓库里的那一行",
        "How residents tell you what is wrong; the line in the repository if left out",
        default=Feedback(),
    )
    editing: Editing | None = optional(
        "网页表单",
        "写了才有修改表单 edit/，居民和编辑在手机上就能提改动",
        "With it the site has a form at edit/, by which changes are proposed from a phone",
    )
    print: OnPaper = described(
        "打印",
        "要不要做海报和大字本；不写就都做",
        "Pages made for paper; all of them if left out",
        default=OnPaper(),
    )
    link_pictures: Flag = described(
        "链接图片",
        "转发到微信等处时显示的图，照地图和标志画；写否就不画",
        "The pictures that shared links show, drawn from the map and the emblem; none if false",
        default=True,
    )
    open_data: OpenData | None = optional(
        "开放数据",
        "写了许可，网站就多出 HSDS、GeoJSON、CSV 和数据目录，别的程序可以用",
        "With a license, the site has HSDS, GeoJSON, CSV and a data catalog for other programs",
    )
    federation: Flag = described(
        "加入门户",
        "写是，网站就公布 federation.json，几个区合成的门户可以收集本区的地方、服务、活动和搜索用的资料",
        "If true the site publishes federation.json, from which portals of several districts collect it",
        default=False,
    )
    handbook: Flag = described(
        "编辑手册",
        "要不要给编辑的手册，页脚有它的链接",
        "The handbook for editors, linked in the footer",
        default=True,
    )
    emergency: tuple[EmergencyNumber, ...] = described(
        "紧急电话",
        "国家的号码（110、119、120、12345……）不用写；同一个号码写了就按您写的，别的加在后面",
        "The country's public numbers come by themselves; the same number replaces, others are added",
        default=(),
    )
    emergency_mode: Flag = described(
        "应急状态",
        "平时写否；有灾情写是：预警和紧急电话放到每一页最前面，没有网络也打得开",
        "Set it when disaster strikes: alerts and emergency numbers come first on every page, and work offline",
        default=False,
    )
    search: SearchWords = described(
        "搜索用词", "本地的叫法，和本站没有的事", "Local words, and what the site does not have",
        default=SearchWords(),
    )  # fmt: skip
    about: Prose | None = optional("关于", "首页底部的一段话", "A paragraph about the site")

    @property
    def customs(self) -> Customs:
        """The customs of the country, with what the directory says itself."""
        usual = customs_of(self.country)
        first = self.first_weekday
        return Customs(
            twelve_hours=usual.twelve_hours if self.clock is None else self.clock is Clock.TWELVE,
            miles=usual.miles if self.distances is None else self.distances is DistanceUnit.MILES,
            first_weekday=usual.first_weekday if first is None else first.number,
        )
