"""Fields of our records that HSDS has no place for: counted, never dropped without a word."""

from collections import Counter
from collections.abc import Mapping

from service_circles.basics.json_text import json_bytes
from service_circles.records.center import ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.kinds import KINDS
from service_circles.records.organization import Organization
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.service import Service
from service_circles.records.values.record_part import authors_fields
from service_circles.writing.open_data.hsds.dataset import Dataset

_ALWAYS = frozenset({"id", "name", "formerly", "description", *INTERNAL_FIELDS})
_EXPRESSED: Mapping[type[Record], frozenset[str]] = {
    ServiceCenter: frozenset(
        {
            "kind", "level", "status", "status_note", "closure", "address", "directions", "location",
            "phones", "schedule", "accessibility", "services",
        }
    ),
    Service: frozenset(
        {"board", "summary", "keywords", "organization", "phones", "guide", "verified"}
    ),
    Organization: frozenset({"kind", "phones", "website"}),
    ServiceCircle: frozenset({"origins", "minutes", "pace", "promises"}),
}  # fmt: skip
_WHY = {
    "address": "HSDS wants city, state_province and postal_code with it: give them in open_data",
    "schedule": "HSDS has no time zone: the offset from UTC is that of the day of the build",
}


def not_expressed_file(data: Dataset) -> bytes:
    """JSON with the kinds of record that HSDS has no object for, and the fields that it has no place for, each with a count."""
    directory = data.site.directory
    kinds = [
        {"kind": kind.meta.folder, "records": len(directory.all(kind))}
        for kind in KINDS
        if kind not in _EXPRESSED and directory.all(kind)
    ]
    fields = [
        {"kind": kind.meta.folder, "field": name, "records": count, **_reason(name)}
        for kind in _EXPRESSED
        for name, count in _given(data, kind).items()
    ]
    return json_bytes({"kinds": kinds, "fields": fields, "all_of_it": "data/index.json"})


def _given(data: Dataset, kind: type[Record]) -> Counter[str]:
    """Count the records of a kind that give each field that is not expressed."""
    left = [name for name in authors_fields(kind) if name not in _ALWAYS | _expressed(data, kind)]
    defaults = {name: kind.model_fields[name].default for name in left}
    return Counter(
        name
        for record in data.site.directory.all(kind)
        for name in left
        if getattr(record, name) not in (None, (), defaults[name])
    )


def _expressed(data: Dataset, kind: type[Record]) -> frozenset[str]:
    terms, named = data.terms, _EXPRESSED[kind]
    if terms.city and terms.state_province and terms.postal_code:
        return named
    return named - {"address"}


def _reason(name: str) -> dict[str, str]:
    return {"why": _WHY[name]} if name in _WHY else {}
