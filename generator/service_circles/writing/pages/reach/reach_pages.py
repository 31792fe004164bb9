"""Pages on who is not reached, for the publishing team: of the whole directory, and of each street."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service_circles.coverage.area_figures import EstateReach, Reached, ReachFigures, amount, decimal, percent
from service_circles.coverage.counted_centers import LevelCount
from service_circles.coverage.estate_coverage import Coverage
from service_circles.coverage.reports.figure_exports import LARGE_AREAS
from service_circles.geo.walkers import whole_minutes
from service_circles.languages.translator import Translator
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.writing.feeds.data_files import reach_file_of
from service_circles.writing.pages.reach.coverage_bars import board_bars, time_bars
from service_circles.writing.pages.reach.reach_map import reach_map
from service_circles.writing.site.addresses import path_to_root
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_ESTATES = 60
MOST_SERVICES = 60
MOST_PARTS = 60
"""Above this many areas to compare, the page lists their shares alone, the smallest first."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A row of a table: who is reached, as text; `thing` has a page."""

    name: str
    coverage: Coverage | None
    thing: object = None

    @property
    def cells(self) -> tuple[str, str, str]:
        """Households and people reached, and the share of households."""
        if self.coverage is None:
            return ("—", "—", "—")
        reached = self.coverage.reached
        return (amount(reached.households), amount(reached.people), percent(self.coverage.share))


@dataclass(frozen=True, slots=True)
class EstateRow:
    """An estate in the list, with its number on the map and the minutes to the nearest center as text."""

    found: EstateReach
    number: int | None
    words: Translator

    @property
    def minutes(self) -> str:
        """'14 分钟', '半小时以上' or '不知道'."""
        if self.found.minutes is not None:
            return self.words("{count} 分钟", count=whole_minutes(self.found.minutes))
        return self.words("不知道") if self.found.reached is Reached.UNKNOWN else self.words("半小时以上")


def has_reach_figures(site: Site) -> bool:
    """True if the places of an estate and of a center that counts are known."""
    doors, directory = site.reaches.doors, site.directory
    estates = any(area.id in doors for area in directory.all(Area) if area.kind is AreaKind.ESTATE)
    return estates and any(center.id in doors for center in site.figures.centers)


def counted_kinds(site: Site) -> str:
    """The kinds of center that figures count, as text: '服务中心'."""
    kinds = site.directory.settings.circle_standard.kinds
    return site.words.listed([site.words.label(kind) for kind in kinds])


def of_any_kind(site: Site, area: Area | None) -> Coverage | None:
    """Coverage with every kind of center; None where the standard counts them all, so that it is one figure."""
    return None if site.figures.counts_all else site.figures.coverage_of_any_kind(area)


def reach_pages(site: Site) -> Iterator[Page]:
    """The page of the whole directory and of its districts and streets; none without any figures."""
    if not has_reach_figures(site):
        return
    yield _page(site, None, "reach/")
    for area in site.figures.areas:
        if area.kind in LARGE_AREAS and area is not site.whole_area:
            yield _page(site, area, f"reach/{area.id}/")


def reach_address(site: Site, area: Area) -> str | None:
    """The address of an area's page; a district that is the whole directory has the first."""
    if not has_reach_figures(site):
        return None
    if area is site.whole_area:
        return "reach/"
    return f"reach/{area.id}/" if area.kind in LARGE_AREAS and area.id in site.figures.area_ids else None


def _page(site: Site, area: Area | None, address: str) -> Page:
    name = area.name if area else _whole_name(site)
    return Page(
        address,
        "reach.html",
        site.words("谁还走不到 · {name}", name=name),
        lambda: _values(site, area, path_to_root(address)),
        site.words("{name}哪些小区走不到服务点，多少户走得到，什么时候走得到", name=name),
    )


def _whole_name(site: Site) -> str:
    return site.whole_area.name if site.whole_area else site.directory.settings.name


