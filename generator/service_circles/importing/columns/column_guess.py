"""Guesses which field a column is, from its heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from service_circles.importing.columns.import_fields import Shape, field_named, import_fields
from service_circles.importing.columns.import_mapping import (
    ADDRESS_REST,
    AREA_ABOVE,
    LATITUDE,
    LOCATION,
    LONGITUDE,
    PERSON,
    SKIPPED,
    Column,
)
from service_circles.records.record import Record
from service_circles.records.values.contact import Datum
from service_circles.records.values.translations import LANGUAGE_SHAPE

_IN_BRACKETS = re.compile(r"[（(\[【].*?[）)\]】]")
_LAST_BRACKETS = re.compile(r"[（(\[【][^（(\[【]*[）)\]】]\W*$")
_MARKS = re.compile(r"[\s*＊_:：·.．/、,，—\-()（）\[\]【】]+")
_TRANSLATED = re.compile(rf"(.+?)\s*[（(.]\s*({LANGUAGE_SHAPE})\s*[)）]?")
_LONGEST_HEADING = 40
_SEASON = re.compile("[春夏秋冬]|寒假|暑假|summer|winter")
_DATUM_WORDS = {
    Datum.GCJ02: ("高德", "腾讯", "gcj", "火星", "amap"),
    Datum.BD09: ("百度", "bd09", "bd-09", "baidu"),
    Datum.WGS84: ("wgs", "gps", "天地图", "cgcs2000", "国家2000"),
}


@dataclass(frozen=True)
class Target:
    """The field that a heading means; for phones also their kind and label."""

    field: str
    kind: str | None = None
    label: str | None = None


def simple_name(text: str) -> str:
    """'* 联系电话（区号）' -> '联系电话区号': a heading without marks, as headings are compared."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())


def target_of(kind: type[Record], heading: str) -> Target | None:
    """The field that a heading means, with or without what it says in brackets."""
    known = _targets(kind)
    without_last = _LAST_BRACKETS.sub("", heading)
    names = map(simple_name, (heading, without_last, _IN_BRACKETS.sub("", heading)))
    found = next((known[name] for name in names if name in known), None) or _by_words(kind, heading)
    if found and found.field == "schedule" and _SEASON.search(heading.lower()):
        return None  # '开放时间（夏季）' beside '开放时间（冬季）': neither is that of the year
    translated = _TRANSLATED.fullmatch(heading.strip())
    base = target_of(kind, translated[1]) if translated and simple_name(heading) not in known else None
    field = field_named(kind, f"{base.field}.{translated[2]}") if base and translated else None
    return Target(field.key) if field else found


def _by_words(kind: type[Record], heading: str) -> Target | None:
    """The field of a heading that no list has, by a word in it: 'Distribution Hours (call first)', '供餐时间段'."""
    name = simple_name(_LAST_BRACKETS.sub("", heading))
    if len(name) > _LONGEST_HEADING:
        return None
    for group in _groups():
        words, others = group.get("within", ()), group.get("but", ())
        is_meant = any(word in name for word in words) and not any(word in name for word in others)
        if is_meant and group["field"] in import_fields(kind):
            return Target(group["field"])
    return None


def guess_columns(kind: type[Record], names: Iterable[str]) -> tuple[Column, ...]:
    """A column for each heading; a field that takes one value gets the first column only."""
    found: list[Column] = []
    taken: set[str] = set()
    for name in filter(None, names):
        target = target_of(kind, name)
        if target is None or (target.field in taken and target.field in _single(kind)):
            found.append(Column(column=name))
            continue
        taken.add(target.field)
        found.append(Column(column=name, field=target.field, kind=target.kind, label=target.label))
    return tuple(found)


def guess_datum(texts: Iterable[str]) -> Datum | None:
    """The datum that headings or titles name, if they name one."""
    said = " ".join(texts).lower()
    found = [datum for datum, words in _DATUM_WORDS.items() if any(word in said for word in words)]
    return found[0] if len(found) == 1 else None


@cache
def _single(kind: type[Record]) -> frozenset[str]:
    several = {name for name, field in import_fields(kind).items() if field.shape is Shape.PHONES}
    return frozenset({*import_fields(kind), LATITUDE, LONGITUDE, AREA_ABOVE} - several)


@cache
def _targets(kind: type[Record]) -> Mapping[str, Target]:
    """Headings in their simple form: names and titles of the schema first, then the list of other names."""
    found: dict[str, Target] = {}
    for name, field in import_fields(kind).items():
        for text in (name, field.title):
            found.setdefault(simple_name(text), Target(name))
    for text, target in _aliases(kind):
        found.setdefault(simple_name(text), target)
    return found


def _aliases(kind: type[Record]) -> Iterator[tuple[str, Target]]:
    fields = import_fields(kind)
    for group in _groups():
        field = group["field"]
        has_point = field in {LATITUDE, LONGITUDE} and LOCATION in fields
        if kind.meta.name not in group.get("kinds", [kind.meta.name]):
            continue
        if field == "phones" and "phone" in fields:
            field = "phone"
        if (
            field in fields
            or has_point
            or field in {SKIPPED, PERSON}
            or (field == AREA_ABOVE and "area" in fields)
            or (field == ADDRESS_REST and "address" in fields)
        ):
            target = Target(field, group.get("kind"), group.get("label"))
            yield from ((name, target) for name in group.get("names", ()))


@cache
def _groups() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("column_names.yaml").read_text("utf-8")
    groups: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return groups
