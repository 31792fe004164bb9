"""Indicators: targets tied to computed figures, published figures, and those of other places."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from service_circles.basics.number_texts import plain_number, two_decimals
from service_circles.community.indicator_values import (
    SeriesRow,
    indicator_value,
    meets_target,
    series_rows,
    share_of_whole,
)
from service_circles.community.percentages import FEW, MANY, Share
from service_circles.coverage.area_figures import percent
from service_circles.coverage.counted_centers import center_figures
from service_circles.records.area import Area
from service_circles.records.life.indicator import (
    OF_COUNTED_KINDS,
    Aim,
    ComputedIndicator,
    Indicator,
    Precision,
)
from service_circles.records.life.ledger import Ledger
from service_circles.records.values.contact import Source
from service_circles.schedules.time_texts import date_text
from service_circles.writing.drawings.charts import Bar, Column, bars, columns
from service_circles.writing.pages.reach.reach_pages import counted_kinds
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with its value, target and place as text; `is_met` is None without a target or a value.

    `of_any_kind`: the value with every kind of center, where it is another one.
    """

    indicator: Indicator
    value: str
    target: str | None
    is_met: bool | None
    place: str | None
    of_any_kind: str | None = None


def indicators_page(site: Site) -> Page:
    """Targets first, then indicators without one."""
    words = site.words
    return list_page(
        Indicator,
        words("目标和数字"),
        lambda: _list_values(site),
        words("说到的做到没有：目标、现在的数、公布的数字"),
    )


def practice_page(site: Site) -> Page:
    """Figures that other places have published, place by place."""
    words = site.words
    rows = [_row(site, each) for each in site.directory.all(Indicator) if each.practice]
    rows.sort(key=lambda row: row.place or "")
    places = [(place, list(alike)) for place, alike in groupby(rows, key=lambda row: row.place)]
    return Page(
        "practice/",
        "practice.html",
        words("做法与数字"),
        lambda: {"places": [(place, alike, _sources(alike)) for place, alike in places]},
        words("外地公开发表的做法和数字，都写着出处和日期"),
    )


def _sources(rows: Iterable[IndicatorRow]) -> list[Source]:
    """The sources of some rows, each once."""
    return list(dict.fromkeys(row.indicator.source for row in rows if row.indicator.source))


def indicator_page(site: Site, indicator: Indicator) -> Page:
    """The page of an indicator."""
    row = _row(site, indicator)
    title = indicator.name if row.place is None else f"{indicator.name} · {row.place}"
    return record_page(
        indicator,
        lambda: _values(site, row),
        site.words("{name}：{value}", name=indicator.name, value=row.value),
        title=title,
    )


def _list_values(site: Site) -> Values:
    own = [each for each in site.directory.all(Indicator) if not each.practice]
    targets = [each for each in own if each.target is not None]
    return {
        "targets": [_row(site, each) for each in targets],
        "are_all_computed": all(each.computed for each in targets),
        "published": [_row(site, each) for each in own if each.target is None],
        "has_practice": any(each.practice for each in site.directory.all(Indicator)),
    }


def _values(site: Site, row: IndicatorRow) -> Values:
    indicator, words = row.indicator, site.words
    series = series_rows(indicator)
    whole = share_of_whole(indicator, site.directory)
    return {
        "row": row,
        "date": date_text(indicator.date, words),
        "area": site.directory.find(Area, indicator.area),
        "ledgers": [site.directory.get(Ledger, id_) for id_ in indicator.ledger],
        "counts": _counts(site, row),
        "floors": _floors(site, indicator),
        "series": series,
        "series_chart": _series_chart(site, indicator, series),
        "parts_chart": _parts_chart(site, indicator),
        "sum": _sum(indicator),
        "share": whole,
        "whole": site.directory.find(Indicator, indicator.share_of),
        "computed": words.label(indicator.computed) if indicator.computed else None,
    }


