"""Names of a country's districts and streets: real ones where a list is at hand, else made up.

The list is `admin` of tests/corpora.md, in the folder that SERVICE_CIRCLES_ADMIN names or beside the project.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WORDS_BEFORE = "明春和安宁福永长新华兴东西南北金银石榕柳梅兰竹菊桂松柏荷莲枫云月星海江"
WORDS_AFTER = "珠荫湾塘泉岭园桥港堤坊巷埠洲滩台冈坪井池"


def admin_folder() -> Path:
    """The folder of the list, which may not be there."""
    beside = Path(__file__).resolve().parents[2] / "shared/data/admin"
    return Path(os.environ.get("SERVICE_CIRCLES_ADMIN", beside))


def made_up_name(number: int) -> str:
    """Two characters, the same for the same number."""
    before = WORDS_BEFORE[number % len(WORDS_BEFORE)]
    return before + WORDS_AFTER[number // len(WORDS_BEFORE) % len(WORDS_AFTER)]


@dataclass(frozen=True)
class Place:
    """A unit of administration by its code, with the code of the one around it."""

    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True)
class Names:
    """The units of a country; streets by the code of their district."""

    provinces: Sequence[Place]
    cities: Sequence[Place]
    districts: Sequence[Place]
    streets: Mapping[str, Sequence[Place]]


def id_of(place: Place) -> str:
    """The id of a district, province or city."""
    return f"d{place.code}"


def read_names(districts: int) -> Names:
    """The names of so many districts, real ones if their list is at hand."""
    folder = admin_folder()
    if not folder.is_dir():
        return _made_up_names(districts)
    rows = {name: _rows(folder / f"{name}.csv") for name in ("provinces", "cities", "areas", "streets")}
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
    return Names(provinces, cities, found, streets)


def _city_name(name: str, province: str) -> str:
    """Municipalities have one 'city' that is only called a municipal district."""
    return (
        f"{province}{name}" if name in {"市辖区", "县"} or name.startswith(("省直辖", "自治区直辖")) else name
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def _made_up_names(districts: int) -> Names:
    provinces = [Place(f"{number:02}", f"{made_up_name(number)}省") for number in range(districts // 96 + 1)]
    cities = [
        Place(f"{number:04}", f"{made_up_name(number)}市", f"{number // 11 % len(provinces):02}")
        for number in range(districts // 9 + 1)
    ]
    found = [
        Place(f"{number:06}", f"{made_up_name(number)}区", cities[number // 9].code)
        for number in range(districts)
    ]
    streets = {
        place.code: [
            Place(f"{place.code}{at:03}", f"{made_up_name(13 * int(place.code) + at)}街道")
            for at in range(13)
        ]
        for place in found
    }
    return Names(provinces, cities, found, streets)
