"""Details of entries besides their history: accounts, offices, surveys, pictures of before and after."""

from typing import Annotated

from pydantic import Field

from service_circles.records.values.contact import Photo
from service_circles.records.values.fields import (
    Count,
    Date,
    EntryId,
    Flag,
    Line,
    Number,
    OrganizationId,
    ServiceId,
    described,
    optional,
)
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part

Yuan = Annotated[Number, Field(ge=0)]


class AccountLine(Part):
    """A line of an account: money that came in, or money that was spent."""

    name: Line = described("项目", "例如：电梯里的广告", "What it came from, or what it was spent on")
    income_yuan: Yuan | None = optional("收入（元）", "收到多少", "What came in, in yuan")
    spending_yuan: Yuan | None = optional("支出（元）", "用了多少", "What was spent, in yuan")
    organization: OrganizationId | None = optional("机构", "谁给的、给了谁", "Who paid it, or got it")
    decided_in: EntryId | None = optional(
        "哪件事定的", "定下这笔钱的那件事的编号", "Id of the entry in which it was decided"
    )


class OfficeAnswer(LabeledEnum):
    """An office's answer when it was asked to deal with a matter."""

    ASKED = "asked", "还没回话"
    REFUSED = "refused", "说不归它管"
    ACCEPTED = "accepted", "认领了"
    DONE = "done", "做完了"


class OfficePart(Part):
    """An office that was asked to deal with a matter, and the part of it that it took on."""

    organization: OrganizationId | None = optional("机构", "机构的编号", "Id of an organization")
    name: Line | None = optional("名称", "没有机构记录才写；不写人名", "If it is no record; never a person")
    answer: OfficeAnswer = described(
        "怎么答复",
        "asked 还没回话、refused 说不归它管、accepted 认领了、done 做完了",
        "What it said",
        default=OfficeAnswer.ASKED,
    )
    part: Line | None = optional("管哪一段", "认领了的，写它做什么", "The part that it took on")
    reason: Line | None = optional("理由", "说不归它管的，写为什么", "Why it refused")
    date: Date | None = optional("日期", "哪天答复", "When it answered")


class SurveyResult(Part):
    """An answer of a survey, by how many it was given, and what came of it."""

    name: Line = described("答案", "例如：想要送餐上门", "What was answered")
    count: Count = described("人数", "几个人这样答", "How many answered so")
    led_to: EntryId | None = optional("后来", "因此做的那件事的编号", "Id of the entry that came of it")
    service: ServiceId | None = optional(
        "服务", "因此办的那项服务的编号", "Id of the service that came of it"
    )


class Survey(Part):
    """A survey of needs: how many were asked, and what they answered."""

    question: Line = described("问题", "例如：家里最要帮忙的是什么", "What was asked")
    respondents: Annotated[Count, Field(ge=1)] = described("答的人", "多少人答了", "How many answered")
    several: Flag = described(
        "可以选几项", "一个人可以选几项就写“是”", "Several answers of a person count", default=False
    )
    results: Annotated[tuple[SurveyResult, ...], Field(min_length=1)] = described(
        "结果", "一种答案一项，多的在前", "Answer by answer, the most frequent first"
    )


class PhotoMoment(LabeledEnum):
    """Moment of a picture: before or after a place was changed."""

    BEFORE = "before", "改造前"
    AFTER = "after", "改造后"


class EntryPhoto(Photo):
    """A picture of an entry; of a place that was changed, before or after."""

    moment: PhotoMoment | None = optional(
        "前后", "before 改造前、after 改造后；别的不写", "before or after the change; leave out if neither"
    )
