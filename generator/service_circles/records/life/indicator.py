"""An indicator: a published number, or one that is computed from the records; never both."""

from typing import Annotated, ClassVar

from service_circles.records.record import Record
from service_circles.records.values.contact import Source
from service_circles.records.values.fields import (
    AreaId,
    Date,
    Flag,
    IndicatorId,
    LedgerId,
    Line,
    Number,
    OneOrMany,
    Period,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_kind import RecordKind, Searched
from service_circles.records.values.record_part import Part


class ComputedIndicator(LabeledEnum):
    """Numbers that the site computes; shares in percent."""

    HOMES_WITHIN_CIRCLE_SHARE = "homes_within_circle_share", "走得到的住户比例"
    MEDIAN_DAYS_TO_ANSWER = "median_days_to_answer", "答复天数中位数"
    EXECUTION_RATE = "execution_rate", "决议执行比例"
    CLOSED_RATE = "closed_rate", "办结比例"
    SATISFACTION = "satisfaction", "满意度平均分"
    OPEN_ENTRIES = "open_entries", "还没办结的件数"
    ANSWERED_SHARE = "answered_share", "有了回应的比例"
    REMOTE_SHARE = "remote_share", "不用出门就能参加的比例"
    RECEIVED_THIS_YEAR = "received_this_year", "今年收到的件数"
    CENTERS_PER_KM2 = "centers_per_km2", "每平方公里服务中心"
    CENTERS_PER_10000_PEOPLE = "centers_per_10000_people", "每万人服务中心"
    CENTERS_MEETING_FLOOR_STANDARD = "centers_meeting_floor_standard", "面积达标的中心比例"
    STEP_FREE_CENTERS_SHARE = "step_free_centers_share", "轮椅进得去的中心比例"
    ON_THE_SPOT_SHARE = "on_the_spot_share", "当场能办的比例"
    EVENT_DAYS = "event_days", "今年到今天排了的活动场次"
    EVENTS_HELD = "events_held", "今年办了、数过人数的活动场次"
    PARTICIPANTS = "participants", "今年办了的活动来的人次"

    @property
    def needs_ledger(self) -> bool:
        """True if it is computed from the entries of a ledger."""
        return self.value in {
            "median_days_to_answer", "execution_rate", "closed_rate", "satisfaction", "open_entries",
            "answered_share", "remote_share", "received_this_year",
        }  # fmt: skip


OF_COUNTED_KINDS = frozenset(
    {
        ComputedIndicator.HOMES_WITHIN_CIRCLE_SHARE,
        ComputedIndicator.CENTERS_PER_KM2,
        ComputedIndicator.CENTERS_PER_10000_PEOPLE,
        ComputedIndicator.CENTERS_MEETING_FLOOR_STANDARD,
    }
)
"""Those that count only the kinds of center that the directory's standard names."""


class Aim(LabeledEnum):
    """The direction in which an indicator is to go."""

    AT_LEAST = "at_least", "不少于"
    AT_MOST = "at_most", "不多于"


class Precision(LabeledEnum):
    """Precision of a published number."""

    EXACT = "exact", "正好"
    MORE_THAN = "more_than", "超过"
    ABOUT = "about", "约"
    NEARLY = "nearly", "将近"


class IndicatorPart(Part):
    """A part of an indicator; all parts together are its value."""

    name: Line = described("名称", "例如：运行中", "What it is")
    value: Number = described("数值", "只写数字", "The number")


class IndicatorPeriod(Part):
    """The value in a year or a month."""

    period: Period = described("时间", "年 2021 或年月 2021-11", "A year or a month: 2021, 2021-11")
    value: Number = described("数值", "只写数字", "The number")


class Indicator(Record):
    """A number with its unit, date and source."""

    meta: ClassVar = RecordKind(
        "indicator", "indicators", "指标", is_of_life=True, order=120, chinese_keys=("指标",),
        search=Searched(rank=150, later=3, others=("slogan", "place", "topic"), is_scanned=True),
    )  # fmt: skip

    value: Number | None = optional("数值", "公布的数字；网站算的就不写", "A published number")
    precision: Precision = described(
        "多准",
        "exact 正好、more_than 超过、about 约、nearly 将近：原文怎么说就怎么写",
        "How the source puts it: exactly, more than, about, nearly",
        default=Precision.EXACT,
    )
    slogan: Line | None = optional("口号", "例如：零距离", "For example: zero distance")
    computed: ComputedIndicator | None = optional(
        "网站计算",
        "homes_within_circle_share 圈内住户比例、median_days_to_answer 答复天数、execution_rate 执行率……",
        "Computed from the records instead",
    )
    ledger: Annotated[tuple[LedgerId, ...], OneOrMany] = described(
        "公开栏",
        "从哪个公开栏算；几个一起算就写几个",
        "Ids of the ledgers that it is computed from",
        default=(),
    )
    not_measured: Line | None = optional(
        "没有测",
        "没有数的写为什么，例如：由信访部门统计，没有公布；就不写 value 和 computed",
        "Why there is no number; instead of a value",
    )
    unit: Line = described("单位", "例如：个、%、天", "The unit")
    area: AreaId | None = optional("地方", "哪个地方的；不写就是全部", "Id of its area; all if left out")
    place: Line | None = optional(
        "哪里的", "别处的数字写是哪里的，例如：广州荔湾", "Where it is from, if not from here"
    )
    topic: Line | None = optional("分组", "例如：议事协商", "What it belongs to")
    practice: Flag = described("做法", "放进“做法与数字”", "Shown under practice and figures", default=False)
    date: Date | None = optional("日期", "截至哪天", "As of which day")
    source: Source | None = optional("来源", "出处和日期", "Where and when it was published")
    target: Number | None = optional("目标", "要做到多少", "What is to be reached")
    aim: Aim = described(
        "方向", "at_least 不少于目标、at_most 不多于目标", "Which way is good", default=Aim.AT_LEAST
    )
    share_of: IndicatorId | None = optional(
        "占哪个指标", "另一个指标的编号，网站算百分比", "Id of an indicator that this is a part of"
    )
    parts: tuple[IndicatorPart, ...] = described(
        "组成", "各部分加起来要等于数值", "They add up to the value", default=()
    )
    parts_differ: Line | None = optional(
        "加起来不等",
        "公布的各部分加起来就不等于总数，写为什么，例如：原文如此，没有说明",
        "Why the published parts do not add up to the published value",
    )
    series: tuple[IndicatorPeriod, ...] = described("历年", "从早到晚", "Earliest first", default=())
