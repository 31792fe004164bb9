"""Where each page lives. Addresses are relative to the site's root and end in a slash."""

from __future__ import annotations

from functools import singledispatch

from generator.records.directory import Board
from generator.records.record import Record

LIST_FOLDERS = (
    "areas", "centers", "services", "organizations", "circles", "channels", "boards",
    "ledgers", "entries", "events", "groups", "campaigns", "indicators", "honors",
)  # fmt: skip


@singledispatch
def address_of(thing: object) -> str:
    """The permanent address of a record or board; a text is an address already."""
    raise TypeError(thing)


@address_of.register
def _(thing: str) -> str:
    return thing


@address_of.register
def _(thing: Record) -> str:
    return f"{thing.folder}/{thing.id}/"


@address_of.register
def _(thing: Board) -> str:
    return f"boards/{thing.id}/"


def up_from(address: str) -> str:
    """The way from a page back to the root of the site: 'centers/x/' -> '../../', '' -> './'."""
    return "../" * address.count("/") or "./"
