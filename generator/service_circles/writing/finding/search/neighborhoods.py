"""The order of a large directory's documents: those of one neighborhood are fetched together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_circles.records.directory import ServiceDirectory
from service_circles.writing.finding.search.documents import PARTS, Document

CHUNK_DOCUMENTS = 64


@dataclass(frozen=True)
class Neighborhoods:
    """Documents by chunk, each chunk by part; the numbers of a part run on from chunk to chunk.

    `chunks[c][p]` are indexes of documents; `starts[p][c]` is the number of the first document of part p in
    chunk c, with one more number at the end, which is the first of the next part.
    """

    chunks: tuple[tuple[tuple[int, ...], ...], ...]
    starts: tuple[tuple[int, ...], ...]

    def in_order(self) -> Iterator[int]:
        """Indexes of documents in the order of their numbers."""
        for part in range(len(PARTS)):
            for chunk in self.chunks:
                yield from chunk[part]

    @property
    def total(self) -> int:
        """How many documents are numbered."""
        return self.starts[-1][-1]


def neighborhoods_of(
    directory: ServiceDirectory, documents: Sequence[Document], chosen: Sequence[int]
) -> Neighborhoods:
    """Chunks of some documents, along the tree of areas."""
    place = {area: at for at, area in enumerate(_along_the_tree(directory))}
    last = len(place)
    ordered = sorted(chosen, key=lambda at: place.get(documents[at].area or "", last))
    slices = (ordered[at : at + CHUNK_DOCUMENTS] for at in range(0, len(ordered), CHUNK_DOCUMENTS))
    chunks = tuple(_by_part(documents, part_of_all) for part_of_all in slices)
    return Neighborhoods(chunks, _starts(chunks))


def _along_the_tree(directory: ServiceDirectory) -> Iterator[str]:
    children: Mapping[str | None, Sequence[object]] = directory.children
    for root in children.get(None, ()):
        for area in directory.within(root.id):  # type: ignore[attr-defined]
            yield area.id


def _by_part(documents: Sequence[Document], indexes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    parts: list[list[int]] = [[] for _ in PARTS]
    for at in indexes:
        parts[documents[at].part].append(at)
    return tuple(map(tuple, parts))


def _starts(chunks: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[int, ...], ...]:
    starts: list[tuple[int, ...]] = []
    number = 0
    for part in range(len(PARTS)):
        own = [number]
        for chunk in chunks:
            number += len(chunk[part])
            own.append(number)
        starts.append(tuple(own))
    return tuple(starts)
