"""The time of each step of our build, one after the other, in a fresh process.

`python -m benchmarks.stages PROJECT OUTPUT` prints seconds by step as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
_HERE = Path(__file__).parent


def stages_of(project: Path, output: Path) -> dict[str, float]:
    """Seconds of each step by name, in order; the output folder must not exist."""
    command = [sys.executable, "-m", "benchmarks.stages", str(project), str(output)]
    found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=_HERE.parent)
    return dict(json.loads(found.stdout))


class _Stopwatch:
    """Seconds of wall time by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, step: Callable[[], Result]) -> Result:
        started = time.perf_counter()
        result = step()
        self.seconds[name] = round(time.perf_counter() - started, 2)
        return result


def _main(project: Path, output: Path) -> None:
    watch = _Stopwatch()
    writer = watch.time("imports", lambda: import_module("service_circles.build.site_writer"))
    steps, build = (import_module(f"service_circles.build.{name}") for name in ("project", "publication"))
    door = watch.time("import of MkDocs", lambda: import_module("service_circles.plugin.mkdocs_build"))
    read, problems = watch.time("read and validate", lambda: steps.read_directory(project))
    pages, _ = steps.read_pages(project)
    cache, themes = project / steps.CACHE_FOLDER, steps.theme_folders(project)
    today = steps.default_day(read.directory.zone)
    watch.time("check", lambda: steps.check_directory(read, pages, project, cache, themes, today))
    loaded = steps.Project(project, read.directory, pages, problems)
    site = door.MkDocsSite(project, lambda _: None)
    published = watch.time("compute", lambda: build.make_publication(loaded, site.settings))
    output.mkdir(parents=True)

    def write(addresses: list[str]) -> None:
        writer.write_units(published, writer.SiteTree(output), [[each] for each in addresses], helpers=True)

    watch.time("render and write pages", lambda: write(list(published.pages)))
    watch.time("exports, atlas, assets", lambda: write(list(published.files)))
    watch.time("MkDocs", lambda: site.build(published, output / "hand-written"))
    sys.stdout.write(json.dumps(watch.seconds))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
