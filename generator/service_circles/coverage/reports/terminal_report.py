"""The figures as lines for a terminal, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service_circles.basics.display_width import display_width
from service_circles.coverage.area_figures import EstateReach, Reached, ReachFigures
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.figure_labels import WALKERS, amount, decimal, percent, whole_minutes
from service_circles.coverage.households import Coverage
from service_circles.coverage.reports.comparison import Effect, EstateChange, Gain
from service_circles.geo.walkers import Walker
from service_circles.problems.problem import Both
from service_circles.records.labels import LABELS
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import Board

Row = Sequence[str]
_HEADS = ("户可达 / households", "人可达 / people", "走不到 / missed", "可达率 / share")


def figures_told(figures: Figures, found: ReachFigures) -> Iterator[str]:
    """Tables of an area's figures."""
    name = found.area.name if found.area else figures.directory.settings.name
    way = (
        Both("按路网", "by streets") if figures.reaches.walked else Both("直线估算", "straight-line estimate")
    )
    yield f"{name} · {figures.coverages.minutes:g} 分钟 / min · {way.zh} / {way.en}"
    services, boards = figures.directory.by_id(Service), figures.directory.by_id(Board)
    walkers = ((_both(WALKERS[walker]), each) for walker, each in found.walkers.items())
    levels = ((_both(LABELS[level]), each) for level, each in found.levels.items())
    yield from _coverages(Both("谁在走", "who walks"), walkers)
    yield from _times(found)
    yield from _coverages(Both("各级中心", "levels"), levels)
    yield from _coverages(
        Both("板块", "boards"), ((boards[id_].name, each) for id_, each in found.boards.items())
    )
    yield from _coverages(
        Both("承诺的服务", "promised services"),
        ((services[id_].name, each) for id_, each in found.services.items()),
    )
    yield from _targets(figures, found)
    yield from _blind_spots(found)
    yield from _left_out(found)


def effect_told(effect: Effect) -> Iterator[str]:
    """What a change brings, the greatest gain first."""
    if effect.is_nothing:
        yield "走得到的没有变化 / nothing changes in what is reached"
        return
    if not effect.is_same_way:
        yield "一边按路网，一边是直线估算 / one is by streets, the other a straight-line estimate"
    for walker, gain in effect.gains.items():
        yield from _gain(walker, gain, effect.minutes)
    yield from (_change(change) for change in effect.estates)


def _gain(walker: Walker, gain: Gain, minutes: float) -> Iterator[str]:
    words = WALKERS[walker]
    if gain.households is None:
        yield f"户数不知道（{words.zh}） / households not known ({words.en.lower()})"
        return
    zh, en = f"{minutes:g} 分钟内可达（{words.zh}）", f"within {minutes:g} minutes ({words.en.lower()})"
    yield f"{gain.households:+,} 户 {zh} / {gain.households:+,} households {en}"


def _change(change: EstateChange) -> str:
    name = change.estate.name
    if change.now is None:
        return f"{name} 现在不知道或没有了 / now unknown or gone"
    now_zh, now_en = _minutes_told(change.minutes_now)
    if change.was is None:
        return f"{name} 现在{now_zh}，原来不知道或没有 / now {now_en}, was unknown or not there"
    was_zh, was_en = _minutes_told(change.minutes_before)
    return f"{name} 现在{now_zh}，原来{was_zh} / now {now_en}, was {was_en}"


def _minutes_told(minutes: int | None) -> tuple[str, str]:
    return (
        ("半小时以上", "more than half an hour")
        if minutes is None
        else (f" {minutes} 分钟", f"{minutes} min")
    )


def _both(words: Both) -> str:
    return f"{words.zh} / {words.en}"


def _coverages(title: Both, rows: Iterable[tuple[str, Coverage | None]]) -> Iterator[str]:
    cells = [(name, *_cells(each)) for name, each in rows]
    if cells:
        yield ""
        yield from _table([(_both(title), *_HEADS), *cells])


def _cells(found: Coverage | None) -> tuple[str, str, str, str]:
    if found is None:
        return ("—", "—", "—", "—")
    reached, missed = found.reached, found.missed
    return amount(reached.households), amount(reached.people), amount(missed.households), percent(found.share)


def _times(found: ReachFigures) -> Iterator[str]:
    rows: list[Row] = [(_both(Both("什么时候", "when")), "开着 / open", "未知 / unknown", *_HEADS)]
    for each in found.times:
        opened, unknown = str(each.centers_open), str(each.centers_unknown)
        rows.append((_both(each.moment.words), opened, unknown, *_cells(each.surely)))
    yield ""
    yield from _table(rows)


def _targets(figures: Figures, found: ReachFigures) -> Iterator[str]:
    centers = found.centers
    share = percent(found.coverage.share if found.coverage else None)
    rows: list[Row] = [
        (_both(Both("目标", "targets")), "现在 / now", "目标 / target"),
        (f"{figures.coverages.minutes:g} 分钟内 / within", share, "100 %"),
        ("每平方公里 / per km²", decimal(centers.per_km2), "1"),
        ("每万人 / per 10,000 people", decimal(centers.per_10000_people), "—"),
    ]
    for level, (count, target) in centers.levels.items():
        rows.append((_both(LABELS[level]), str(count), "—" if target is None else str(target)))
    if centers.floor_given:
        rows.append(("≥ 500 m²", f"{centers.floor_large}/{centers.floor_given}", "—"))
    yield ""
    yield from _table(rows)


def _blind_spots(found: ReachFigures) -> Iterator[str]:
    yield ""
    yield f"走不到的小区 / estates not reached: {len(found.blind_spots)}"
    yield from _table([_blind_spot(each) for each in found.blind_spots])


def _blind_spot(found: EstateReach) -> Row:
    households = f"{amount(found.estate.households)} 户"
    if found.minutes is None or found.center is None:
        return (f"  {found.estate.name}", households, "半小时以上 / more than half an hour", "")
    return (
        f"  {found.estate.name}",
        households,
        f"{whole_minutes(found.minutes)} 分钟 / min",
        found.center.name,
    )


def _left_out(found: ReachFigures) -> Iterator[str]:
    """What the figures do not know."""
    without_households = sum(each.estate.households is None for each in found.estates)
    without_place = sum(each.reached is Reached.UNKNOWN for each in found.estates)
    if without_households:
        yield f"户数未知 {without_households} 个小区 / estates without households: {without_households}"
    if without_place:
        yield f"位置未知 {without_place} 个小区 / estates of unknown place: {without_place}"
    if found.centers_without_place:
        count = found.centers_without_place
        yield f"位置未知 {count} 处服务点 / centers of unknown place: {count}"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """Columns as wide as their widest cell; a Chinese character takes the room of two."""
    if not rows:
        return
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
