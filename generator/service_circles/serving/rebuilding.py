"""`circles build --watch`: the site built again after every change, by one process that keeps what it has read."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from service_circles.basics.garbage_collection import collect_earlier_versions
from service_circles.serving.file_watcher import watch_files


def rebuild_until_interrupted(root: Path, themes: Sequence[Path], build: Callable[[], object]) -> None:
    """Build, and again after each change of a project's files or a theme's; ends by KeyboardInterrupt.

    All builds are in the calling thread, one after the other: a change during a build leads to one more.
    """
    changed = threading.Event()
    with watch_files(root, [root / "content", *themes], changed.set):
        while True:
            changed.clear()
            build()
            collect_earlier_versions()  # while nobody waits for a page
            changed.wait()
