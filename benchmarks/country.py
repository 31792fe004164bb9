"""A made-up country for measuring portals: real names of districts and streets where they are at hand, all else invented.

    python -m benchmarks.country FOLDER --districts 40            projects, for `circles portal --cluster local`
    python -m benchmarks.country FOLDER --districts 2978 --shared   only what districts share, made by the program itself

Borders, coordinates, communities and centers come from a seed; the same seed gives the same files. Districts that follow each
other in the list lie side by side; their borders are a grid whose corners are moved by chance.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from benchmarks.country_files import write_shared_files
from benchmarks.country_names import WORDS_AFTER, WORDS_BEFORE, Names, id_of, read_names

_COMMUNITIES_PER_STREET = 15
"""Some 600,000 communities in the whole country; by chance up to half as many more or fewer."""
Point = tuple[float, float]
Data = dict[str, Any]
_SOUTH_DEGREES, _WEST_DEGREES, _CELL_DEGREES = 22.0, 100.0, 0.2
_UNEVEN = 0.3
"""The most by which a corner leaves the grid, as a part of a cell."""
_SERVICES = (
    "长者饭堂", "居住证办理", "社保卡申领", "高龄津贴申请", "家庭医生签约", "预防接种咨询", "四点半课堂", "志愿者登记",
    "微心愿认领", "法律咨询", "图书借阅", "心理辅导", "适老化改造", "创业补贴申请", "招聘信息", "日间托管", "轮椅借用", "康复训练",
)  # fmt: skip


@dataclass(frozen=True)
class Country:
    """The names of a country, and the chance by which all else is made up."""

    seed: int
    names: Names = field(repr=False)
    columns: int = 55
    """Districts from west to east."""

    @cached_property
    def corners(self) -> Mapping[tuple[int, int], Point]:
        """The corners at which borders meet, by row and column."""
        chance = random.Random(f"corners {self.seed}")
        rows = len(self.names.districts) // self.columns + 2
        return {
            (row, column): (
                _SOUTH_DEGREES + _CELL_DEGREES * (row + chance.uniform(-_UNEVEN, _UNEVEN)),
                _WEST_DEGREES + _CELL_DEGREES * (column + chance.uniform(-_UNEVEN, _UNEVEN)),
            )
            for row in range(rows)
            for column in range(self.columns + 1)
        }

    def outline(self, number: int) -> tuple[Point, Point, Point, Point]:
        """The border of a district: the corners around it. Every second row runs westward, so that neighbors of the list touch."""
        row, column = divmod(number, self.columns)
        column = column if row % 2 == 0 else self.columns - 1 - column
        at = self.corners
        return at[row, column], at[row, column + 1], at[row + 1, column + 1], at[row + 1, column]

    def records(self, number: int) -> Data:
        """The settings and records of a district, as they stand in YAML."""
        return _District(self, number).records()


@dataclass(frozen=True)
class _District:
    country: Country
    number: int

    def records(self) -> Data:
        place = self.country.names.districts[self.number]
        id_ = id_of(place)
        chance = random.Random(f"district {self.country.seed} {place.code}")
        areas: list[Data] = [
            {"id": id_, "name": place.name, "kind": "district", "boundary": self._boundary()}
        ]
        centers: list[Data] = []
        for street in self.country.names.streets[place.code]:
            street_id = f"s{street.code}"
            areas.append({"id": street_id, "name": street.name, "kind": "street", "parent": id_})
            areas += self._communities(street_id, chance)
            centers.append(self._center(street_id, street.name, chance))
        return {
            "directory": _settings(id_, place.name),
            "areas": areas,
            "services": [
                {"id": f"service-{at}", "name": name, "board": "guides", "summary": f"{name}，带身份证来"}
                for at, name in enumerate(_SERVICES)
            ],
            "centers": centers,
        }

    def _boundary(self) -> Data:
        corners = [[round(north, 6), round(east, 6)] for north, east in self.country.outline(self.number)]
        return {"datum": "wgs84", "points": corners}

    def _communities(self, street_id: str, chance: random.Random) -> Iterator[Data]:
        half = _COMMUNITIES_PER_STREET // 2
        for at in range(_COMMUNITIES_PER_STREET + chance.randrange(-half, half + 1)):
            name = f"{chance.choice(WORDS_BEFORE)}{chance.choice(WORDS_AFTER)}社区"
            yield {
                "id": f"{street_id}-{at}", "name": name, "kind": "community", "parent": street_id,
                "location": self._location(chance),
            }  # fmt: skip

    def _center(self, street_id: str, name: str, chance: random.Random) -> Data:
        return {
            "id": f"{street_id}-center",
            "name": f"{name}党群服务中心",
            "level": "street",
            "area": street_id,
            "address": f"幸福路 {chance.randrange(1, 999)} 号",
            "location": self._location(chance) | {"accuracy": "entrance"},
            "phones": [{"number": f"0000-{chance.randrange(10_000):04d} {chance.randrange(10_000):04d}"}],
            "schedule": {"rules": [{"byday": "周一至周五", "hours": "08:30-12:00, 14:00-17:30"}], "holidays": "closed"},
            "services": [{"service": f"service-{at}"} for at in sorted(chance.sample(range(len(_SERVICES)), 6))],
        }  # fmt: skip

    def _location(self, chance: random.Random) -> Data:
        """A point between the four corners."""
        one, two, three, four = self.country.outline(self.number)
        east, north = chance.random(), chance.random()
        latitude, longitude = (
            (1 - north) * ((1 - east) * one[at] + east * two[at]) + north * ((1 - east) * four[at] + east * three[at])
            for at in (0, 1)
        )  # fmt: skip
        return {"latitude": round(latitude, 6), "longitude": round(longitude, 6), "datum": "wgs84"}


def _settings(id_: str, name: str) -> Data:
    return {
        "id": id_,
        "name": f"{name}服务圈",
        "fictional": True,
        "federation": True,
        "handbook": False,
        "pages": "shell",
        "link_pictures": False,
        "print": {"posters": False, "booklets": False},
        "languages": ["zh-Hans"],
        "publisher": {"name": "测量用"},
    }


def write_project(country: Country, number: int, folder: Path) -> None:
    """Write a district as a project, which `circles build` builds."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    text = yaml.dump(country.records(number), allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)
    (folder / "communities.yaml").write_text(text, encoding="utf-8")


