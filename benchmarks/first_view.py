"""The cost of a first view, by kind of page: `python -m benchmarks.first_view [KIND ...]`; needs Chromium and `make .venv/.test`.

Every page of tests/kinds_of_page.py opens with empty caches on a phone's screen, with the line and the processor
that Lighthouse calls "slow 4G" and "mobile", applied by the browser: 562.5 ms to answer, 1,475 kbit/s, four times
slower. KB are those of whole answers as hosts compress them (gzip -6), photos included. LCP is when the largest part
of the first screen was painted, CLS how far parts moved afterwards: the medians of several openings.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.phone import chromium, phone
from tests.kinds_of_page import KINDS
from tests.publishing import PUBLISHED_UNDER, ROOT, build, hosted

_OPENINGS = 3
_WATCH = """
window.painted = 0; window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.painted = entry.startTime; }))
    .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) window.moved += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
"""
_SETTLED_MS = 500


@dataclass(frozen=True)
class _View:
    """One opening of a page."""

    kb: float
    requests: int
    elements: int
    lcp_ms: float
    cls: float


def _open(browser: Browser, address: str) -> _View:
    with phone(browser) as reader:
        page = reader.page
        page.add_init_script(_WATCH)
        reader.slow_line()
        reader.slow_down()
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(_SETTLED_MS)
        sizes = reader.sizes()
        return _View(
            kb=sum(sizes.values()) / 1024,
            requests=len(sizes),
            elements=page.evaluate("document.querySelectorAll('*').length"),
            lcp_ms=page.evaluate("window.painted"),
            cls=page.evaluate("window.moved"),
        )


def _measure(browser: Browser, host: str, kinds: Sequence[str]) -> None:
    print(f"{'kind of page':<30}{'KB':>8}{'requests':>10}{'elements':>10}{'LCP ms':>9}{'CLS':>8}")
    for kind in kinds:
        views = [_open(browser, f"{host}{PUBLISHED_UNDER}{KINDS[kind]}") for _ in range(_OPENINGS)]
        lcp_ms, cls = median(view.lcp_ms for view in views), median(view.cls for view in views)
        one = views[0]
        print(
            f"{kind:<30}{one.kb:8.1f}{one.requests:10}{one.elements:10}{lcp_ms:9,.0f}{cls:8.3f}", flush=True
        )


def main() -> None:
    """Build the demonstration and open one page of every kind."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.first_view", description=__doc__)
    options.add_argument("kinds", nargs="*", metavar="KIND", default=list(KINDS))
    kinds = options.parse_args().kinds
    with tempfile.TemporaryDirectory(prefix="circles-benchmark-") as folder, chromium() as browser:
        site = build(ROOT, Path(folder) / "site")
        with hosted(site, PUBLISHED_UNDER, compressed=True) as host:
            _measure(browser, host, kinds)


if __name__ == "__main__":
    main()
