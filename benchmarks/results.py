"""Keeps results of releases in results.md, with the kind of machine but no names of hosts or folders."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.comparison import Measured, Options
from benchmarks.eleventy_project import TEMPLATES
from service_circles import __version__

RESULTS = Path(__file__).parent / "results.md"
_COLUMNS = (
    "centers", "tool", "wall s", "least s", "CPU s", "largest process MB", "all processes MB", "pages",
    "CPU ms per center", "warm s",
)  # fmt: skip


def write_results(measured: Sequence[Measured], options: Options) -> None:
    """Append the results of a run."""
    with RESULTS.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n## {_heading()}\n\n{_switches(options)}\n\n{_table(measured)}\n")


def _heading() -> str:
    day, ours = datetime.now(UTC).date(), __version__
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return f"{day} · Service Circles {ours} · {machine}"


def _switches(options: Options) -> str:
    eleventy = json.loads((TEMPLATES / "package.json").read_text("utf-8"))["dependencies"]["@11ty/eleventy"]
    peers = f"Hugo {version('hugo')}" + (f", Eleventy {eleventy}" if options.has_eleventy else "")
    posters = "with posters and booklets" if options.posters else "without posters"
    return f"{peers}. {options.rounds} rounds, {options.languages} language(s), {posters}."


def _table(measured: Sequence[Measured]) -> str:
    lines = [f"| {' | '.join(_COLUMNS)} |", f"|{'---|' * len(_COLUMNS)}"]
    for size in measured:
        for tool, found in zip(size.tools, size.built, strict=True):
            cells = (
                f"{size.centers:,}", tool.name, f"{tool.wall_s:.2f}", f"{tool.least_s:.2f}", f"{tool.cpu_s:.2f}",
                f"{tool.largest_mb:.0f}", f"{tool.all_mb:.0f}", f"{found.pages:,}",
                f"{1000 * tool.cpu_s / size.centers:.1f}",
                f"{size.warm_s:.2f}" if tool is size.tools[0] else "",
            )  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
