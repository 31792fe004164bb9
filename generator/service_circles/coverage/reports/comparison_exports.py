"""What a change brings, as data."""

from __future__ import annotations

import csv
import io

from service_circles.basics.json_text import json_bytes
from service_circles.coverage.area_figures import Reached
from service_circles.coverage.reports.comparison import Effect

COLUMNS = ("table", "item", "name", "measure", "value")
_MEASURES = ("was", "now", "minutes_before", "minutes_now")


def effect_json(effect: Effect) -> bytes:
    """The gains of each walker, and every estate whose minutes are others than before."""
    gains = {
        walker.value: {"households": gain.households, "people": gain.people}
        for walker, gain in effect.gains.items()
    }
    data = {
        "minutes": effect.minutes,
        "is_same_way": effect.is_same_way,
        "gains": gains,
        "estates": _estates(effect),
    }
    return json_bytes(data) + b"\n"


def effect_csv(effect: Effect) -> str:
    """The same, one number a row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for walker, gain in effect.gains.items():
        writer.writerow(("walkers", walker.value, "", "households", gain.households))
        writer.writerow(("walkers", walker.value, "", "people", gain.people))
    for estate in _estates(effect):
        writer.writerows(("estates", estate["id"], estate["name"], each, estate[each]) for each in _MEASURES)
    return text.getvalue()


def _estates(effect: Effect) -> list[dict[str, object]]:
    return [
        {
            "id": change.estate.id,
            "name": change.estate.name,
            "was": _value(change.was),
            "now": _value(change.now),
            "minutes_before": change.minutes_before,
            "minutes_now": change.minutes_now,
        }
        for change in effect.estates
    ]


def _value(reached: Reached | None) -> str | None:
    return None if reached is None else reached.value
