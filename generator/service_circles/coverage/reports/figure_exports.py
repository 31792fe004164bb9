"""The figures, and the effect of a change, as JSON and as a long table for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from service_circles.basics.json_text import json_bytes
from service_circles.coverage.area_figures import EstateReach, ReachFigures, TimeFigures
from service_circles.coverage.directory_figures import Figures
from service_circles.coverage.estate_coverage import Coverage
from service_circles.coverage.ordinary_week import MOMENTS
from service_circles.coverage.reports.comparison import Effect
from service_circles.geo.walkers import Walker
from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterLevel

LARGE_AREAS = frozenset({AreaKind.CITY, AreaKind.DISTRICT, AreaKind.STREET, AreaKind.TOWN})
Data = dict[str, object]
MEASURES = (
    "share",
    *("estates_reached", "estates_missed", "estates_unknown"),
    *("households_reached", "households_missed", "households_not_given"),
    *("people_reached", "people_missed", "people_not_given"),
)
COLUMNS = ("area", "area_name", "table", "item", "measure", "value")
EFFECT_COLUMNS = ("table", "item", "name", "measure", "value")
_ESTATE_BYTES, _COVERAGE_BYTES = 260, 320
_FORMULA = re.compile(r"\s*[=+@＝＋＠]|\s*[-－](?![0-9.]+$)|[\t\r]")
_CHANGES = ("was", "now", "minutes_before", "minutes_now")


def reach_json(figures: Figures, area: Area | None = None, *, only_large: bool = False) -> bytes:
    """All figures, of the whole directory, its districts and streets; or of one area and all below it.

    `only_large`: no communities of an area either.
    """
    return json_bytes(reach_data(figures, area, only_large=only_large)) + b"\n"


def estimated_bytes(figures: Figures) -> int:
    """About as many bytes as the JSON of the whole directory has, rather more; nothing is computed for it."""
    directory = figures.directory
    estates, areas = len(figures.estates()), sum(each.kind in LARGE_AREAS for each in figures.areas)
    tables = len(directory.settings.boards) + len(figures.promised) + len(CenterLevel) + len(Walker)
    return _ESTATE_BYTES * estates + (areas + 1) * _COVERAGE_BYTES * (tables + 2 * len(MOMENTS))


def reach_csv(figures: Figures, area: Area | None = None) -> str:
    """The same as JSON, one number a row; a value that is not known is empty."""
    return _csv(COLUMNS, _rows(reach_data(figures, area)))


def _csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def plain_cell(cell: object) -> object:
    """A cell that no spreadsheet program computes: a name such as `=HYPERLINK(…)` gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def reach_data(figures: Figures, area: Area | None = None, *, only_large: bool = False) -> Data:
    """The content of the JSON: estates once, with the minutes; areas with the ids of those not reached."""
    standard = figures.directory.settings.circle_standard
    below = {each.id for each in figures.directory.within(Area, area.id)} if area else figures.area_ids
    # Thousands of communities would make a file that nobody opens.
    only_large = only_large or area is None
    areas = [
        each for each in figures.areas if each.id in below and (each.kind in LARGE_AREAS or not only_large)
    ]
    found = figures.of(area)
    others = [figures.of(each) for each in areas if each is not area]
    return {
        "standard": {
            "minutes": standard.minutes,
            "pace": standard.pace.value,
            "kinds": [kind.value for kind in standard.kinds],
            "floor_area_m2": standard.floor_area_m2,
        },
        "by_streets": figures.reaches.streets is not None,
        "week": figures.week.isoformat(),
        "estates": [_estate(each) for each in found.estates],
        "areas": [_area(each) for each in (found, *others)],
    }


def _estate(found: EstateReach) -> Data:
    return {
        "id": found.estate.id,
        "name": found.estate.name,
        "reached": found.reached.value,
        "minutes": _rounded(found.minutes),
        "center": found.center.id if found.center else None,
        "is_estimate": found.is_estimate,
        "households": found.estate.households,
        "people": found.estate.population,
    }


