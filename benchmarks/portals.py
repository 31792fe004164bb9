"""The cost of a portal as its country grows: `python -m benchmarks.portals FOLDER 100 1000 2978`; needs Chromium.

FOLDER has what the districts share, as `python -m benchmarks.country FOLDER --shared` writes it. Each size is collected and
built, built again with nothing changed, and again after one district in a hundred has changed. Then a phone with empty caches
searches and asks what is near; bytes are those of whole answers as hosts compress them.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.country import Country, write_portal
from benchmarks.country_files import DAY, write_shared_files
from benchmarks.country_names import id_of, read_names
from benchmarks.measuring import Run, run
from benchmarks.phone import chromium, phone
from benchmarks.search import first_answer, tell
from tests.publishing import hosted

SEED = 1
_MEGABYTE = 1_000_000
_QUERIES = (
    "街道",
    "朝阳",
    "人民路街道",
    "长者饭堂",
    "zhongshan",
    "cjd",
    "社保卡丢了怎么办",
    "朝阳 饭堂",
    "城关镇",
    "没有的地方",
)


def main() -> None:
    """Print a table."""
    folder, sizes = Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]
    print(
        "| districts | run | wall s | CPU s | MB of memory | pages | MB of site | files |\n|---|---|---|---|---|---|---|---|"
    )
    for size in sizes:
        country = Country(SEED, read_names(size))
        portal = folder / f"portal-{size}"
        shutil.rmtree(portal, ignore_errors=True)
        write_portal(country, portal, projects=False)
        _tell(size, "first", _built(portal), portal / "site")
        _tell(size, "nothing changed", _built(portal), portal / "site")
        _change(country, folder)
        _tell(size, "1 % changed", _built(portal), portal / "site")
        print("\n".join(largest(portal / "site")), flush=True)
        _ask(portal / "site", country)


def _built(portal: Path) -> Run:
    return run([sys.executable, "-m", "service_circles", "-C", portal, "portal", "--day", str(DAY)])


def _change(country: Country, folder: Path) -> None:
    """Give every hundredth district another name for a service."""
    for number in range(0, len(country.names.districts), 100):
        records = country.records(number)
        records["services"][0]["name"] += "（改）"
        write_shared_files(records, folder / id_of(country.names.districts[number]) / "site")


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


def _ask(site: Path, country: Country) -> None:
    """Queries for streets, districts and services, and places near points all over the country."""
    places = country.names.districts[:: len(country.names.districts) // 8]
    queries = [
        *(place.name for place in places),
        *(country.names.streets[place.code][0].name for place in places),
        *_QUERIES,
    ]
    with chromium() as browser, hosted(site, "/") as host:
        answers = [first_answer(browser, f"{host}/", query) for query in queries]
        near = [
            _near_bytes(browser, f"{host}/near/", country, at)
            for at in range(0, len(country.names.districts), 300)
        ]
    tell("search, KB", [(one.all_bytes / 1024, one.query) for one in answers])
    tell("  of it the index, KB", [(one.index_bytes / 1024, one.query) for one in answers])
    tell("requests", [(one.requests, one.query) for one in answers])
    tell("near, KB", [(size / 1024, str(at)) for at, size in enumerate(near)])


def _near_bytes(browser: Browser, address: str, country: Country, number: int) -> int:
    """Bytes until places stand around the corner of a district, where others meet it."""
    with phone(browser, country.outline(number)[2]) as reader:
        reader.page.goto(address)
        reader.page.locator("#near-list a.row").first.wait_for()
        return sum(reader.sizes().values())


def elements(page: bytes) -> int:
    """Elements of a page, by its start tags."""
    return len(re.findall(rb"<[a-z]", page))


if __name__ == "__main__":
    main()
