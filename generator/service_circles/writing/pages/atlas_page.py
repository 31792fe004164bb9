"""The atlas as files of the site, made when first asked for: folium takes half a second to load."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from service_circles.languages.language_marks import mark_chinese
from service_circles.writing.drawings.maps.atlas_map import Atlas, AtlasFrame, atlas_page
from service_circles.writing.pages.atlas import ADDRESS, atlas_view
from service_circles.writing.rendering.page_frame import frame_of
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.addresses import up_from


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """Functions that make the atlas and its script, by file name; none if no record has a place on the map."""
    if not renderer.site.has_atlas:
        return {}

    @cache
    def atlas() -> Atlas:
        view = atlas_view(renderer.site)
        return atlas_page(view, _frame(renderer, view.title))

    return {
        f"{ADDRESS}index.html": lambda: mark_chinese(atlas().html, renderer.site.language).encode(),
        f"{ADDRESS}atlas.js": lambda: atlas().script,
    }


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
