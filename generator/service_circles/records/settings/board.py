"""Boards: what services are sorted into, and the sets that come by themselves."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from service_circles.records.values.fields import Id, Line, OneOrMany, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class Board(Part):
    """A board of services; those of the profile unless the directory has its own."""

    meta: ClassVar = RecordKind(
        "board", "boards", "板块",
        search=Searched(
            rank=30, heading="服务板块", names=("name", "short"), others=("description",), is_scanned=True,
            line=("description",),
        ),
    )  # fmt: skip

    id: Id = described("编号", "网址里用", "In addresses")
    name: Line = described("名称", "居民看到的名字", "The name residents read")
    formerly: Annotated[tuple[Id, ...], OneOrMany] = described(
        "曾用编号", "改过的旧编号，旧网址会转到新网址", "Old ids; their addresses lead here", default=()
    )
    short: Line | None = optional("简称", "首页图标下面的字，四五个字", "For under an icon")
    icon: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")] = described(
        "图标", "Material Design 图标的名字", "Name of a Material Design icon", default="shape-outline"
    )
    description: Line | None = optional("介绍", "这里有什么", "What is found here")


TEN_BOARDS = (
    Board(id="party-affairs", name="党务居务公开", short="党务居务公开", icon="bulletin-board", description="党组织和居委会的事，公开给大家看"),
    Board(id="social-work", name="社工服务", short="社工服务", icon="account-heart-outline", description="社工帮忙：困难家庭、长者、孩子、心里话"),
    Board(id="volunteers", name="志愿者服务", short="志愿服务", icon="hand-heart-outline", description="找志愿者，当志愿者"),
    Board(id="charity", name="公益慈善", short="公益慈善", icon="gift-outline", description="捐物、微心愿、互助基金"),
    Board(id="guides", name="政策与办事指南", short="政策办事", icon="file-document-check-outline", description="社保、居住证、补贴：带什么、怎么办"),
    Board(id="elderly", name="养老服务", short="养老服务", icon="human-cane", description="助餐、日托、上门、适老化改造"),
    Board(id="medical", name="医疗服务", short="医疗服务", icon="stethoscope", description="家庭医生、体检、接种、康复"),
    Board(id="deliberation", name="社区议事厅", short="社区议事厅", icon="forum-outline", description="大家的事大家商量"),
    Board(id="broadcast", name="社区小广播", short="社区小广播", icon="bullhorn-outline", description="通知、课程、活动"),
    Board(id="enterprise", name="企业服务", short="企业服务", icon="briefcase-outline", description="招工、开店、政策、法律"),
)  # fmt: skip

# After the first level of Open Eligibility, which directories of North America sort by, in plain words.
GENERAL_BOARDS = (
    Board(id="food", name="吃饭和食品", short="吃饭食品", icon="food-apple-outline", description="食品包、热饭、送餐"),
    Board(id="housing", name="住处", short="住处", icon="home-heart", description="临时住处、房租、修房子"),
    Board(id="goods", name="衣物和用品", short="衣物用品", icon="tshirt-crew-outline", description="衣服、家具、婴儿用品"),
    Board(id="health", name="看病和健康", short="看病健康", icon="stethoscope", description="看病、接种、牙齿、心里的事"),
    Board(id="care", name="照料", short="照料", icon="hand-heart-outline", description="老人、孩子、残疾人的照料"),
    Board(id="money", name="钱和补助", short="钱和补助", icon="hand-coin-outline", description="补助、账单、报税、债务"),
    Board(id="work", name="工作", short="工作", icon="briefcase-outline", description="找工作、培训、开店"),
    Board(id="education", name="学习", short="学习", icon="school-outline", description="功课、语言、电脑、图书"),
    Board(id="legal", name="法律和证件", short="法律证件", icon="scale-balance", description="咨询、证件、居留、调解"),
    Board(id="transit", name="出行", short="出行", icon="bus", description="车票、接送、轮椅能坐的车"),
    Board(id="community", name="邻里和活动", short="邻里活动", icon="account-group-outline", description="活动、小组、志愿者"),
)  # fmt: skip


class BoardProfile(LabeledEnum):
    """Boards of a directory that names none itself."""

    COMMUNITY_STATIONS = "community_stations", "社区服务站的十类"
    GENERAL = "general", "通用的十一类"
    NONE = "none", "没有板块"

    @property
    def boards(self) -> tuple[Board, ...]:
        """The boards themselves."""
        return {"community_stations": TEN_BOARDS, "general": GENERAL_BOARDS}.get(self.value, ())


def profile_of_country(country: str) -> BoardProfile:
    """The usual boards of a country."""
    return BoardProfile.COMMUNITY_STATIONS if country == "CN" else BoardProfile.GENERAL
