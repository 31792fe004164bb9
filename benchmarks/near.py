"""The cost of "near me" on a phone: `python -m benchmarks.near [PLACES ...]`; needs Chromium and `make .venv/.test`.

Bytes are those of whole answers as hosts compress them (gzip), the page with its styles and scripts included.
Milliseconds are those of the page's main thread until the list stands, in headless Chromium slowed down four
times; processor time, so that they hold on a busy machine. Beside them the time that passed since navigation began.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.directory_of import make_directory
from benchmarks.phone import SLOWER, Phone, chromium, gzipped, phone
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.geo.datum import Point
from service_circles.geo.distance import Plane
from service_circles.records.area import Area
from service_circles.writing.finding.near.near_files import FOLDER, NearData
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.site import Site, SiteSettings
from tests.publishing import hosted

_POINTS = 16
_OFF_M = 400.0
_WATCH = """new MutationObserver(() => {
    if (!window.listedAt && document.querySelector('#near-list > li')) window.listedAt = performance.now();
}).observe(document, { childList: true, subtree: true })"""


@dataclass(frozen=True)
class _Answer:
    """A first list: bytes and requests of everything, of the data alone, milliseconds of the main thread and in all."""

    all_bytes: int
    requests: int
    data_bytes: int
    data_requests: int
    cpu_ms: float
    wall_ms: float


def _measure(places: int, browser: Browser, folder: Path) -> None:
    make_directory(folder / "project", places, files="few")
    loaded = load_project(folder / "project")
    published = make_publication(loaded, SiteSettings())
    site = published.editions[0].site
    began = time.process_time()
    data = published.editions[0].near
    files = len(data.files)
    print(
        f"\n{places:,} places; {files:,} files made in {time.process_time() - began:.2f} s of processor time"
    )
    _tell_files(data)
    _write(published, folder / "site")
    with hosted(folder / "site", "/") as host:
        answers = [_first_answer(browser, f"{host}/{FOLDER}", point) for point in _points(site)]
        shared = _first_answer(browser, f"{host}/{FOLDER}?at={site.directory.all(Area)[-1].id}&q=饭堂", None)
    _tell("first answer, KB", [answer.all_bytes / 1024 for answer in answers])
    _tell("  of it data, KB", [answer.data_bytes / 1024 for answer in answers])
    _tell("requests", [answer.requests for answer in answers])
    _tell("  of them for data", [answer.data_requests for answer in answers])
    _tell(f"ms of the main thread, {SLOWER} times slower", [answer.cpu_ms for answer in answers])
    _tell("ms to the list in all", [answer.wall_ms for answer in answers])
    print(f"  a shared address with a filter: {shared.all_bytes / 1024:.1f} KB, {shared.requests} requests")


def _tell_files(data: NearData) -> None:
    for kind, start in (
        ("tiles", "t"),
        ("drawers of areas", "at-"),
        ("files to choose from", ("from", "in-")),
    ):
        sizes = [gzipped(content) for name, content in data.files.items() if name.startswith(start)]
        print(f"  {len(sizes):>5} {kind}: median {median(sizes):,.0f} bytes, most {max(sizes):,}")
    whole = sum(map(len, data.files.values())) / 1e6
    print(f"  {whole:.2f} MB in all")


def _tell(what: str, values: Sequence[float]) -> None:
    print(f"  {what + ':':<40} median {median(values):6.1f}, most {max(values):6.1f}")


def _write(published: Publication, folder: Path) -> None:
    """The page with all that it loads."""
    for address in [FOLDER, "404.html", *published.files]:
        if address.startswith((FOLDER, "assets/", "404")):
            file = folder / file_of(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(published.make(address) or b"")


def _points(site: Site) -> Iterator[Point]:
    """Positions some hundred meters off homes, evenly taken from all."""
    chance = random.Random(4)
    homes = sorted(area.id for area in site.directory.all(Area) if area.id in site.points)
    for home in homes[:: max(1, len(homes) // _POINTS)][:_POINTS]:
        plane = Plane.around(site.points[home])
        yield plane.point_at(chance.uniform(-_OFF_M, _OFF_M), chance.uniform(-_OFF_M, _OFF_M))


def _first_answer(browser: Browser, address: str, point: Point | None) -> _Answer:
    with phone(browser, point) as reader:
        reader.page.add_init_script(_WATCH)
        reader.slow_down()
        reader.page.goto(address)
        reader.page.wait_for_selector("#near-list > li")
        reader.page.wait_for_selector("#near-found:not([aria-busy])")
        return _answer(reader)


def _answer(reader: Phone) -> _Answer:
    wall_ms, cpu_ms = float(reader.page.evaluate("window.listedAt")), reader.main_thread_ms()
    sizes = reader.sizes()
    data = [size for url, size in sizes.items() if url.endswith(".json")]
    return _Answer(sum(sizes.values()), len(sizes), sum(data), len(data), cpu_ms, wall_ms)


def main() -> None:
    """Measure at each size."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.near", description=__doc__)
    options.add_argument("places", nargs="*", type=int, default=[50, 1_000, 6_000, 40_000])
    with chromium() as browser:
        for places in options.parse_args().places:
            with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder:
                _measure(places, browser, Path(folder))


if __name__ == "__main__":
    main()
