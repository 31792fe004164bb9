"""Python's garbage collection, paused where there are no cycles of unused objects to find."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_earlier_versions() -> None:
    """Free what is left of earlier versions of a directory: reading keeps records out of collections, their cycles too."""
    gc.unfreeze()
    gc.collect()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Pause garbage collection while something makes many objects and no cycles: it can take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
