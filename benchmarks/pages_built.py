"""The pages that a build has written: their number and length, and whether both builders say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.visible_text import visible_words

KINDS = ("areas", "boards", "centers", "circles", "organizations", "services")
_MAP_AND_HOURS = re.compile(
    r'<figure class="map".*?</figure>|<details class="more map-words">.*?</details>'
    r'|<script type="application/json" id="hours">.*?</script>',
    re.DOTALL,
)
_MOST_COMPARED = 150
LEAST_ALIKE = 0.98
"""The share of pages of each kind that must have the same words, or the two builders do not do the same work."""


@dataclass(frozen=True)
class Built:
    """Pages of records and lists, their bytes on average, and those of a center's page with and without map and hours."""

    pages: int
    bytes_per_page: float
    bytes_per_center: float
    bytes_without_map: float


def built(site: Path) -> Built:
    """Look through a built site."""
    pages = [file.stat().st_size for kind in KINDS for file in site.glob(f"{kind}/**/index.html")]
    centers = [file.read_text("utf-8") for file in sorted(site.glob("centers/*/index.html"))[:_MOST_COMPARED]]
    return Built(
        pages=len(pages),
        bytes_per_page=mean(pages),
        bytes_per_center=mean(len(page.encode()) for page in centers),
        bytes_without_map=mean(len(_MAP_AND_HOURS.sub("", page).encode()) for page in centers),
    )


def pages_with_same_words(ours: Path, theirs: Path) -> dict[str, tuple[int, int]]:
    """By kind of page: the number of compared pages with the same text in both sites, and the number compared."""
    return {kind: _same_words(ours, theirs, kind) for kind in KINDS}


def _same_words(ours: Path, theirs: Path, kind: str) -> tuple[int, int]:
    found = sorted(file.relative_to(theirs) for file in theirs.glob(f"{kind}/**/index.html"))
    compared = found[:: max(1, len(found) // _MOST_COMPARED)]
    same = sum(_words(ours / file) == _words(theirs / file) for file in compared)
    return same, len(compared)


def _words(file: Path) -> list[str]:
    return visible_words(file.read_text("utf-8")) if file.is_file() else []
