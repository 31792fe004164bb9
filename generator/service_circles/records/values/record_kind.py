"""The declaration of a kind of record: its names, its place in lists, how search finds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Searched:
    """Rules by which search finds and shows the records of a kind."""

    rank: int
    """Orders kinds with equally good results."""
    heading: str = ""
    """The heading above results, in Chinese; the kind's `titles` if left out."""
    names: tuple[str, ...] = ("name",)
    """The fields that name a record."""
    others: tuple[str, ...] = ()
    """Other fields by which a record is found."""
    line: tuple[str, ...] = ()
    """The fields shown below the name, unless `result_rows` has a line for this kind."""
    later: float = 0
    """Penalty of kinds that few readers look for; 1 is one step of how well a name matches."""
    is_place: bool = False
    """Results can be sorted by their distance."""
    has_small: bool = False
    """Small ones, such as estates, come after large ones that match as well."""
    is_scanned: bool = False
    """Even in a large directory there are so few that scripts scan them all."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Everything that code beside its own pages and checks needs to know about a kind of record."""

    name: str
    """The key of one record in YAML."""
    folder: str
    """The key of several records in YAML; the folder of their pages; their file in data/."""
    title: str
    """One of them in messages, in Chinese; catalogs translate it in the context "kind"."""
    search: Searched
    titles: str = ""
    """All of them on the page of data; `title` if left out."""
    order: int = 0
    """Orders kinds where all are listed."""
    chinese_keys: tuple[str, ...] = ()
    """Keys that authors write by mistake for `folder`, which is then suggested."""
    corrected: Mapping[str, str] = field(default_factory=dict)
    """Questions to residents when something is wrong, in Chinese, which catalogs translate; with the field that
    the form in the browser opens, such as "guide/bring", or nothing for all fields."""
    is_of_life: bool = False
    """Belongs to community life, not to places and services."""

    @property
    def plural(self) -> str:
        """All of them, in Chinese."""
        return self.titles or self.title

    @property
    def heading(self) -> str:
        """The heading above search results, in Chinese."""
        return self.search.heading or self.plural
