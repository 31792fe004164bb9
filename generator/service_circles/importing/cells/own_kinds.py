"""A directory's own kinds of places in lists: '口袋公园', which communities.yaml declares, not the schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from service_circles.importing.cells.simple_cells import read_choice
from service_circles.importing.sheets.cleaned_text import in_one_line
from service_circles.records.center import CenterKind

OTHER = CenterKind.OTHER.value
LONGEST_KIND = 30
_SAYS_NOTHING = frozenset({"其他", "其它", "其他场所", "其它场所", "other", "others", "other place", "misc"})


@dataclass
class OwnKinds:
    """The kinds that are declared, and those to be declared for an import."""

    declared: dict[str, str] = field(default_factory=dict)
    """Each name by its lower-case form."""
    created: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, names: Iterable[str]) -> OwnKinds:
        """The kinds that a directory declares."""
        return cls({name.lower(): name for name in names})

    def find(self, text: str, *, creating: bool) -> str | None:
        """The own kind that a text of a list names, declared now if that was asked for; None if the schema has it."""
        name = in_one_line(text)
        if not self._is_own(name):
            return None
        if name.lower() not in self.declared and creating and len(name) <= LONGEST_KIND:
            self.declared[name.lower()] = name
            self.created.append(name)
        return self.declared.get(name.lower())

    def _is_own(self, name: str) -> bool:
        return name.lower() not in _SAYS_NOTHING and read_choice(CenterKind, name) in {None, OTHER}
