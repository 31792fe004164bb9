"""Watching a project's files: one call for a burst of changes, soon after its last one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET_S = 0.05
"""An editor's program writes a file in several steps; we wait for a silence this long."""

_CHANGES = (FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent)


class _Changes(FileSystemEventHandler):
    """Notes that a file changed; reading one is not a change, and temporary files do not count."""

    def __init__(self, happened: threading.Event, endings: tuple[str, ...]) -> None:
        self._happened = happened
        self._endings = endings

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in its own thread."""
        paths = (Path(str(path)) for path in (event.src_path, event.dest_path) if path)
        if isinstance(event, _CHANGES) and any(self._counts(path.name) for path in paths):
            self._happened.set()

    def _counts(self, name: str) -> bool:
        return not name.startswith(".") and not name.endswith("~") and name.endswith(self._endings or name)


@contextmanager
def watch_files(root: Path, folders: list[Path], changed: Callable[[], None]) -> Iterator[None]:
    """While inside, call `changed`, one call at a time, after a change of the project's files.

    Watched are the YAML files right in `root` and everything below `folders`.
    """
    happened, stop = threading.Event(), threading.Event()
    observer = _started_observer(happened, root, folders)
    caller = threading.Thread(target=_call_after_changes, args=(happened, stop, changed), daemon=True)
    caller.start()
    try:
        yield
    finally:
        stop.set()
        happened.set()
        observer.stop()
        observer.join()
        caller.join()


def _started_observer(happened: threading.Event, root: Path, folders: list[Path]) -> BaseObserver:
    try:
        return _start(Observer(), happened, root, folders)
    except OSError:  # the system sends no notices, as for some network drives: look every second
        return _start(PollingObserver(), happened, root, folders)


def _start(
    observer: BaseObserver, happened: threading.Event, root: Path, folders: list[Path]
) -> BaseObserver:
    observer.schedule(_Changes(happened, (".yaml", ".yml")), str(root), recursive=False)
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Changes(happened, ()), str(folder), recursive=True)
    observer.start()
    return observer


def _call_after_changes(
    happened: threading.Event, stop: threading.Event, changed: Callable[[], None]
) -> None:
    while not stop.is_set():
        happened.wait()
        while happened.is_set():
            happened.clear()
            stop.wait(QUIET_S)
        if not stop.is_set():
            changed()
