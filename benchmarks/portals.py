"""What a portal costs as its country grows: `python -m benchmarks.portals FOLDER 100 1000 2978`.

FOLDER has what the districts share, as `python -m benchmarks.country FOLDER --shared` writes it. Each size is collected and
built, built again with nothing changed, and again after one district in a hundred has changed.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.country import Country, id_of, read_country, write_portal
from benchmarks.country_files import DAY, write_shared_files
from benchmarks.measuring import Run, run

SEED = 1
_MEGABYTE = 1_000_000


def main() -> None:
    """Print a table."""
    folder, sizes = Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]
    print(
        "| districts | run | wall s | CPU s | MB of memory | pages | MB of site | files |\n|---|---|---|---|---|---|---|---|"
    )
    for size in sizes:
        country = read_country(size, SEED)
        portal = folder / f"portal-{size}"
        shutil.rmtree(portal, ignore_errors=True)
        write_portal(country, portal, projects=False)
        _tell(size, "first", _built(portal), portal / "site")
        _tell(size, "nothing changed", _built(portal), portal / "site")
        _change(country, folder)
        _tell(size, "1 % changed", _built(portal), portal / "site")
        print("\n".join(largest(portal / "site")), flush=True)


def _built(portal: Path) -> Run:
    return run([sys.executable, "-m", "service_circles", "-C", portal, "portal", "--day", str(DAY)])


def _change(country: Country, folder: Path) -> None:
    """Give every hundredth district another name for a service."""
    for number in range(0, len(country.districts), 100):
        records = country.records(number)
        records["services"][0]["name"] += "（改）"
        write_shared_files(records, folder / id_of(country.districts[number]) / "site")


def _tell(size: int, what: str, cost: Run, site: Path) -> None:
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    size_mb = sum(file.stat().st_size for file in files) / _MEGABYTE
    print(
        f"| {size:,} | {what} | {cost.wall_s:.1f} | {cost.cpu_s:.1f} | {cost.largest_mb:.0f} | {pages:,} |"
        f" {size_mb:,.0f} | {len(files):,} |",
        flush=True,
    )


def largest(site: Path) -> Iterator[str]:
    """Lines on the largest page and data file, and the page with most elements."""
    pages = {file: file.read_bytes() for file in site.rglob("*.html")}
    data = {file: file.stat().st_size for file in site.rglob("*.json")}
    page, file = max(pages, key=lambda each: len(pages[each])), max(data, key=lambda each: data[each])
    full = max(pages, key=lambda each: elements(pages[each]))
    yield f"largest page {page.relative_to(site)}: {len(pages[page]):,} bytes"
    yield f"most elements {full.relative_to(site)}: {elements(pages[full]):,}"
    yield f"largest data {file.relative_to(site)}: {data[file]:,} bytes, {len(gzip.compress(file.read_bytes())):,} compressed"


def elements(page: bytes) -> int:
    """Elements of a page, by its start tags."""
    return len(re.findall(rb"<[a-z]", page))


if __name__ == "__main__":
    main()
