"""The figures as lines for a terminal, in Chinese and English."""

from collections.abc import Iterable, Iterator, Sequence

from service_circles.basics.display_width import display_width
from service_circles.coverage.area_figures import EstateReach, Reached, ReachFigures, amount, decimal, percent
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.estate_coverage import Coverage
from service_circles.coverage.reports.comparison import Effect, EstateChange, Gain
from service_circles.geo.walkers import Walker, whole_minutes
from service_circles.languages.catalogs import in_both
from service_circles.languages.phrase import Phrase, label, phrase
from service_circles.records.service import Service
from service_circles.records.settings.board import Board

Row = Sequence[str]


def _both(text: str, /, **values: object) -> str:
    return in_both(phrase(text, **values))


def figure_lines(figures: Figures, found: ReachFigures) -> Iterator[str]:
    """Tables of an area's figures."""
    name = found.area.name if found.area else figures.directory.settings.name
    way = phrase("按路网") if figures.reaches.streets else phrase("直线估算")
    yield f"{name} · {_both('{minutes} 分钟', minutes=f'{figures.coverages.minutes:g}')} · {in_both(way)}"
    services, boards = figures.directory.by_id(Service), figures.directory.by_id(Board)
    yield _both("算{kinds}", kinds=_kinds(figures))
    walkers = ((in_both(label(walker)), each) for walker, each in found.walkers.items())
    levels = ((in_both(label(level)), each) for level, each in found.levels.items())
    yield from _coverages(_both("谁在走"), walkers)
    yield from _times(found)
    yield from _coverages(_both("各级中心"), levels)
    yield from _coverages(_both("板块"), ((boards[id_].name, each) for id_, each in found.boards.items()))
    promised = ((services[id_].name, each) for id_, each in found.services.items())
    yield from _coverages(_both("承诺的服务"), promised)
    yield from _targets(figures, found)
    yield from _blind_spots(found)
    yield from _left_out(found)


def effect_lines(effect: Effect) -> Iterator[str]:
    """The effect of a change, the greatest gain first."""
    if effect.is_nothing:
        yield _both("走得到的没有变化")
        return
    if not effect.is_same_way:
        yield _both("一边按路网，一边是直线估算")
    for walker, gain in effect.gains.items():
        yield _gain(walker, gain, effect.minutes)
    yield from map(_change, effect.estates)


def _gain(walker: Walker, gain: Gain, minutes: float) -> str:
    if gain.households is None:
        return _both("户数不知道（{walker}）", walker=label(walker))
    return _both(
        "{gain} 户 {minutes} 分钟内可达（{walker}）",
        gain=f"{gain.households:+,}",
        minutes=f"{minutes:g}",
        walker=label(walker),
    )


def _change(change: EstateChange) -> str:
    name, now, before = change.estate.name, _minutes(change.minutes_now), _minutes(change.minutes_before)
    if change.now is None:
        return f"{name} {_both('现在不知道或没有了')}"
    if change.was is None:
        return f"{name} {_both('现在 {now}，原来不知道或没有', now=now)}"
    return f"{name} {_both('现在 {now}，原来 {before}', now=now, before=before)}"


def _minutes(minutes: float | None) -> Phrase:
    if minutes is None:
        return phrase("半小时以上")
    return phrase("{minutes} 分钟", minutes=whole_minutes(minutes))


def _heads() -> Row:
    return (_both("户可达"), _both("人可达"), _both("走不到"), _both("可达率"))


def _coverages(title: str, rows: Iterable[tuple[str, Coverage | None]]) -> Iterator[str]:
    cells = [(name, *_cells(each)) for name, each in rows]
    if cells:
        yield ""
        yield from _table([(title, *_heads()), *cells])


def _cells(found: Coverage | None) -> Row:
    if found is None:
        return ("—", "—", "—", "—")
    reached, missed = found.reached, found.missed
    return amount(reached.households), amount(reached.people), amount(missed.households), percent(found.share)


def _times(found: ReachFigures) -> Iterator[str]:
    rows: list[Row] = [(_both("什么时候"), _both("开着"), _both("时间未知"), *_heads())]
    for each in found.times:
        opened, unknown = str(each.centers_open), str(each.centers_unknown)
        rows.append((_both(each.moment.label), opened, unknown, *_cells(each.surely)))
    yield ""
    yield from _table(rows)


def _targets(figures: Figures, found: ReachFigures) -> Iterator[str]:
    centers = found.centers
    share = percent(found.coverage.share if found.coverage else None)
    rows: list[Row] = [
        (_both("目标"), _both("现在"), _both("要达到")),
        (_both("{minutes} 分钟内", minutes=f"{figures.coverages.minutes:g}"), share, "100 %"),
        *_any_kind(figures, found),
        (_both("每平方公里"), decimal(centers.per_km2), "1"),
        (_both("每万人"), decimal(centers.per_10000_people), "—"),
    ]
    for level, each in centers.levels.items():
        rows.append(
            (in_both(label(level)), str(each.count), "—" if each.target is None else str(each.target))
        )
    least = f"≥ {figures.directory.settings.circle_standard.floor_area_m2:g} m²"
    rows += [
        (f"{least} {in_both(label(kind))}", f"{each.large}/{each.given}", "—")
        for kind, each in centers.floors.items()
    ]
    yield ""
    yield from _table(rows)


def _kinds(figures: Figures) -> str:
    return "、".join(in_both(label(kind)) for kind in figures.directory.settings.circle_standard.kinds)


def _any_kind(figures: Figures, found: ReachFigures) -> Iterator[Row]:
    """The share with every kind of center, where the standard does not count them all."""
    if not figures.counts_all and found.of_any_kind:
        yield (_both("各类服务点都算"), percent(found.of_any_kind.share), "—")


def _blind_spots(found: ReachFigures) -> Iterator[str]:
    yield ""
    yield f"{_both('走不到的小区')}: {len(found.blind_spots)}"
    yield from _table([_blind_spot(each) for each in found.blind_spots])


def _blind_spot(found: EstateReach) -> Row:
    name, homes = f"  {found.estate.name}", found.estate.households
    households = "—" if homes is None else _both("{count} 户", count=amount(homes))
    if found.minutes is None or found.center is None:
        return (name, households, in_both(_minutes(None)), "")
    return (name, households, in_both(_minutes(found.minutes)), found.center.name)


def _left_out(found: ReachFigures) -> Iterator[str]:
    """Estates and centers that the figures leave out."""
    without_households = sum(each.estate.households is None for each in found.estates)
    without_place = sum(each.reached is Reached.UNKNOWN for each in found.estates)
    if without_households:
        yield f"{_both('户数未知的小区')}: {without_households}"
    if without_place:
        yield f"{_both('位置未知的小区')}: {without_place}"
    if found.centers_without_place:
        yield f"{_both('位置未知的服务点')}: {found.centers_without_place}"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """Columns as wide as their widest cell; a Chinese character takes the room of two."""
    if not rows:
        return
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
