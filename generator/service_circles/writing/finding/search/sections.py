"""Sections of the index: one for the documents of each kind, ordered as equally good results are."""

from dataclasses import dataclass

from service_circles.languages.translator import message
from service_circles.records.kinds import KINDS
from service_circles.records.settings.board import Board
from service_circles.records.values.record_kind import RecordKind, Searched


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the index: the documents of a kind, or the small ones of it."""

    kind: RecordKind
    is_small: bool = False


_OTHER_KINDS = (
    RecordKind("emergency", "emergency", message("紧急电话"), Searched(rank=0, later=0.5, is_scanned=True)),
    RecordKind("page", "", message("文章"), Searched(rank=140, later=1.5, is_scanned=True)),
)
_ALL_KINDS = (*_OTHER_KINDS, Board.meta, *(kind.meta for kind in KINDS))
SECTIONS = tuple(
    Section(kind, is_small)
    for kind in sorted(_ALL_KINDS, key=lambda kind: kind.search.rank)
    for is_small in ([False, True] if kind.search.has_small else [False])
)
_NUMBERS = {(section.kind.name, section.is_small): number for number, section in enumerate(SECTIONS)}


def section_number(kind: str, *, is_small: bool = False) -> int:
    """The place in SECTIONS of the documents of a kind."""
    return _NUMBERS[kind, is_small]
