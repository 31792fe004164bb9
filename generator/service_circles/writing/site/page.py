"""A page: its address, template, title and the values shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Values = Mapping[str, object]


@dataclass(frozen=True)
class Page:
    """One page of the site; `values` is called when the page is rendered, not before."""

    address: str
    template: str
    title: str
    values: Callable[[], Values] = field(default=dict)
    description: str | None = None
    indexed: bool = True
    """Whether search engines and the sitemap are to know it; what says the same for paper they are not."""
