"""How a reader may look at a page: colors, size of text, width of the screen."""

from typing import Literal

from playwright.sync_api import Page

SIZES = ("normal", "large", "larger")
_OPEN = "document.querySelectorAll('details:not(.action)').forEach(details => { details.open = true; })"


def show(
    page: Page, *, scheme: Literal["light", "dark"] = "light", size: str = "normal", width: int = 390
) -> None:
    """Set the phone to light or dark, its width in pixels, and one of the three sizes of text."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("size => document.documentElement.setAttribute('data-size', size)", size)


def unfold(page: Page) -> None:
    """Open everything that can be unfolded, but for the chooser that lies over the page."""
    page.evaluate(_OPEN)
