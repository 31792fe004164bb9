"""Records for tests, as an author would write them."""

from datetime import date
from typing import Any

from service_circles.records.directory import ServiceDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.life.entry import Entry
from service_circles.records.life.event import Event
from service_circles.records.life.ledger import Ledger
from service_circles.records.settings.directory_settings import DirectorySettings

LEDGER = Ledger.model_validate(
    {
        "id": "matters",
        "name": "社区议事",
        "purpose": "街坊提的事",
        "entry_name": "议题",
        "stages": [
            {"id": "raised", "name": "议题发起", "means": "received"},
            {"id": "coordinating", "name": "协调方案"},
            {"id": "implementing", "name": "改造实施", "means": "decided"},
            {"id": "maintaining", "name": "维护管理", "means": "carried_out"},
            {"id": "reviewed", "name": "成效评估", "means": "closed"},
        ],
        "streams": [{"id": "big", "name": "大事政府办"}, {"id": "small", "name": "小事商量办"}],
    }
)


def entry(number: int, *steps: str, **fields: Any) -> Entry:
    """An entry with steps such as 'raised 2026-03-01'."""
    history = [dict(zip(("stage", "date"), step.split(), strict=True)) for step in steps]
    given = {"id": f"matter-{number}", "name": f"议题 {number}", "ledger": "matters", "area": "mingzhu"}
    return Entry.model_validate({**given, "history": history, **fields})


def event(first: str, **fields: Any) -> Event:
    """An event that begins on a day."""
    return Event.model_validate({"id": "event", "name": "活动", "area": "mingzhu", "date": first, **fields})


def directory_of(**records: Any) -> ServiceDirectory:
    """A directory with these records, by folder, and none besides."""
    settings = DirectorySettings.model_validate(
        {"id": "small", "name": "小区", "publisher": {"name": "编辑组"}}
    )
    return ServiceDirectory(settings, {kind: records.get(kind.meta.folder, ()) for kind in KINDS}, {})


def days(*texts: str) -> list[date]:
    """Dates from texts."""
    return [date.fromisoformat(text) for text in texts]
