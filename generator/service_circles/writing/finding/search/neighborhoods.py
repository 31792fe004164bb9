"""The order of a large directory's documents: those of one neighborhood are fetched together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from service_circles.records.area import Area
from service_circles.records.directory import ServiceDirectory
from service_circles.writing.finding.search.documents import SECTIONS, Document

CHUNK_DOCUMENTS = 64


@dataclass(frozen=True)
class Neighborhoods:
    """Documents by chunk, each chunk by section; the numbers of a section run on from chunk to chunk.

    `chunks[c][s]` are indexes of documents; `starts[s][c]` is the number of the first document of section s in
    chunk c, with one more number at the end, which is the first of the next section.
    """

    chunks: tuple[tuple[tuple[int, ...], ...], ...]
    starts: tuple[tuple[int, ...], ...]

    def in_order(self) -> Iterator[int]:
        """Indexes of documents in the order of their numbers."""
        for section in range(len(SECTIONS)):
            for chunk in self.chunks:
                yield from chunk[section]

    @property
    def total(self) -> int:
        """The number of documents."""
        return self.starts[-1][-1]


def neighborhoods_of(
    directory: ServiceDirectory, documents: Sequence[Document], chosen: Sequence[int]
) -> Neighborhoods:
    """Chunks of some documents, along the tree of areas."""
    place = {area: at for at, area in enumerate(_along_the_tree(directory))}
    ordered = sorted(chosen, key=lambda at: place.get(documents[at].area or "", len(place)))
    slices = (ordered[at : at + CHUNK_DOCUMENTS] for at in range(0, len(ordered), CHUNK_DOCUMENTS))
    chunks = tuple(_by_section(documents, part) for part in slices)
    return Neighborhoods(chunks, _starts(chunks))


def _along_the_tree(directory: ServiceDirectory) -> Iterator[str]:
    for root in directory.where(Area, parent=None):
        yield from (area.id for area in directory.within(Area, root.id))


def _by_section(documents: Sequence[Document], indexes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(at for at in indexes if documents[at].section == section) for section in range(len(SECTIONS))
    )


def _starts(chunks: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[int, ...], ...]:
    starts: list[tuple[int, ...]] = []
    number = 0
    for section in range(len(SECTIONS)):
        counts = (len(chunk[section]) for chunk in chunks)
        starts.append(tuple(accumulate(counts, initial=number)))
        number = starts[-1][-1]
    return tuple(starts)
