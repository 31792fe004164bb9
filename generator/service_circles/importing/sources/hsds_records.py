"""HSDS 3.x to our kinds: organizations, services, and locations as centers; the rest is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file
from service_circles.importing.sources.hsds_schedules import schedule_text
from service_circles.importing.sources.hsds_tables import Row, Tables, json_tables, package_tables
from service_circles.importing.sources.source_tables import SOURCE_ID, SourceTable, source_file
from service_circles.records.center import ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service

_TAKEN: Mapping[str, frozenset[str]] = {
    "organization": frozenset(["id", "name", "description", "website"]),
    "service": frozenset(
        [
            "id",
            "organization_id",
            "name",
            "alternate_name",
            "description",
            "url",
            "status",
            "application_process",
            "fees_description",
            "eligibility_description",
        ]
    ),
    "location": frozenset(
        [
            "id",
            "organization_id",
            "location_type",
            "name",
            "description",
            "transportation",
            "latitude",
            "longitude",
        ]
    ),
    "service_at_location": frozenset(["id", "service_id", "location_id"]),
    "phone": frozenset(["id", "number", "extension", "description"]),
    "schedule": frozenset(
        [
            "id",
            "freq",
            "byday",
            "opens_at",
            "closes_at",
            "valid_from",
            "valid_to",
            "timezone",
            "interval",
            "wkst",
        ]
    ),
    "address": frozenset(
        [
            "id",
            "address_1",
            "address_2",
            "city",
            "region",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ]
    ),
    "required_document": frozenset({"id", "document"}),
    "cost_option": frozenset(["id", "amount", "currency", "option"]),
}
_OWNER_IDS = frozenset(
    {"organization_id", "service_id", "location_id", "service_at_location_id", "contact_id"}
)
_OPEN = frozenset({"", "active"})


def read_hsds(name: str, data: Any) -> SheetFile:
    """HSDS as JSON."""
    return _file(name, json_tables(name, data))


def read_hsds_package(
    name: str, package: Mapping[str, Any], read: Callable[[str], bytes | None]
) -> SheetFile:
    """The tabular package of a datapackage.json, whose files `read` gives."""
    return _file(name, package_tables(read, list(package.get("resources", []))))


def _file(name: str, tables: Tables) -> SheetFile:
    made = _Converter(tables)
    found = [made.organizations(), made.services(), made.centers()]
    if not any(table.rows for table in found):
        refuse_file("X242", name)
    _count_lost(tables, found[0])
    return source_file(name, found)


class _Converter:
    """Rows of our kinds from the tables of HSDS."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._of: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for kind, rows in tables.items():
            for row in rows:
                for owner in _OWNER_IDS & row.keys():
                    self._of[kind, owner, row[owner]].append(row)

    def organizations(self) -> SourceTable:
        """Organizations; HSDS does not say of which kind they are."""
        table = SourceTable(Organization)
        for row in self._tables.get("organization", []):
            owned = {**_plain(row, "name", "description", "website"), "kind": "other"}
            table.rows.append(
                {SOURCE_ID: row["id"], **owned, "phones": self._phones("organization_id", row["id"])}
            )
        return table

    def services(self) -> SourceTable:
        """Services that are offered."""
        table = SourceTable(Service)
        for row in self._tables.get("service", []):
            if row.get("status", "") not in _OPEN:
                table.lost[f"service: status {row['status']}"] += 1
            else:
                table.rows.append(dict(self._service(row)))
        return table

    def centers(self) -> SourceTable:
        """Locations with a door, with the services at each."""
        table = SourceTable(ServiceCenter)
        for row in self._tables.get("location", []):
            if row.get("location_type") in {"postal", "virtual"}:
                table.lost[f"location: {row['location_type']}"] += 1
            else:
                table.rows.append(dict(self._center(row)))
        return table

    def _service(self, row: Row) -> Iterator[tuple[str, str]]:
        id_ = row["id"]
        yield from {SOURCE_ID: id_, **_plain(row, "name", "description")}.items()
        yield "organization", row.get("organization_id", "")
        yield "keywords", row.get("alternate_name", "")
        yield "phones", self._phones("service_id", id_)
        yield "guide.who", row.get("eligibility_description", "")
        yield "guide.steps", row.get("application_process", "")
        yield (
            "guide.bring",
            "\n".join(each.get("document", "") for each in self._of["required_document", "service_id", id_]),
        )
        yield "guide.fee", row.get("fees_description") or self._costs(id_)
        yield "guide.online", row.get("url", "")

    def _costs(self, service: str) -> str:
        options = self._of["cost_option", "service_id", service]
        return "; ".join(
            " ".join(filter(None, (each.get(key, "") for key in ("option", "amount", "currency"))))
            for each in options
        )

    def _center(self, row: Row) -> Iterator[tuple[str, str]]:
        id_ = row["id"]
        offered = self._of["service_at_location", "location_id", id_]
        address = next(iter(self._of["address", "location_id", id_]), {})
        yield SOURCE_ID, id_
        yield "name", row.get("name") or row.get("alternate_name") or address.get("address_1", "")
        yield "kind", "other"
        yield "description", row.get("description", "")
        yield "directions", row.get("transportation", "")
        yield "address", _address(address)
        if row.get("latitude") and row.get("longitude"):
            yield "location", f"{row['latitude']}, {row['longitude']}（WGS84）"
        yield "phones", self._phones("location_id", id_)
        yield "schedule", schedule_text(self._schedules(id_, offered))
        yield "services", "、".join(dict.fromkeys(each.get("service_id", "") for each in offered))

    def _schedules(self, location: str, offered: list[Row]) -> list[Row]:
        """Hours of the location; of the only service there, if the location has none."""
        own = [
            each
            for each in self._of["schedule", "location_id", location]
            if not each.get("service_at_location_id")
        ]
        if own or len(offered) != 1:
            return own or self._of["schedule", "location_id", location]
        return self._of["schedule", "service_at_location_id", offered[0]["id"]]

    def _phones(self, owner: str, id_: str) -> str:
        phones = self._of["phone", owner, id_]
        texts = (
            f"{each.get('number', '')} ext. {each['extension']}"
            if each.get("extension")
            else each.get("number", "")
            for each in phones
        )
        return "；".join(dict.fromkeys(text.replace('"', "") for text in texts))


def _plain(row: Row, *names: str) -> Row:
    return {name: row.get(name, "") for name in names}


def _address(row: Row) -> str:
    parts = (row.get(key, "") for key in ("address_1", "address_2", "city", "state_province", "postal_code"))
    return ", ".join(filter(None, parts))


def _count_lost(tables: Tables, table: SourceTable) -> None:
    """Count values that no field of ours holds: kinds as a whole, fields of the kinds that are taken."""
    for kind, rows in tables.items():
        known = _TAKEN.get(kind)
        if known is None:
            table.lost[kind] += len(rows)
            continue
        for row in rows:
            table.lost.update(
                f"{kind}.{key}" for key, value in row.items() if value and key not in known | _OWNER_IDS
            )


def is_hsds(data: Any) -> bool:
    """True for JSON with names and the ids of HSDS, alone, in a list or in a page."""
    if isinstance(data, Mapping):
        data = data.get("contents", [data])
    first = data[0] if isinstance(data, list) and data else None
    return (
        isinstance(first, Mapping)
        and "id" in first
        and bool({"name", "services", "service", "location", "location_type"} & first.keys())
    )
