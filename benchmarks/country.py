"""A made-up country for measuring portals: real names of districts and streets where they are at hand, all else invented.

    python -m benchmarks.country FOLDER --districts 40            projects, for `circles portal --cluster local`
    python -m benchmarks.country FOLDER --districts 2978 --shared   only what districts share, made by the program itself

Borders, coordinates, communities and centers come from a seed; the same seed gives the same files. Districts that follow each
other in the list lie beside each other and share a border, which is no straight grid.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from benchmarks.country_files import write_shared_files

ADMIN = Path(
    os.environ.get("SERVICE_CIRCLES_ADMIN", Path(__file__).resolve().parents[2] / "shared/data/admin")
)
DISTRICTS, COMMUNITIES, STREETS = 2_978, 600_000, 41_352
"""The whole country."""
Point = tuple[float, float]
Data = dict[str, Any]
_SOUTH, _WEST, _CELL = 22.0, 100.0, 0.2
_COLUMNS = 55
_UNEVEN = 0.3
"""The most by which a corner leaves the grid, as a part of a cell."""
_BEFORE = "明春和安宁福永长新华兴东西南北金银石榕柳梅兰竹菊桂松柏荷莲枫云月星海江"
_AFTER = "珠荫湾塘泉岭园桥港堤坊巷埠洲滩台冈坪井池"
_SERVICES = (
    "长者饭堂", "居住证办理", "社保卡申领", "高龄津贴申请", "家庭医生签约", "预防接种咨询", "四点半课堂", "志愿者登记",
    "微心愿认领", "法律咨询", "图书借阅", "心理辅导", "适老化改造", "创业补贴申请", "招聘信息", "日间托管", "轮椅借用", "康复训练",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A unit of administration by its code, with the code of the one around it."""

    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True)
class Country:
    """The names of a country, and the chance by which all else is made up."""

    seed: int
    provinces: Sequence[Place]
    cities: Sequence[Place]
    districts: Sequence[Place]
    streets: Mapping[str, Sequence[Place]] = field(repr=False)

    @cached_property
    def corners(self) -> Mapping[tuple[int, int], Point]:
        """The corners at which borders meet, by row and column."""
        chance = random.Random(f"corners {self.seed}")
        rows = len(self.districts) // _COLUMNS + 2
        return {
            (row, column): (
                _SOUTH + _CELL * (row + chance.uniform(-_UNEVEN, _UNEVEN)),
                _WEST + _CELL * (column + chance.uniform(-_UNEVEN, _UNEVEN)),
            )
            for row in range(rows)
            for column in range(_COLUMNS + 1)
        }

    def outline(self, number: int) -> tuple[Point, Point, Point, Point]:
        """The border of a district: the corners around it. Rows are walked to and fro."""
        row, column = divmod(number, _COLUMNS)
        column = column if row % 2 == 0 else _COLUMNS - 1 - column
        at = self.corners
        return at[row, column], at[row, column + 1], at[row + 1, column + 1], at[row + 1, column]

    def records(self, number: int, languages: Sequence[str] = ("zh-Hans",)) -> Data:
        """The settings and records of a district, as they stand in YAML."""
        return _District(self, number).records(languages)


