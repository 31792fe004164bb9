"""Hand-written pages: their links lead to records, and no page takes a record's address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.reading.content import ReadDirectory
from generator.reading.markdown_pages import HandwrittenPage


def check_pages(read: ReadDirectory, pages: tuple[HandwrittenPage, ...]) -> Iterator[Problem]:
    """Links `record:ID` of hand-written pages name existing records."""
    known = read.directory.by_id
    for page in pages:
        for link in page.record_links:
            if link.id not in known:
                yield page.problem_at(link, known)
