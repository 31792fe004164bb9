"""The atlas as files of the site, made when first asked for: folium takes half a second to load."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from service_circles.languages.language_marks import mark_chinese
from service_circles.writing.drawings.maps.atlas_map import Atlas, AtlasFrame, atlas_page
from service_circles.writing.pages.atlas import ADDRESS, atlas_view
from service_circles.writing.rendering.page_frame import frame_of
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.addresses import up_from


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """What makes the atlas and its script, by file name; nothing if no record has a place on the map."""
    return {name: partial(_file, renderer, name) for name in _NAMES} if renderer.site.has_atlas else {}


_NAMES = (f"{ADDRESS}index.html", f"{ADDRESS}atlas.js")


def _file(renderer: Renderer, name: str) -> bytes:
    page = _page(renderer)
    return mark_chinese(page.html, renderer.site.language).encode() if name.endswith(".html") else page.script


@lru_cache(maxsize=4)
def _page(renderer: Renderer) -> Atlas:
    view = atlas_view(renderer.site)
    return atlas_page(view, _frame(renderer, view.title))


def _frame(renderer: Renderer, title: str) -> AtlasFrame:
    frame = frame_of(renderer, ADDRESS, title, renderer.site.words("一张图看全区的服务中心和步行圈"))
    site = renderer.site
    assets, up = site.assets, up_from(site.language.prefix + ADDRESS)
    return AtlasFrame(
        head=frame.head,
        header=frame.header,
        footer=frame.footer,
        leaflet_js=up + assets["leaflet.js"],
        leaflet_css=up + assets["leaflet.css"],
        script=assets.atlas_script,
    )
