"""A project whose every text field, found in the schema itself, holds hostile text."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.settings.face import HomeBlock
from service_circles.records.values.fields import FilePath, Id, Line, Name, PhoneNumber, Prose, Url
from service_circles.records.values.hours_text import ByDay, Hours
from service_circles.records.values.record_part import Part, authors_fields
from tests.browser.hostile_text import LINES, PROSE, URLS, together
from tests.official_project import write_yaml
from tests.publishing import ROOT

GROUPS = together(LINES, 200)
VARIANTS = len(GROUPS)
PICTURE = """photos/it's "x" onerror=alert(1) ${y} & #1?.png"""
LEFT_OUT = object()


def ids(variant: int) -> Mapping[str, str]:
    """The id of the record of each kind in a variant; some of them mean something to JavaScript."""
    known = ("constructor", "null", "undefined", "true", "prototype", "valueof")
    own = {kind.meta.name: f"{kind.meta.name}-{variant}" for kind in KINDS}
    return {**own, "center": known[variant]} if variant < len(known) else own


def fixed_values(variant: int) -> Mapping[str, Mapping[str, object]]:
    """Fields that cannot hold any text: references between records, and values with a pattern of their own."""
    id_of = ids(variant)
    below = ("street", "town", "community", "village", "estate", "grid", "building")
    place = {"latitude": str(21.2 + variant / 5_000), "longitude": "112.6", "datum": "wgs84"}
    return {
        "Area": {"id": id_of["area"], "parent": "root", "kind": below[variant % 7], "official_code": "440605"},
        "ServiceCenter": {"id": id_of["center"], "area": id_of["area"], "own_kind": "食物银行"},
        "EmergencyNumber": {"number": f"0000-0000 {variant:04}"},
        "OwnKind": {"name": "食物银行", "icon": "food-apple-outline"},
        "OwnField": {"name": "能带狗吗", "type": "text"},
        "Face": {"home": [str(block.value) for block in HomeBlock]},
        "MenuLink": {"to": "emergency"},
        "Font": {"family": "$x (1) &amp", "scripts": ["latin"], "file": LEFT_OUT, "bold": LEFT_OUT},
        "Detail": {"field": "能带狗吗"},
        "Listing": {"withheld": "否"},
        "Editing": {"email": "${alert(1)}&`x`@evil.invalid"},
        "Forge": {"api": "https://git.example.org/api/v1", "repository": "district/circles", "branch": "main"},
        "OpenData": {"license": "CC-BY-4.0"},
        "SameWords": {"words": ["敬老院", "颐康中心"]},
        "Closure": {"replacement": ids((variant + 1) % VARIANTS)["center"]},
        "ServiceAtCenter": {"service": id_of["service"], "organization": id_of["organization"]},
        "OrganizationAtCenter": {"organization": id_of["organization"]},
        "Service": {"id": id_of["service"], "board": f"board-{variant % 3}", "organization": id_of["organization"]},
        "Organization": {
            "id": id_of["organization"],
            "areas": [id_of["area"], "root"],
            "hub_of": ["root"],
        },
        "Party": {"not_yet": "否"},
        "ServiceCircle": {
            "id": id_of["circle"],
            "origins": [id_of["center"]],
            "promises": [id_of["service"]],
            "areas": [id_of["area"]],
        },
        "Channel": {"id": id_of["channel"], "areas": [id_of["area"]]},
        "WorksWith": {"organization": id_of["organization"]},
        "Award": {"honor": id_of["honor"]},
        "Honor": {"id": id_of["honor"]},
        "Ledger": {
            "id": id_of["ledger"],
            "board": f"board-{variant % 3}",
            "channel": id_of["channel"],
            "service": id_of["service"],
            "figures": [("per_stage", "satisfaction", "spending", "points")[variant % 4]],
        },
        "Entry": {
            "id": id_of["entry"],
            "ledger": id_of["ledger"],
            "area": id_of["area"],
            "stream": f"part-{variant}",
            "responsible": id_of["organization"],
            "channel": id_of["channel"],
            "center": id_of["center"],
            "satisfaction": "4.5",
            "show_early": "false",
            "group": id_of["group"],
        },
        "AccountLine": {
            "spending_yuan": LEFT_OUT,
            "organization": id_of["organization"],
            "decided_in": ids((variant + 1) % VARIANTS)["entry"],
        },
        "OfficePart": {"organization": id_of["organization"]},
        "Survey": {"respondents": "7", "several": "true"},
        "SurveyResult": {"count": "5", "led_to": id_of["entry"], "service": id_of["service"]},
        "Room": {"id": f"room-{variant}", "channel": id_of["channel"]},
        "Step": {"stage": f"part-{variant}"},
        "EntryParty": {"organization": id_of["organization"]},
        "Document": {"file": LEFT_OUT},
        "Decision": {"households_entitled": "20"},
        "Event": {
            "id": id_of["event"],
            "area": id_of["area"],
            "center": id_of["center"],
            "organization": id_of["organization"],
            "services": [id_of["service"]],
            "room": f"room-{variant}",
            "group": id_of["group"],
            "agenda": [id_of["entry"]],
            "capacity": "30",
            "signed_up": "12",
            "repeats": "FREQ=WEEKLY;BYDAY=TH;COUNT=9",
            "campaigns": [id_of["campaign"]],
            "except_dates": ["2026-10-08"],
            "extra_dates": ["2026-10-10"],
        },
        "Held": {"date": "2026-10-15"},
        "Cancelled": {"date": "2026-10-22"},
        "CouncilMember": {"organization": id_of["organization"]},
        "Group": {
            "id": id_of["group"],
            "room": f"room-{variant}",
            "area": id_of["area"],
            "center": id_of["center"],
            "organization": id_of["organization"],
        },
        "Alert": {
            "id": id_of["alert"],
            "areas": ["root"],
            "centers": [id_of["center"]],
            "starts_at": "06:00",
            "ends": "2199-12-31",
            "ends_at": "18:00",
        },
        "Answer": {
            "id": id_of["answer"],
            "board": f"board-{variant % 3}",
            "services": [id_of["service"]],
            "areas": ["root"],
        },
        "Campaign": {"id": id_of["campaign"], "areas": ["root"], "organization": id_of["organization"]},
        "Goal": {
            "ledger": id_of["ledger"],
            "stage": f"part-{variant}",
            "events": LEFT_OUT,
            "honor": LEFT_OUT,
            "pages": LEFT_OUT,
        },
        "IndicatorPart": {"value": "6"},
        "Indicator": {
            "id": id_of["indicator"],
            **({"value": LEFT_OUT, "parts_differ": LEFT_OUT} if variant % 5 == 4 else {"value": "7", "not_measured": LEFT_OUT}),
            "computed": LEFT_OUT,
            "ledger": id_of["ledger"],
            "area": id_of["area"],
            "share_of": ids((variant + 1) % VARIANTS)["indicator"],
        },
        "IndicatorPeriod": {"period": "2025"},
        "Source": {"period": "2025-11"},
        "Location": place,
        "Boundary": {"datum": "wgs84", "points": [["21.19", "112.59"], ["21.21", "112.59"], ["21.2", "112.61"]]},
        "ScheduleException": {"until": "2026-10-02"},
        "ScheduleRule": {"valid_to": "2026-12-01"},
        "Holiday": {"until": "2026-10-03"},
        "CalendarYear": {"year": "2026", "workdays": ["2026-10-10"]},
        "YearFigures": {"year": "2025"},
        "CircleStandard": {"minutes": "10", "detour_factor": "1.4", "radius_m": "500"},
        "Board": {"icon": "no-such-icon", "formerly": f"old-board-{variant}"},
        "Publisher": {"email": "${alert(1)}&`x`@evil.invalid"},
        "Feedback": {
            "ways": ["form", "email", "issues"],
            "form": "https://form.invalid/?record={record}&found={query}&a=b",
            "email": "${alert(1)}&`x`@evil.invalid",
            "issues": "https://issues.invalid/new?a=1&b=$x(1)",
        },
        "Legal": {"police_code": "00000000000000", "site_code": "0000000000"},
        "TileLayer": {"url": "https://tiles.invalid/{z}/{x}/{y}.png?a=1&b=2", "datum": "gcj02"},
        "DirectorySettings": {
            "region": LEFT_OUT,
            "id": "hostile",
            "time_zone": "Asia/Shanghai",
            "country": "CN",
            "languages": ["zh-Hans"],
            "accent": "#1F5F8B",
            "walking": LEFT_OUT,
        },
    }  # fmt: skip


