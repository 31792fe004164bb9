"""The records as they were typed, one file for each, from which the form in the browser starts."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from hashlib import sha256

from service_circles.basics.json_text import json_bytes
from service_circles.build.project import Project
from service_circles.checking.references import references_of
from service_circles.reading.yaml.field_positions import FieldPositions
from service_circles.reading.yaml.yaml_nodes import to_typed
from service_circles.records.hidden_fields import AS_TYPED
from service_circles.records.record import INTERNAL_FIELDS, Record
from service_circles.records.settings.board import Board
from service_circles.writing.edition import Make
from service_circles.writing.pages.edit_page import names_address, record_address, record_name
from service_circles.writing.site.site import Site


def form_records(project: Project, site: Site) -> Iterator[tuple[str, Make]]:
    """The address and content of each record's file; none where the directory has no form.

    A record of which a part may not be seen yet has none either: what was typed would show it.
    """
    places = project.places
    if places is None or site.directory.settings.editing is None:
        return
    hash_of = cache(lambda file: sha256((project.root / file).read_bytes()).hexdigest())
    for record in site.directory.all(Record):
        if places.knows(record):
            yield record_address(record.id), partial(_typed, places, record, hash_of)
            yield names_address(record.id), partial(_names_in, site, record)


def _typed(places: FieldPositions, record: Record, hash_of: Callable[[str], str]) -> bytes:
    record.note_use_of(AS_TYPED)
    file = places.source_of(record).path
    typed = to_typed(places.node_of(record))
    return json_bytes(
        {
            "record": record.id,
            "kind": record.meta.name,
            "file": file,
            "sha256": hash_of(file),
            "values": {key: value for key, value in typed.items() if key not in INTERNAL_FIELDS},
        }
    )


def _names_in(site: Site, record: Record) -> bytes:
    """The names of the records that a record refers to, by id, since people know those."""
    boards = site.directory.by_id(Board)
    found = {
        each.id: site.directory.find(each.kind, each.id) or boards.get(each.id)
        for each in references_of(record)
    }
    return json_bytes({id_: record_name(target) for id_, target in sorted(found.items()) if target})
