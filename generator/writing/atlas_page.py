"""The atlas as files of the site, made when first asked for: folium takes half a second to load."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.writing.frame import frame_of
from generator.writing.links import up_from
from generator.writing.maps.atlas import AtlasFrame, AtlasView, atlas_page
from generator.writing.pages import Renderer
from generator.writing.views.atlas import ADDRESS, atlas_view


def atlas_files(renderer: Renderer) -> dict[str, Callable[[], bytes]]:
    """What makes the atlas and its script, by file name; nothing if no record has a place on the map."""
    view = atlas_view(renderer.site)
    return {} if view is None else {name: partial(_file, renderer, view, name) for name in _NAMES}


_NAMES = (f"{ADDRESS}index.html", f"{ADDRESS}atlas.js")


def _file(renderer: Renderer, view: AtlasView, name: str) -> bytes:
    page = atlas_page(view, _frame(renderer, view.title))
    return page.html.encode() if name.endswith(".html") else page.script


def _frame(renderer: Renderer, title: str) -> AtlasFrame:
    frame = frame_of(renderer, ADDRESS, title, "一张图看全区的服务中心和步行圈")
    assets, up = renderer.site.assets, up_from(ADDRESS)
    return AtlasFrame(
        head=frame.head,
        header=frame.header,
        footer=frame.footer,
        leaflet_js=up + assets["leaflet.js"],
        leaflet_css=up + assets["leaflet.css"],
        script=assets.atlas_script,
    )