class Filler:
    """Makes parts with every field filled in; each field has another text, each variant begins elsewhere."""

    def __init__(self, variant: int) -> None:
        self._variant = variant
        self._fields_filled = variant
        self._fixed = fixed_values(variant)

    def part(self, model: type[Part]) -> dict[str, object]:
        """A part as an author would write it."""
        fixed, hints = dict(self._fixed.get(model.__name__, {})), get_type_hints(model, include_extras=True)
        if issubclass(model, Record):
            fixed["formerly"] = f"old-{model.meta.name}-{self._variant}"
        values = {name: fixed.get(name) or self._value(hints[name], name) for name in authors_fields(model)}
        return {name: value for name, value in values.items() if value is not LEFT_OUT}

    def _value(self, kind: Any, name: str) -> object:
        if kind in (Line, Name, Prose, Url):
            return self._text(kind)
        if kind == Id:
            return f"part-{self._variant}" if name == "id" else LEFT_OUT
        known = {PhoneNumber: "0000-0000 0001", FilePath: PICTURE, ByDay: "每天", Hours: "09:00-17:00"}
        if kind in known:
            return known[kind]
        return self._value_of_shape(kind, name)

    def _value_of_shape(self, kind: Any, name: str) -> object:
        arguments = get_args(kind)
        if get_origin(kind) is Annotated:
            assert arguments[0] is not str, f"say what {name} looks like in fixed_values"
            return self._value(arguments[0], name)
        if get_origin(kind) in (Union, UnionType):
            return self._value(next(one for one in arguments if one is not NoneType), name)
        if get_origin(kind) is tuple:
            return [self._value(arguments[0], name)]
        if issubclass(kind, Part):
            return self.part(kind)
        if issubclass(kind, Enum):
            return list(kind)[self._variant % len(kind)].value
        return {bool: "true", int: "3", float: "7", date: "2026-10-01"}[kind]

    def _text(self, kind: Any) -> str:
        self._fields_filled += 1
        at = self._fields_filled
        if kind == Url:
            return URLS[at % len(URLS)]
        return (
            GROUPS[at % VARIANTS]
            if kind in (Line, Name)
            else f"{PROSE[at % len(PROSE)]}\n\n" + "\n\n".join(PROSE)
        )


