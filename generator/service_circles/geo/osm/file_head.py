"""The day up to which an extract has the changes of OpenStreetMap, where its head says so."""

import re
from datetime import UTC, datetime
from pathlib import Path

import osmium

_HEAD_BYTES = 4096
_DATE = re.compile(rb"""<(?:meta[^<>]*\bosm_base|osm[^<>]*\btimestamp)=["']([^"']+)["']""")


def date_in_head(path: Path) -> datetime | None:
    """The date of an .osm.pbf of Geofabrik and others (replication), or an .osm of Overpass (osm_base)."""
    if path.name.endswith(".pbf"):
        return _parsed(osmium.FileProcessor(path).header.get("osmosis_replication_timestamp"))
    with path.open("rb") as file:
        found = _DATE.search(file.read(_HEAD_BYTES))
    return _parsed(found[1].decode("ascii", "replace")) if found else None


def _parsed(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