def _values(site: Site, area: Area | None, up: str) -> Values:
    directory, found = site.directory, site.figures.of(area)
    estates = list(_estate_rows(found, site.words))
    services = directory.by_id(Service)
    return {
        "area": area,
        "name": area.name if area else _whole_name(site),
        "path": directory.path_to(area.id) if area else (),
        "found": found,
        "coverage": found.coverage,
        "kinds": counted_kinds(site),
        "of_any_kind": of_any_kind(site, area),
        "map": reach_map(site, found, up),
        "missed": [row for row in estates if row.found.reached is Reached.NO],
        "others": [row for row in estates if row.found.reached is not Reached.NO],
        "most": MOST_ESTATES,
        "parts": _parts(site, area),
        "most_parts": MOST_PARTS,
        "data_file": reach_file_of(site, area),
        "walkers": [CoverageRow(site.words.label(walker), each) for walker, each in found.walkers.items()],
        "times": found.times,
        "time_bars": time_bars(found, site.words),
        "has_perhaps": any(each.surely != each.perhaps for each in found.times),
        "levels": [CoverageRow(site.words.label(level), each, None) for level, each in found.levels.items()],
        "boards": [CoverageRow(directory.get(Board, id_).name, each, directory.get(Board, id_)) for id_, each in found.boards.items()],
        "board_bars": board_bars(site, found.boards),
        "services": _fewest_first(CoverageRow(services[id_].name, each, services[id_]) for id_, each in found.services.items())[:MOST_SERVICES],
        "targets": list(_targets(site, found)),
        "pace": _pace_text(site, found),
        "week": site.figures.week,
    }  # fmt: skip


def _estate_rows(found: ReachFigures, words: Translator) -> Iterator[EstateRow]:
    for number, each in enumerate(found.estates, start=1):
        yield EstateRow(each, number if each.reached is Reached.NO else None, words)


def _parts(site: Site, area: Area | None) -> list[CoverageRow]:
    """The areas below, with a link to their own page where they have one."""
    around = area or site.whole_area
    figures = site.figures
    below = site.directory.where(Area, parent=around.id if around else None)
    rows = [
        CoverageRow(each.name, figures.coverage(each), reach_address(site, each) or each)
        for each in below
        if each.id in figures.area_ids
    ]
    return rows if len(rows) <= MOST_PARTS else _fewest_first(rows)


def _fewest_first(rows: Iterable[CoverageRow]) -> list[CoverageRow]:
    def share(row: CoverageRow) -> float:
        return -1 if row.coverage is None or row.coverage.share is None else row.coverage.share

    return sorted(rows, key=lambda row: (share(row), row.name))


def _targets(site: Site, found: ReachFigures) -> Iterator[tuple[str, str, str]]:
    """Each aim with its present value and its target."""
    words, centers = site.words, found.centers
    standard, kinds = site.directory.settings.circle_standard, counted_kinds(site)
    share = percent(found.coverage.share) if found.coverage else "—"
    yield (
        words("{minutes} 分钟内走得到{kinds}的户", minutes=f"{standard.minutes:g}", kinds=kinds),
        share,
        "100 %",
    )
    wider = None if site.figures.counts_all else found.of_any_kind
    if wider:
        yield (words("各类服务点都算"), percent(wider.share), "—")
    yield (words("每平方公里{kinds}", kinds=kinds), decimal(centers.per_km2), "1")
    yield (words("每万人{kinds}", kinds=kinds), decimal(centers.per_10000_people), "—")
    for level, each in centers.levels.items():
        yield (
            _level(site, level, each, kinds),
            str(each.count),
            "—" if each.target is None else str(each.target),
        )
    for kind, count in centers.floors.items():
        name = words(
            "{kind}室内 {floor} 平方米以上", kind=words.label(kind), floor=f"{standard.floor_area_m2:g}"
        )
        yield (name, f"{count.large}/{count.given}", words("知道面积的 {count} 处", count=count.given))


def _level(site: Site, level: CenterLevel, found: LevelCount, kinds: str) -> str:
    """'街道级服务中心（各类 9 处）'."""
    name = site.words("{level}{kinds}", level=site.words.label(level), kinds=kinds)
    if found.of_any_kind == found.count:
        return name
    return site.words("{name}（各类 {count} 处）", name=name, count=found.of_any_kind)


def _pace_text(site: Site, found: ReachFigures) -> str:
    walker, standard = found.own_walker, site.directory.settings.circle_standard
    values = {
        "walker": site.words.label(walker),
        "pace": f"{site.reaches.meters_per_second(walker):g}",
        "minutes": f"{standard.minutes:g}",
    }
    if site.reaches.streets is None:
        return site.words(
            "{walker} {pace} 米/秒，步行 {minutes} 分钟；没有路网资料，按直线距离乘以 {factor} 估算",
            factor=f"{standard.detour_factor:g}",
            **values,
        )
    return site.words("{walker} {pace} 米/秒，步行 {minutes} 分钟，沿着真实的路走到门口", **values)
