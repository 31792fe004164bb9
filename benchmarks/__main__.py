"""Compares `circles build` with Hugo and Eleventy on the same records; `make benchmark` runs it.

All read the project's own YAML files and write the same kinds of pages with the same text; the rounds
are interleaved, each output folder is removed before a run and outside its time, files are in the page
cache. Trust the ratios: absolute times depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from subprocess import CalledProcessError

from benchmarks.comparison import Measured, Options, compare
from benchmarks.eleventy_project import install_eleventy
from benchmarks.results import write_results

_DIFFERENCES = """\
The peers are given, ready and outside the measured time: what each circle reaches, the links to map apps, the words
of opening hours, the default boards, and the areas that long lists break up into. Their pages lack the drawn map and
the hours compiled for the script; they do not check the records, and write no exports, atlas, home, data and fields
pages and no hand-written ones. `circles build` does all of that within its time. Without --posters and --languages
page stands against page; with them only ours has posters, booklets and further languages.
"""


def main() -> None:
    """Measure at each size."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("centers", nargs="*", type=int, default=[300, 1_500, 6_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--posters", action="store_true", help="print posters and booklets")
    options.add_argument("--languages", type=int, choices=(1, 2, 3), default=1)
    options.add_argument("--without-eleventy", action="store_true", help="where there is no Node.js")
    options.add_argument("--results", action="store_true", help="append to benchmarks/results.md")
    given = options.parse_args()
    chosen = Options(given.rounds, given.posters, given.languages, not given.without_eleventy)
    if chosen.has_eleventy:
        install_eleventy()
    print(_DIFFERENCES, flush=True)
    measured: list[Measured] = []
    for centers in given.centers:
        with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
            try:
                measured.append(compare(centers, chosen, Path(folder)))
            except CalledProcessError as failed:
                sys.exit(f"{failed}\n{(failed.output or b'').decode()}")
    if given.results:
        write_results(measured, chosen)


if __name__ == "__main__":
    main()
