"""Pages of lists, as the API of HSDS has them: numbers that do not agree, pages that are missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service_circles.basics.json_text import compact_json
from service_circles.hsds.hsds_row import RowPlace
from service_circles.validating.faults import Fault, PlacedFault, advice, mistake, shortened

_NUMBERS = ("total_items", "total_pages", "page_number", "size")


@dataclass(frozen=True, slots=True)
class _Page:
    place: RowPlace
    number: int
    pages: int
    total: int
    ids: frozenset[str]


class ApiPages:
    """The pages of each collection that are given."""

    def __init__(self) -> None:
        self._pages: dict[str, list[_Page]] = defaultdict(list)

    def see(self, file: str, table: str, page: Mapping[str, Any]) -> Iterator[Fault]:
        """Take a page of a list of rows of a table, and yield what in it does not agree."""
        contents = page["contents"]
        numbers = {name: page[name] for name in _NUMBERS if isinstance(page.get(name), int)}
        missing = [name for name in _NUMBERS if name not in numbers]
        if missing:
            yield mistake("V111", missing[0], found=_json(page.get(missing[0])), expected="0, 1, 2 …")
            return
        number, pages, total = numbers["page_number"], numbers["total_pages"], numbers["total_items"]
        yield from _disagreements(page, numbers, len(contents))
        ids = frozenset(str(each.get("id")) for each in contents if isinstance(each, Mapping))
        self._pages[table].append(_Page(RowPlace(file), number, pages, total, ids))

    @property
    def whole_tables(self) -> frozenset[str]:
        """The tables of which every page is given."""
        return frozenset(
            table
            for table, pages in self._pages.items()
            if _items(pages) == max(page.total for page in pages)
        )

    def faults(self) -> Iterator[PlacedFault]:
        """Totals that pages of one list do not share or reach, and pages that are missing."""
        for table, pages in self._pages.items():
            numbers = {page.number for page in pages}
            first = pages[0]
            if len(pages) < 2:  # a page alone may be what somebody saved
                continue
            for page in pages[1:]:
                if page.total != first.total:
                    details = {"found": page.total, "expected": first.total}
                    yield page.place, mistake("V111", f"{table}: total_items", **details)
            missing = sorted(set(range(1, min(first.pages, 100_000) + 1)) - numbers)
            if missing:
                found = ", ".join(map(str, missing[:10]))
                yield first.place, advice("V112", table, found=found, expected=first.pages)
            elif _items(pages) != first.total:
                yield (
                    first.place,
                    mistake("V111", f"{table}: total_items", found=first.total, expected=_items(pages)),
                )


def _items(pages: list[_Page]) -> int:
    return len(frozenset().union(*(page.ids for page in pages)))


def _disagreements(page: Mapping[str, Any], numbers: Mapping[str, int], size: int) -> Iterator[Fault]:
    number, pages = numbers["page_number"], numbers["total_pages"]
    expected = {"size": size, "empty": size == 0, "first_page": number <= 1, "last_page": number >= pages}
    for name, value in expected.items():
        if page.get(name) != value:
            yield mistake("V111", name, found=_json(page.get(name)), expected=_json(value))
    if number > max(pages, 1):
        yield mistake("V111", "page_number", found=number, expected=f"≤ {pages}")
    if numbers["total_items"] < size:
        yield mistake("V111", "total_items", found=numbers["total_items"], expected=f"≥ {size}")


def _json(value: object) -> str:
    """A value as the page has it; a stroke where it has none."""
    return "—" if value is None else shortened(compact_json(value))
