"""The figures of a ledger as text: rates with their whole, medians with the number of entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from service_circles.basics.number_texts import thousands, two_decimals
from service_circles.community.entries.ledger_figures import Average, LedgerFigures
from service_circles.community.percentages import Share
from service_circles.languages.translator import Translator, message
from service_circles.records.life.ledger import Ledger, LedgerFigure
from service_circles.writing.drawings.charts import Bar, bars


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure: its name, its value, and the whole of which it is a part."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage in the table: the number of entries at it, and the days that others stayed."""

    name: str
    count: int
    days: str


def figure_lines(ledger: Ledger, found: LedgerFigures, words: Translator) -> list[FigureLine]:
    """The figures that the ledger shows, as far as they are known."""
    texts = _figure_texts(ledger, found, words)
    return [FigureLine(words.label(figure), *texts[figure]) for figure in ledger.figures if figure in texts]


def _figure_texts(
    ledger: Ledger, found: LedgerFigures, words: Translator
) -> dict[LedgerFigure, tuple[str, str]]:
    texts = dict(_money_texts(found, words))
    if found.execution:
        texts[LedgerFigure.EXECUTION_RATE] = (share_text(found.execution), words("定下来要做的，做完了几件"))
    if found.closed:
        texts[LedgerFigure.CLOSED_RATE] = (share_text(found.closed), words("全部里面，办结了几件"))
    if found.days_to_answer:
        of = words("从提出到有结果；{count} 件里居中的那一件", count=found.days_to_answer.count)
        texts[LedgerFigure.MEDIAN_DAYS] = (days_text(found.days_to_answer, words), of)
    if found.satisfaction:
        of = words("{count} 件有评分", count=found.satisfaction.count)
        texts[LedgerFigure.SATISFACTION] = (f"{two_decimals(found.satisfaction.value)}/5", of)
    if any(found.points.values()):
        texts[LedgerFigure.POINTS] = _stage_sums(ledger, found.points, message("{count} 分"), words)
    if any(found.hours.values()):
        texts[LedgerFigure.HOURS] = _stage_sums(ledger, found.hours, message("{count} 小时"), words)
    return texts


def _stage_sums(ledger: Ledger, sums: Mapping[str, float], amount: str, words: Translator) -> tuple[str, str]:
    """The sum of the last stage, which is what was done; the others beside it, never added to it."""
    *others, last = ledger.stages
    texts = {stage.id: words(amount, count=two_decimals(sums[stage.id])) for stage in ledger.stages}
    beside = words.listed(
        words("{stage} {amount}", stage=stage.name, amount=texts[stage.id])
        for stage in others
        if sums[stage.id]
    )
    name = words("{stage} {amount}", stage=last.name, amount=texts[last.id])
    return name, words("另有：{beside}", beside=beside) if beside else words("都在这一步")


def _money_texts(found: LedgerFigures, words: Translator) -> Iterator[tuple[LedgerFigure, tuple[str, str]]]:
    if found.income_yuan:
        yield LedgerFigure.INCOME, (yuan_text(found.income_yuan, words), words("写明了收入的加在一起"))
    if found.spending_yuan:
        yield LedgerFigure.SPENDING, (yuan_text(found.spending_yuan, words), words("写明了花费的加在一起"))
    if found.income_yuan and found.spending_yuan:
        yield LedgerFigure.BALANCE, (yuan_text(found.balance_yuan, words), words("收入减去支出"))


def share_text(share: Share) -> str:
    """'2,528/2,648 · 95.47 %'."""
    return f"{thousands(share.part)}/{thousands(share.whole)} · {two_decimals(share.shown)} %"


def yuan_text(yuan: float, words: Translator) -> str:
    """'12,400 元', '8,640.5 元'."""
    return words("{yuan} 元", yuan=two_decimals(yuan))


def days_text(median: Average, words: Translator) -> str:
    """'14 天', '10.5 天'."""
    return words("{count} 天", count=two_decimals(median.value))


def stage_lines(ledger: Ledger, found: LedgerFigures, words: Translator) -> Iterator[StageLine]:
    """The table beside the chart."""
    for stage in ledger.stages:
        median = found.days_in_stage[stage.id]
        days = "—"
        if median:
            days = words("{days}（{count} 件）", days=days_text(median, words), count=median.count)
        yield StageLine(stage.name, found.per_stage[stage.id], days)


def stage_chart(ledger: Ledger, found: LedgerFigures, words: Translator) -> Markup | None:
    """Bars of the number of entries at each stage; None without entries."""
    if not found.total:
        return None
    rows = [
        Bar(stage.name, words("{count} 件", count=count), count / found.total)
        for stage, count in zip(ledger.stages, found.per_stage.values(), strict=True)
    ]
    return bars(words("各阶段几件"), rows)
