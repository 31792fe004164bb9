"""All kinds of records: every subclass of Record in this folder and in `life/`, in the order that they declare."""

from importlib import import_module
from pkgutil import iter_modules

from service_circles import records
from service_circles.records import life
from service_circles.records.record import Record

# A new kind needs no entry in a list: its file is enough.
for folder in (records, life):
    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        if not module.ispkg:
            import_module(module.name)

KINDS: tuple[type[Record], ...] = tuple(sorted(Record.__subclasses__(), key=lambda kind: kind.meta.order))
