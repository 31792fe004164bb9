"""The cost of sharing and print versions in a build: QR codes, posters and booklets, each added to the same directory.

    python -m benchmarks.paper [CENTERS] [--rounds N]

The rounds are interleaved and each output folder is removed before a run and outside its time. Trust the ratios to
the first row; processor time says more than wall time on a machine that does something else too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.directory_of import make_directory
from benchmarks.measuring import Run, run

_WITHOUT = "print: { posters: false, booklets: false }"
_KINDS = {
    "neither": (None, _WITHOUT),
    "QR codes": ("https://services.example.org/measured/", _WITHOUT),
    "QR codes, booklets": ("https://services.example.org/measured/", "print: { posters: false }"),
    "QR codes, posters": ("https://services.example.org/measured/", "print: { booklets: false }"),
    "all": ("https://services.example.org/measured/", "print: {}"),
}
"""Choices for a build: the address of the site, without which there are no codes, and what it prints."""


def _make(project: Path, centers: int, site_url: str | None, printed: str) -> None:
    make_directory(project, centers)
    settings = project / "communities.yaml"
    settings.write_text(settings.read_text("utf-8").replace(_WITHOUT, printed), "utf-8")
    if site_url:
        with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write(f"site_url: {site_url}\n")


def _compare(centers: int, rounds: int, folder: Path) -> None:
    runs: dict[str, list[Run]] = {name: [] for name in _KINDS}
    files: dict[str, int] = {}
    circles = Path(sys.executable).parent / "circles"
    for place, kind in enumerate(_KINDS.values()):
        _make(folder / f"project-{place}", centers, *kind)
    for _ in range(rounds):
        for place, name in enumerate(_KINDS):
            output = folder / "site"
            shutil.rmtree(output, ignore_errors=True)
            command: list[str | Path] = [
                circles,
                "-C",
                folder / f"project-{place}",
                "build",
                "--output",
                output,
            ]
            runs[name].append(run(command))
            files[name] = sum(file.is_file() for file in output.rglob("*"))
    least_s = {name: min(one.wall_s for one in found) for name, found in runs.items()}
    cpu_s = {name: median(one.cpu_s for one in found) for name, found in runs.items()}
    print(f"{centers:,} centers{'':<12} {'least s':>8} {'CPU s':>7} {'ratio':>6} {'files':>8}")
    for name in _KINDS:
        ratio = cpu_s[name] / cpu_s["neither"]
        print(
            f"{name:<22} {least_s[name]:>8.2f} {cpu_s[name]:>7.2f} {ratio:>6.2f} {files[name]:>8,}",
            flush=True,
        )


def main() -> None:
    """Measure at a size."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.paper", description=__doc__)
    options.add_argument("centers", nargs="?", type=int, default=6_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
        _compare(chosen.centers, chosen.rounds, Path(folder))


if __name__ == "__main__":
    main()