@dataclass(frozen=True)
class _District:
    country: Country
    number: int

    def records(self, languages: Sequence[str]) -> Data:
        place = self.country.districts[self.number]
        id_ = id_of(place)
        chance = random.Random(f"district {self.country.seed} {place.code}")
        areas: list[Data] = [
            {"id": id_, "name": place.name, "kind": "district", "boundary": self._boundary()}
        ]
        centers: list[Data] = []
        for street in self.country.streets[place.code]:
            street_id = f"s{street.code}"
            areas.append({"id": street_id, "name": street.name, "kind": "street", "parent": id_})
            areas += self._communities(street_id, chance)
            centers.append(self._center(street_id, street.name, chance))
        return {
            "directory": _settings(id_, place.name, languages),
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
        mean = COMMUNITIES / STREETS
        for at in range(chance.randrange(round(mean) - 7, round(mean) + 8)):
            name = f"{chance.choice(_BEFORE)}{chance.choice(_AFTER)}社区"
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


def id_of(place: Place) -> str:
    """The id of a district, province or city."""
    return f"d{place.code}"


def _settings(id_: str, name: str, languages: Sequence[str]) -> Data:
    return {
        "id": id_,
        "name": f"{name}服务圈",
        "fictional": True,
        "federation": True,
        "handbook": False,
        "pages": "shell",
        "link_pictures": False,
        "print": {"posters": False, "booklets": False},
        "languages": list(languages),
        "publisher": {"name": "测量用"},
    }


def read_country(districts: int, seed: int) -> Country:
    """The country with so many districts, from all over the list of real ones if that is at hand."""
    if not ADMIN.is_dir():
        return _made_up_country(districts, seed)
    rows = {name: _rows(ADMIN / f"{name}.csv") for name in ("provinces", "cities", "areas", "streets")}
    found = [Place(row["code"], row["name"], row["cityCode"]) for row in rows["areas"]][:districts]
    streets: dict[str, list[Place]] = {place.code: [] for place in found}
    for row in rows["streets"]:
        if row["areaCode"] in streets:
            streets[row["areaCode"]].append(Place(row["code"], row["name"]))
    provinces = [Place(row["code"], row["name"]) for row in rows["provinces"]]
    names = {place.code: place.name for place in provinces}
    cities = [
        Place(row["code"], _city_name(row["name"], names[row["provinceCode"]]), row["provinceCode"])
        for row in rows["cities"]
    ]
    return Country(seed, provinces, cities, found, streets)


def _city_name(name: str, province: str) -> str:
    """Municipalities have one 'city' that is only called a municipal district."""
    return (
        f"{province}{name}" if name in {"市辖区", "县"} or name.startswith(("省直辖", "自治区直辖")) else name
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def _made_up_country(districts: int, seed: int) -> Country:
    provinces = [Place(f"{number:02}", f"{_name(number)}省") for number in range(districts // 96 + 1)]
    cities = [
        Place(f"{number:04}", f"{_name(number)}市", f"{number // 11 % len(provinces):02}")
        for number in range(districts // 9 + 1)
    ]
    found = [
        Place(f"{number:06}", f"{_name(number)}区", cities[number // 9].code) for number in range(districts)
    ]
    streets = {
        place.code: [
            Place(f"{place.code}{at:03}", f"{_name(13 * int(place.code) + at)}街道") for at in range(13)
        ]
        for place in found
    }
    return Country(seed, provinces, cities, found, streets)


def _name(number: int) -> str:
    return _BEFORE[number % len(_BEFORE)] + _AFTER[number // len(_BEFORE) % len(_AFTER)]


def write_project(country: Country, number: int, folder: Path) -> None:
    """Write a district as a project, which `circles build` builds."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    text = yaml.dump(country.records(number), allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)
    (folder / "communities.yaml").write_text(text, encoding="utf-8")


def write_portal(country: Country, folder: Path, *, projects: bool) -> None:
    """Write the list of districts, which lie beside its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    cities = {place.parent for place in country.districts}
    regions = [{"id": f"p{each.code}", "name": each.name} for each in country.provinces]
    regions += [
        {"id": f"c{each.code}", "name": each.name, "parent": f"p{each.parent}"}
        for each in country.cities
        if each.code in cities
    ]
    listed = [
        {"id": id_of(each), "name": each.name, "site": f"../{id_of(each)}/site", "region": f"c{each.parent}"}
        | ({"project": f"../{id_of(each)}"} if projects else {})
        for each in country.districts
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
    country = read_country(given.districts, given.seed)
    for number, place in enumerate(country.districts):
        folder = given.folder / id_of(place)
        if given.shared:
            write_shared_files(country.records(number), folder / "site")
        else:
            write_project(country, number, folder)
    write_portal(country, given.folder / "portal", projects=not given.shared)


if __name__ == "__main__":
    main()
