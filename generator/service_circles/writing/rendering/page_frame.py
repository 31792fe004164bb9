"""Head, header and footer for hand-written pages, which are not ours to render."""

from dataclasses import dataclass

from markupsafe import Markup

from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.writing.cards.pacts_and_stories import community_page_head
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.rendering.templates import page_values


@dataclass(frozen=True)
class Frame:
    """Markup around somebody else's content; `head` has the policy, styles and scripts."""

    head: Markup
    header: Markup
    footer: Markup
    top: Markup
    """The head above a page's text; empty for pages that belong to no community."""
    end: Markup
    """Links to report a mistake in the page; empty for pages that no author wrote."""


def frame_of(
    renderer: Renderer,
    address: str,
    title: str,
    description: str | None = None,
    page: HandwrittenPage | None = None,
) -> Frame:
    """The frame of a page at an address; `page`, if an author wrote it."""
    values = page_values(renderer.site, address)
    canonical = renderer.site.absolute(address)
    template = renderer.template("head.html", address)
    head = template.render(values, title=title, description=description, canonical=canonical)
    header, footer = renderer.part("header", address), renderer.part("footer", address)
    top = end = ""
    if page:
        bound = community_page_head(renderer.site, page)
        path = renderer.site.directory.path_to(page.area or "")
        if bound:
            top = renderer.template("page_top.html", address).render(values, bound=bound, path=path)
        ask = renderer.site.feedback_about_page(title, address, page.path)
        end = renderer.template("page_end.html", address).render(values, ask=ask)
    return Frame(Markup(head), header, footer, Markup(top), Markup(end))  # noqa: S704 - our templates escape