def write_portal(country: Country, folder: Path, *, projects: bool) -> None:
    """Write the list of districts, which lie beside its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    cities = {place.parent for place in country.names.districts}
    regions = [{"id": f"p{each.code}", "name": each.name} for each in country.names.provinces]
    regions += [
        {"id": f"c{each.code}", "name": each.name, "parent": f"p{each.parent}"}
        for each in country.names.cities
        if each.code in cities
    ]
    listed = [
        {"id": id_of(each), "name": each.name, "site": f"../{id_of(each)}/site", "region": f"c{each.parent}"}
        | ({"project": f"../{id_of(each)}"} if projects else {})
        for each in country.names.districts
    ]
    data = {
        "directory": {
            "id": "country",
            "name": "测量用门户",
            "publisher": {"name": "测量用"},
            "fictional": True,
        },
        "portal": {"regions": regions, "districts": listed},
    }
    text = yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)
    (folder / "portal.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    """Write the country."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.country", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--districts", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--shared", action="store_true", help="only what districts share, not their projects"
    )
    given = options.parse_args()
    country = Country(given.seed, read_names(given.districts))
    for number, place in enumerate(country.names.districts):
        folder = given.folder / id_of(place)
        if given.shared:
            write_shared_files(country.records(number), folder / "site")
        else:
            write_project(country, number, folder)
    write_portal(country, given.folder / "portal", projects=not given.shared)


if __name__ == "__main__":
    main()
