"""The cost of search on a phone: `python -m benchmarks.search [PLACES ...]`; needs Chromium and `make .venv/.test`.

Bytes are those of whole answers as hosts compress them (gzip -6). "First answer" is everything that a phone with
empty caches loads until the results stand: the page with its styles and scripts, and of the index what the query
needs. Milliseconds are from a key to the results with the index at hand, so without the network, in headless
Chromium slowed down four times: wall time, and the processor time of the page's main thread, which holds on a busy
machine too.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser

from benchmarks.directory_of import make_directory
from benchmarks.phone import SLOWER, chromium, gzipped, phone
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.record import Record
from service_circles.writing.finding.search.search_index import ADDRESS
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.site import SiteSettings
from tests.publishing import hosted

QUERIES = (
    "中心", "服务中心", "明珠", "明珠社区服务中心", "春", "街道", "幸福路", "幸福路 8 号", "花园", "十分钟服务圈",
    "居住证", "长者饭堂", "社保", "明珠 饭堂", "明珠居住证", "明珠街道图书借阅", "服務中心", "長者飯堂",
    "mingzhu", "mingzhushequfuwuzhongxin", "shebao", "sbk", "mzsq", "fwzx", "xinli", "zhangzhe", "changzhe",
    "huayuan", "0000", "1234", "0000-1234 5678", "养老服务", "网上办", "游泳池", "zzzz", "library",
)  # fmt: skip
"""Names, parts of names that nearly everything has, addresses, services, sounds, phones, and what is not there."""
_TYPE = """query => new Promise(done => {
    const box = document.querySelector('form[role=search] input'), results = document.getElementById('results');
    const started = performance.now();
    new MutationObserver((_, watch) => {
        if (results.hasAttribute('aria-busy')) return;
        watch.disconnect();
        done(performance.now() - started);
    }).observe(results, { attributes: true, attributeFilter: ['aria-busy'] });
    box.value = query;
    box.form.requestSubmit();
})"""


@dataclass(frozen=True)
class Answer:
    """The cost of a query: bytes and requests of everything, of the index alone."""

    query: str
    all_bytes: int
    requests: int
    index_bytes: int
    index_requests: int


def _measure(places: int, browser: Browser, folder: Path) -> None:
    make_directory(folder / "project", places, files="few")
    published = make_publication(load_project(folder / "project"), SiteSettings())
    documents = sum(1 for _ in published.written.directory.all(Record))
    began = time.process_time()
    files = published.search_index
    seconds = time.process_time() - began
    print(f"\n{places:,} places, {documents:,} records: made in {seconds:.2f} s of processor time")
    _tell_files(files)
    _write(published, folder / "site")
    with hosted(folder / "site", "/") as host:
        answers = [first_answer(browser, f"{host}/", query) for query in QUERIES]
        times = list(_times(browser, f"{host}/"))
    tell("first answer, KB", [(one.all_bytes / 1024, one.query) for one in answers])
    tell("  of it the index, KB", [(one.index_bytes / 1024, one.query) for one in answers])
    tell("requests", [(one.requests, one.query) for one in answers])
    tell("  of them for the index", [(one.index_requests, one.query) for one in answers])
    tell(f"ms to results, {SLOWER} times slower", [(wall, query) for query, wall, _ in times])
    tell("  of them on the main thread", [(cpu, query) for query, _, cpu in times])


def _tell_files(files: Mapping[str, bytes]) -> None:
    for kind in ("index", "keys-", "rows-", "readings", "boxes"):
        sizes = [gzipped(content) for name, content in files.items() if name.startswith(ADDRESS + kind)]
        if sizes:
            print(
                f"  {len(sizes):>5} {kind}: {sum(sizes):,} bytes, median {median(sizes):,.0f}, most {max(sizes):,}"
            )
    print(
        f"  {sum(map(gzipped, files.values())):,} bytes in all, {sum(map(len, files.values())):,} before compression"
    )


def tell(what: str, values: Sequence[tuple[float, str]]) -> None:
    """Print the median and the most."""
    most, query = max(values)
    print(
        f"  {what + ':':<32} median {median(value for value, _ in values):6.1f}, most {most:6.1f} ({query})"
    )


def _write(published: Publication, folder: Path) -> None:
    """The search page with all that it loads."""
    for address in [ADDRESS, "404.html", *(name for name in published.files if name.startswith("assets/"))]:
        _write_file(folder / file_of(address), published.make(address) or b"")
    for name, content in published.search_index.items():
        _write_file(folder / name, content)


def _write_file(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def first_answer(browser: Browser, home: str, query: str) -> Answer:
    """Search on a phone that has nothing of the site yet."""
    with phone(browser) as reader:
        reader.page.goto(f"{home}{ADDRESS}?q={quote(query)}")
        reader.page.locator("#results:not([aria-busy]) #count:not(:empty)").wait_for()
        sizes = reader.sizes()
    index = [size for url, size in sizes.items() if url.endswith(".json")]
    return Answer(query, sum(sizes.values()), len(sizes), sum(index), len(index))


def _times(browser: Browser, home: str) -> Iterator[tuple[str, float, float]]:
    """Each query with its milliseconds in all and on the main thread; its files have been fetched before."""
    with phone(browser) as reader:
        reader.page.goto(f"{home}{ADDRESS}", wait_until="networkidle")
        for query in QUERIES:
            reader.page.evaluate(_TYPE, query)
            reader.slow_down()
            reader.page.evaluate(_TYPE, "无")
            before = reader.main_thread_ms()
            wall_ms = float(reader.page.evaluate(_TYPE, query))
            yield query, wall_ms, reader.main_thread_ms() - before
            reader.slow_down(1)


def main() -> None:
    """Measure at each size."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    options.add_argument("places", nargs="*", type=int, default=[50, 1_000, 6_000, 40_000])
    with chromium() as browser:
        for places in options.parse_args().places:
            with tempfile.TemporaryDirectory(prefix="circles-search-") as folder:
                _measure(places, browser, Path(folder))


if __name__ == "__main__":
    main()