def _row(site: Site, indicator: Indicator) -> IndicatorRow:
    words = site.words
    found = indicator_value(indicator, site.figures, site.day)
    value = found.value
    target = None
    if indicator.target is not None:
        bound = words.label(indicator.aim)
        if indicator.target == 100 and indicator.unit == "%" and indicator.aim is Aim.AT_LEAST:
            target = words("{value} {unit}", value=100, unit="%")
        else:
            amount = words("{value} {unit}", value=plain_number(indicator.target), unit=indicator.unit)
            target = f"{bound[0].lower()}{bound[1:]} {amount}"
        if indicator.target == 0 and indicator.aim is Aim.AT_MOST:
            target = words("一件也没有")
    area = site.directory.find(Area, indicator.area)
    place = indicator.place or (area.name if area else None)
    other = None if found.of_any_kind is None else _amount(site, indicator, found.of_any_kind, found.share)
    shown = words("没有测") if indicator.not_measured else _as_published(site, indicator, value, found.share)
    return IndicatorRow(indicator, shown, target, meets_target(indicator, value), place, other)


def _counts(site: Site, row: IndicatorRow) -> str | None:
    """The kinds of center that a figure counts, beside the figure of every kind."""
    if row.indicator.computed not in OF_COUNTED_KINDS:
        return None
    kinds = counted_kinds(site)
    if row.of_any_kind is None:
        return site.words("算的是{kinds}", kinds=kinds)
    return site.words("算的是{kinds}；各类服务点都算是 {value}", kinds=kinds, value=row.of_any_kind)


def _floors(site: Site, indicator: Indicator) -> list[tuple[str, str]]:
    """The share of each kind of center that is large enough, for the indicator of these."""
    if indicator.computed is not ComputedIndicator.CENTERS_MEETING_FLOOR_STANDARD:
        return []
    found = center_figures(site.directory, site.directory.find(Area, indicator.area), site.day).floors
    return [(site.words.label(kind), f"{each.large}/{each.given}") for kind, each in found.items()]


def _as_published(site: Site, indicator: Indicator, value: float | None, share: Share | None = None) -> str:
    """'more than 1,800 centers'."""
    amount = _amount(site, indicator, value, share)
    is_exact = indicator.precision is Precision.EXACT
    return amount if is_exact else f"{site.words.label(indicator.precision)} {amount}"


def _amount(site: Site, indicator: Indicator, value: float | None, share: Share | None = None) -> str:
    """A value with its unit; a computed percentage has the decimals that its counts bear."""
    if value is None:
        return site.words("还不知道")
    shown = plain_number(value) if indicator.value is not None else two_decimals(value)
    if indicator.value is None and share is not None:
        shown = _percentage(indicator, value, share)
    return site.words("{value} {unit}", value=shown, unit=indicator.unit)


def _percentage(indicator: Indicator, value: float, share: Share) -> str:
    if share.whole < FEW:
        return f"{value:.0f}"
    if indicator.computed is ComputedIndicator.HOMES_WITHIN_CIRCLE_SHARE:
        return percent(value / 100).removesuffix("%").strip()  # rounded down, as on the pages of reach
    return f"{value:.1f}" if share.whole < MANY else two_decimals(value)


def _series_chart(site: Site, indicator: Indicator, series: Iterable[SeriesRow]) -> Markup | None:
    rows = list(series)
    values = [row.value for row in rows]
    if len(rows) < 2 or min(values) < 0 or max(values) == 0:
        return None
    drawn = [Column(row.period, row.value, plain_number(row.value)) for row in rows]
    title = site.words("{name}，按时间", name=f"{indicator.name} ({indicator.unit})")
    return columns(title, "series", drawn)


def _sum(indicator: Indicator) -> str:
    """'889 + 198 = 1,087', which was checked before anything is built; '≠' where the source itself has another sum."""
    parts = " + ".join(plain_number(part.value) for part in indicator.parts)
    sign = "≠" if indicator.parts_differ else "="
    return f"{parts} {sign} {plain_number(indicator.value)}" if indicator.value and parts else ""


def _parts_chart(site: Site, indicator: Indicator) -> Markup | None:
    if not indicator.parts or not indicator.value or min(part.value for part in indicator.parts) < 0:
        return None
    drawn = [
        Bar(part.name, _amount(site, indicator, part.value), part.value / indicator.value)
        for part in indicator.parts
    ]
    return bars(site.words("{name}，由哪些组成", name=indicator.name), drawn)
