"""The violations that axe finds on a page as it is now."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "async options => (await axe.run(document, options)).violations.map(each => [each.id, each.nodes[0].html])"


def violations(page: Page, *rules: str) -> list[str]:
    """A line for each rule that is violated: of WCAG 2.2 AA and best practice, or of some rules alone."""
    run_only: object = {"type": "rule", "values": rules} if rules else _LEVELS
    page.evaluate(f"() => {{ if (!window.axe) {{\n{AXE_SCRIPT}\n}} }}")
    violated = page.evaluate(_RUN, {"runOnly": run_only, "resultTypes": ["violations"]})
    return [f"{rule}: {html}" for rule, html in violated]
