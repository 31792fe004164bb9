"""The figures of a ledger in words: rates with what they are of, medians with how many they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from service_circles.basics.number_texts import thousands, two_decimals
from service_circles.community.ledger_figures import Average, LedgerFigures
from service_circles.community.shares import Share
from service_circles.languages.translator import Words
from service_circles.records.ledger import Ledger, LedgerFigure
from service_circles.writing.drawings.charts import Bar, bars


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure: what it is called, its value, and what that is of."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage in the table: how many are at it, and how many days the others stayed."""

    name: str
    count: int
    days: str


def figure_lines(ledger: Ledger, found: LedgerFigures, words: Words) -> list[FigureLine]:
    """The figures that the ledger shows, without those that nothing is known of."""
    lines = (
        (figure, _LINES[figure](found, words))
        for figure in ledger.figures
        if figure is not LedgerFigure.PER_STAGE
    )
    return [FigureLine(words.label(figure), *told) for figure, told in lines if told]


def _execution(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    return (share_text(found.execution), words("定下来要做的，做完了几件")) if found.execution else None


def _closed(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    return (share_text(found.closed), words("全部里面，办结了几件")) if found.closed else None


def _days(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    if found.days_to_answer is None:
        return None
    told = days_text(found.days_to_answer, words)
    return told, words("从提出到有结果；{count} 件里居中的那一件", count=found.days_to_answer.count)


def _satisfaction(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    if found.satisfaction is None:
        return None
    return f"{two_decimals(found.satisfaction.value)}/5", words(
        "{count} 件有评分", count=found.satisfaction.count
    )


def _spending(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    if not found.spending_yuan:
        return None
    return words("{yuan} 元", yuan=two_decimals(found.spending_yuan)), words("写明了花费的加在一起")


def _points(found: LedgerFigures, words: Words) -> tuple[str, str] | None:
    return (words("{count} 分", count=f"{found.points:,}"), words("全部加在一起")) if found.points else None


_LINES: Mapping[LedgerFigure, Callable[[LedgerFigures, Words], tuple[str, str] | None]] = {
    LedgerFigure.EXECUTION_RATE: _execution,
    LedgerFigure.CLOSED_RATE: _closed,
    LedgerFigure.MEDIAN_DAYS: _days,
    LedgerFigure.SATISFACTION: _satisfaction,
    LedgerFigure.SPENDING: _spending,
    LedgerFigure.POINTS: _points,
}


def share_text(share: Share) -> str:
    """'2,528/2,648 · 95.47 %'."""
    return f"{thousands(share.part)}/{thousands(share.whole)} · {two_decimals(share.percent)} %"


def days_text(median: Average, words: Words) -> str:
    """'14 天', '10.5 天'."""
    return words("{count} 天", count=two_decimals(median.value))


def stage_lines(ledger: Ledger, found: LedgerFigures, words: Words) -> Iterator[StageLine]:
    """The table beside the chart."""
    for stage in ledger.stages:
        median = found.days_in_stage[stage.id]
        days = (
            words("{days}（{count} 件）", days=days_text(median, words), count=median.count)
            if median
            else "—"
        )
        yield StageLine(stage.name, found.per_stage[stage.id], days)


def stage_chart(ledger: Ledger, found: LedgerFigures, words: Words) -> Markup | None:
    """How many are at each stage; None of no entries."""
    if not found.total:
        return None
    rows = [
        Bar(stage.name, words("{count} 件", count=count), count / found.total)
        for stage in ledger.stages
        for count in (found.per_stage[stage.id],)
    ]
    return bars(words("各阶段几件"), rows)
