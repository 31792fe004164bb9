"""The due records for programs: a table, a calendar, JSON with the change requests of those that are still right."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from service_circles import __version__
from service_circles.editing.change_request import ChangeRequest
from service_circles.editing.common_jobs import verify_request
from service_circles.reviewing.freshness.due_records import DueRecord
from service_circles.reviewing.freshness.due_texts import DueTexts, due_text

FORMAT = "service-circles/due/1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = ("area", "kind", "id", "name", "role", "checked", "due", "facts", "still_right", "changed")


@dataclass(frozen=True, eq=False)
class DueList:
    """The due records of a month, as of a day, with their texts; `root` is the folder of the project."""

    found: Sequence[DueRecord]
    texts: DueTexts
    month: date
    day: date
    root: Path


def _rows(listed: DueList) -> list[dict[str, str]]:
    texts = listed.texts
    return [
        {
            "area": texts.area(due),
            "kind": due.record.meta.name,
            "id": due.record.id,
            "name": texts.name(due),
            "role": due.role or "",
            "checked": due.checked.isoformat() if due.checked else "",
            "due": due.due.isoformat() if due.due else "",
            "facts": texts.facts(due.record),
            "still_right": texts.still_right(due),
            "changed": texts.changed(due),
        }
        for due in listed.found
    ]


def _text(listed: DueList) -> str:
    return due_text(listed.found, listed.texts, listed.month)


def _csv(listed: DueList) -> str:
    """A table that spreadsheets open as UTF-8, and whose cells are no formulas."""
    made = StringIO(newline="")
    writer = csv.DictWriter(made, _HEADS)
    writer.writeheader()
    for row in _rows(listed):
        writer.writerow(
            {name: f"'{text}" if text.startswith(_FORMULA) else text for name, text in row.items()}
        )
    return "\ufeff" + made.getvalue()


def _calendar(listed: DueList) -> str:
    """An all-day event per record on the day it is due; what is overdue stands on the first of the month."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Service Circles//{__version__}//")
    calendar.add("version", "2.0")
    texts, month = listed.texts, listed.month
    stamp = datetime.combine(listed.day, time(), UTC)
    for due, row in zip(listed.found, _rows(listed), strict=True):
        event = Event()
        event.add("uid", f"verify-{due.record.id}-{month:%Y%m}@{texts.directory.settings.id}")
        event.add("dtstamp", stamp)
        event.add("dtstart", max(due.due or date.min, month.replace(day=1)))
        event.add("summary", texts.words("核对：{name}", name=row["name"]))
        event.add("categories", [row["area"]])
        event.add(
            "description",
            "\n".join(filter(None, (row["role"], row["facts"], row["still_right"], row["changed"]))),
        )
        if row["changed"]:
            event.add("url", row["changed"])
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made.decode()


def _json(listed: DueList) -> str:
    requests = _requests([due.record.id for due in listed.found if due.role], listed.day, listed.root)
    rows = [{**row, "request": requests.get(row["id"])} for row in _rows(listed)]
    data = {"format": FORMAT, "month": f"{listed.month:%Y-%m}", "records": rows}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _requests(ids: Sequence[str], day: date, root: Path) -> Mapping[str, dict[str, Any]]:
    """For each record the change request that says it is still right."""
    if not ids:
        return {}
    by_record: dict[str, list[Any]] = defaultdict(list)
    for operation in verify_request(root, ids, day, None).operations:
        by_record[getattr(operation, "record", "")].append(operation)
    return {
        id_: json.loads(ChangeRequest(operations=tuple(operations)).to_json())
        for id_, operations in by_record.items()
    }


EXPORTS: Mapping[str, Callable[[DueList], str]] = {
    "text": _text,
    "csv": _csv,
    "ics": _calendar,
    "json": _json,
}
"""Writers by format."""
