"""Dependency tracking: the facts that each page reads, so that a later build makes again only pages of which a fact has changed.

A fact is a field of a record, known by a number. Fields are hidden (see `records/hidden_fields.py`) while no page is made:
the first look at one notes its fact and shows it until the page is finished. Facts that are read outside of any page, or for
a value that pages share, count for every page: they are noted once and stay shown.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

Value = TypeVar("Value")
Given = ParamSpec("Given")
Fields = dict[str, Any]


class ReadLog:
    """Notes the facts that are read."""

    def __init__(self) -> None:
        self.everywhere: set[int] = set()
        """The facts that count for every page."""
        self._newly: list[int] = []
        self._of_page: set[int] | None = None
        self._shown: list[tuple[Fields, str]] = []
        self.is_paused = False

    def note(self, fact: int) -> None:
        """Note a fact."""
        if self.is_paused:
            return
        if self._of_page is not None:
            self._of_page.add(fact)
        elif fact not in self.everywhere:
            self.everywhere.add(fact)
            self._newly.append(fact)

    def note_everywhere(self, facts: Iterable[int]) -> None:
        """Note facts that were read for all pages in another process."""
        self.everywhere.update(facts)

    def newly_everywhere(self) -> list[int]:
        """The facts that came to count for every page since this was last asked."""
        newly, self._newly = self._newly, []
        return newly

    def show(self, fields: Fields, name: str, value: object, fact: int) -> None:
        """Note a fact and show its value in the fields of a record."""
        if self.is_paused:
            return
        fields[name] = value
        self.note(fact)
        if self._of_page is not None:
            self._shown.append((fields, name))

    @contextmanager
    def page(self) -> Iterator[set[int]]:
        """While inside, facts are read for one page; the set has them."""
        before, self._of_page = self._of_page, set()
        self._hide()
        try:
            yield self._of_page
        finally:
            self._hide()
            self._of_page = before

    @contextmanager
    def for_all(self) -> Iterator[None]:
        """While inside, facts are read for all pages."""
        before, self._of_page = self._of_page, None
        self._hide()  # or what the page has read already would not be noted
        try:
            yield
        finally:
            self._of_page = before

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While inside nothing is noted, for what gives the same fields in another form."""
        before, self.is_paused = self.is_paused, True
        try:
            yield
        finally:
            self.is_paused = before

    def _hide(self) -> None:
        for fields, name in self._shown:
            fields.pop(name, None)
        self._shown.clear()


# One at a time in a process: a site is made of records that note in it what is read.
_logs: list[ReadLog] = []


def log_reads(log: ReadLog | None) -> None:
    """Let values that pages share be noted in this log from now on; None: in none."""
    _logs[:] = [log] if log else []


@contextmanager
def shared_value() -> Iterator[None]:
    """While inside, a value is made that is kept for other pages too."""
    if not _logs:
        yield
        return
    with _logs[0].for_all():
        yield


if TYPE_CHECKING:
    shared_property = cached_property
else:

    class shared_property(cached_property):  # noqa: N801 - as the one it extends
        """A cached property that pages share, so that the facts it is made of count for all of them."""

        def __get__(self, instance: object, owner: type | None = None) -> object:
            """The value, made when first asked for."""
            with shared_value():
                return super().__get__(instance, owner)


def shared(make: Callable[Given, Value]) -> Callable[Given, Value]:
    """A function whose results are kept for other pages too."""

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Value:
        with shared_value():
            return make(*args, **kwargs)

    return made
