"""A channel: an entrance that is not a door, such as a hotline or a mini-program."""

from typing import Annotated, ClassVar

from service_circles.records.record import Record
from service_circles.records.values.contact import Phone
from service_circles.records.values.fields import AreaId, Line, OneOrMany, Url, described, optional
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.schedule import Schedule


class Channel(Record):
    """A way to vote, complain, rate or look something up by phone or online."""

    meta: ClassVar = RecordKind(
        "channel", "channels", "网上入口", order=60, chinese_keys=("入口",),
        search=Searched(rank=90, heading="网上办", others=("purpose",), is_scanned=True, line=("purpose",)),
        corrected={"电话": "phone", "网址": "url", "怎么找到": "how", "有人值守的时间": "schedule"},
    )  # fmt: skip

    purpose: Line = described("用途", "拿它做什么", "What it is for")
    url: Url | None = optional("网址", "打开的地址", "Address that it opens")
    phone: Phone | None = optional("电话", "热线号码", "Hotline")
    how: Line | None = optional("怎么找到", "例如：微信搜索小程序名", "How to find it")
    areas: Annotated[tuple[AreaId, ...], OneOrMany] = described(
        "地方", "哪些地方能用；不写就是全部", "Ids of areas; all if left out", default=()
    )
    schedule: Schedule | None = optional("时间", "有人值守的时间", "When it is staffed")
