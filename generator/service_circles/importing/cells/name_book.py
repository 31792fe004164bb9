"""Ids by the names that people write instead: areas, services, organizations, boards, centers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from service_circles.problems.suggestion import nearest
from service_circles.writing.finding.folding import fold_text

_SHORTEST = 2
_SUFFIX = re.compile(r"(?:社区居委会|社区|街道办事处|街道|居委会|村委会|镇|村)$")


class NameBook:
    """Finds records of each kind by id, name, other name or key in the source."""

    def __init__(self, *, in_chinese: bool = True) -> None:
        self.in_chinese = in_chinese
        """True if cells show the Chinese labels of choices, False if their values."""
        self._ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._names: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, kind: str, id_: str, name: str, others: Iterable[str] = ()) -> None:
        """Enter a record; `others` are further names for it."""
        self._names[kind][id_] = name
        for text in {id_, fold_text(name), *map(fold_text, others)} - {""}:
            self._ids[kind, text].append(id_)

    def find(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids that a text can mean: by id, 'name（id）', name, or name without 社区 or 街道."""
        written = re.fullmatch(r".*[（(]([a-z0-9-]+)[）)]", text.strip())
        if written and written[1] in self._names[kind]:
            return (written[1],)
        whole = self._ids.get((kind, text.strip())) or self._ids.get((kind, fold_text(text)))
        return tuple(dict.fromkeys(whole or self._by_stem(kind, text) or self._board_with(kind, text)))

    def _board_with(self, kind: str, text: str) -> list[str]:
        """The only board whose name has the text in it, or is in it: there are few, and people shorten them."""
        word = fold_text(text)
        if kind != "board" or len(word) < _SHORTEST:
            return []
        names = {id_: fold_text(name) for id_, name in self._names[kind].items()}
        found = [id_ for id_, name in names.items() if word in name or name in word]
        return found if len(found) == 1 else []

    def _by_stem(self, kind: str, text: str) -> list[str]:
        stem = _stem(text)
        if kind != "area" or len(stem) < _SHORTEST:
            return []
        return [
            id_
            for id_, name in self._names[kind].items()
            if _stem(name) == stem and not (_SUFFIX.search(text) and _SUFFIX.search(name))
        ]

    def name_of(self, kind: str, id_: str) -> str:
        """The name of a record as a cell shows it: with its id where others have the same name."""
        name = self._names[kind].get(id_)
        if name is None:
            return id_
        return name if self.find(kind, name) == (id_,) else f"{name}（{id_}）"

    def names(self, kind: str) -> list[str]:
        """The names of all records of a kind, as cells show them."""
        return [self.name_of(kind, id_) for id_ in self._names[kind]]

    def nearest(self, kind: str, text: str) -> str | None:
        """The known name that is most like a text."""
        return nearest(text, self._names[kind].values())


def _stem(text: str) -> str:
    return fold_text(_SUFFIX.sub("", text.strip()))
