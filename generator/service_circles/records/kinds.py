"""All kinds of records: every subclass of Record in this folder, in the order that they declare."""

from importlib import import_module
from pkgutil import iter_modules

from service_circles import records
from service_circles.records.record import Record

# A new kind needs no entry in a list: its file is enough.
for module in iter_modules(records.__path__, f"{records.__name__}."):
    if not module.ispkg:
        import_module(module.name)

KINDS: tuple[type[Record], ...] = tuple(sorted(Record.__subclasses__(), key=lambda kind: kind.meta.order))