def _area(found: ReachFigures) -> Data:
    centers = found.centers
    return {
        "id": found.area.id if found.area else None,
        "name": found.area.name if found.area else None,
        "blind_spots": [each.estate.id for each in found.blind_spots],
        "centers": {
            "count": centers.count,
            "of_any_kind": centers.of_any_kind,
            "without_place": found.centers_without_place,
            "per_km2": _rounded(centers.per_km2),
            "per_10000_people": _rounded(centers.per_10000_people),
            "floor_given": centers.counted_floors.given,
            "floor_large": centers.counted_floors.large,
        },
        "floors": {
            kind.value: {"given": each.given, "large": each.large} for kind, each in centers.floors.items()
        },
        "level_counts": {
            level.value: {"count": each.count, "of_any_kind": each.of_any_kind, "target": each.target}
            for level, each in centers.levels.items()
        },
        "of_any_kind": _coverage(found.of_any_kind),
        "walkers": _coverages((walker.value, each) for walker, each in found.walkers.items()),
        "levels": _coverages((level.value, each) for level, each in found.levels.items()),
        "boards": _coverages(found.boards.items()),
        "services": _coverages(found.services.items()),
        "times": {each.moment.key: _time(each) for each in found.times},
    }


def _time(found: TimeFigures) -> Data:
    return {
        "centers_open": found.centers_open,
        "centers_unknown": found.centers_unknown,
        **{f"surely_{name}": value for name, value in _coverage(found.surely).items()},
        **{f"perhaps_{name}": value for name, value in _coverage(found.perhaps).items()},
    }


def _coverages(found: Iterable[tuple[str, Coverage | None]]) -> Data:
    return {name: _coverage(each) for name, each in found}


def _coverage(found: Coverage | None) -> Data:
    """The same measures whether they are known or not; `..._not_given` counts estates without the number."""
    if found is None:
        return dict.fromkeys(MEASURES)
    reached, missed, unknown = found.reached, found.missed, found.unknown
    values = (
        _rounded(found.share, 4),
        *(reached.estates, missed.estates, unknown.estates),
        *(reached.households, missed.households, reached.households_not_given + missed.households_not_given),
        *(reached.people, missed.people, reached.people_not_given + missed.people_not_given),
    )
    return dict(zip(MEASURES, values, strict=True))


def _rounded(number: float | None, digits: int = 2) -> float | None:
    return None if number is None else round(number, digits)


def _rows(data: Data) -> Iterator[tuple[object, ...]]:
    for name, value in data.items():
        if isinstance(value, list):
            for item in value:
                yield from _item_rows(name, item)
        elif isinstance(value, dict):
            yield from (("", "", name, "", measure, each) for measure, each in value.items())
        else:
            yield ("", "", "all", "", name, value)


def _item_rows(kind: str, item: Mapping[str, object]) -> Iterator[tuple[object, ...]]:
    """An estate is one item; an area is a table of items for each of its maps of maps."""
    place = (item["id"], item["name"])
    for table, value in item.items():
        if table in {"id", "name"}:
            continue
        if not isinstance(value, dict):
            listed = " ".join(value) if isinstance(value, list) else value
            yield (*place, kind, "", table, listed)
            continue
        for name, each in value.items():
            measures = each.items() if isinstance(each, dict) else ((name, each),)
            row = name if isinstance(each, dict) else ""
            yield from ((*place, table, row, measure, found) for measure, found in measures)


def effect_json(effect: Effect) -> bytes:
    """The gains of each walker, and every estate whose minutes have changed."""
    gains = {
        walker.value: {"households": gain.households, "people": gain.people}
        for walker, gain in effect.gains.items()
    }
    data = {
        "minutes": effect.minutes,
        "is_same_way": effect.is_same_way,
        "gains": gains,
        "estates": _changed_estates(effect),
    }
    return json_bytes(data) + b"\n"


def effect_csv(effect: Effect) -> str:
    """The same, one number a row."""
    return _csv(EFFECT_COLUMNS, _effect_rows(effect))


def _effect_rows(effect: Effect) -> Iterator[tuple[object, ...]]:
    for walker, gain in effect.gains.items():
        yield ("walkers", walker.value, "", "households", gain.households)
        yield ("walkers", walker.value, "", "people", gain.people)
    for estate in _changed_estates(effect):
        yield from (("estates", estate["id"], estate["name"], each, estate[each]) for each in _CHANGES)


def _changed_estates(effect: Effect) -> list[dict[str, object]]:
    return [
        {
            "id": change.estate.id,
            "name": change.estate.name,
            "was": change.was and change.was.value,
            "now": change.now and change.now.value,
            "minutes_before": change.minutes_before,
            "minutes_now": change.minutes_now,
        }
        for change in effect.estates
    ]
