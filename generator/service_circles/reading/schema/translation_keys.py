"""Errors in translations, at the keys that authors wrote: `name.en`, where the schema has one list of them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import ErrorDetails

from service_circles.records.values.translations import GATHERED


def as_written(detail: ErrorDetails) -> Iterator[ErrorDetails]:
    """An error of pydantic where its author would look for it; several if it tells of several translations."""
    if detail["type"] != "translations":
        yield detail
        return
    here = detail["loc"][: detail["loc"].index(GATHERED)]
    for fault in detail["ctx"]["faults"]:
        place: tuple[int | str, ...] = (fault.key,) if fault.number is None else (fault.key, fault.number)
        kind = fault.kind
        if fault.key == f"{GATHERED}.":  # not a translation, but the schema's own word typed as a field
            kind, place = "extra_forbidden", (GATHERED,)
        yield {"type": kind, "loc": (*here, *place), "msg": kind, "input": None, "ctx": dict(fault.limits)}
