"""The atlas of the district as a page of the site."""

from __future__ import annotations

from collections.abc import Callable

from generator.writing.pages import Renderer


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """The atlas and its script, by address."""
    return {}