def write_hostile_project(folder: Path) -> Path:
    """The project: settings, a district, every kind of record in every variant, hand-written pages."""
    filler = Filler(0)
    settings = filler.part(DirectorySettings)
    settings["boards"] = [{**Filler(at).part(Board), "id": f"board-{at}"} for at in range(3)]
    root = {**filler.part(KINDS[0]), "id": "root", "kind": "district", "formerly": "old-root"}
    del root["parent"]
    write_yaml(folder / "communities.yaml", {"directory": settings, "area": root})
    for kind in KINDS:
        records = [Filler(variant).part(kind) for variant in range(VARIANTS)]
        write_yaml(folder / f"content/{kind.meta.folder}.yaml", {kind.meta.folder: records})
    (folder / "content/photos").mkdir()
    shutil.copy(ROOT / "content/photos/mingzhu-center.png", folder / "content" / PICTURE)
    shutil.copy(ROOT / "generator/service_circles/cli/starter/project/mkdocs.yml", folder)
    hostile = (ROOT / "tests/doors/hostile.txt").read_text("utf-8").replace("taoyuan-center", "constructor")
    (folder / "content/all-of-it.md").write_text(
        "\n\n".join([f"# {PROSE[1]}", *hostile.splitlines()]), "utf-8"
    )
    return folder
