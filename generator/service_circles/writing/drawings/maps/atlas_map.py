"""The atlas of a district, made with folium. The only file that knows folium.

folium gets numbers and neutral names alone: it would put texts into the page as HTML and as script. Names go
into the page as JSON, and the site's own script writes them as text. Of folium's page the map and its script
are kept; its head, which calls four foreign hosts and forbids zooming, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import Any

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import script_json
from service_circles.geo.datum import Point, wgs84_to_gcj02
from service_circles.languages.translator import CHINESE, Words
from service_circles.records.settings.directory_settings import TileLayer
from service_circles.writing.drawings.maps.map_view import Outline, Ring

_RANDOM_ID = re.compile(r"_[0-9a-f]{32}(?![0-9a-f])")


class LayerStyle(Enum):
    """How a layer is drawn: centers large, small or hollow, a ring of color, lines or circles."""

    MAJOR = "major"
    MINOR = "minor"
    OTHER = "other"
    BOARD = "board"
    OUTLINE = "outline"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class AtlasPlace:
    """A place with a page; `line` is the gray line below its name. The point is in WGS84."""

    name: str
    point: Point
    href: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class AtlasLayer:
    """What a reader switches on and off together; `shown` says whether it is on at first."""

    name: str
    style: LayerStyle
    shown: bool = False
    places: tuple[AtlasPlace, ...] = ()
    outlines: tuple[Outline, ...] = ()
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class AtlasView:
    """The layers from below to above, the links (words, address) to the same in lists, and background maps.

    Of the background maps those in the datum of the first are used.
    """

    title: str
    layers: tuple[AtlasLayer, ...]
    lists: tuple[tuple[str, str], ...]
    tiles: tuple[TileLayer, ...] = ()
    words: Words = CHINESE


@dataclass(frozen=True, slots=True)
class AtlasFrame:
    """Markup around the atlas, and what it loads; addresses are relative to the atlas.

    `script` is the text of site_theme/maps/atlas.js; with folium's it is served as `script_name` beside the page.
    """

    head: str
    header: str
    footer: str
    leaflet_js: str
    leaflet_css: str
    script: str
    script_name: str = "atlas.js"


@dataclass(frozen=True, slots=True)
class Atlas:
    """The page and the script beside it; the page asks for the script by its content."""

    html: str
    script: bytes


def atlas_page(view: AtlasView, frame: AtlasFrame) -> Atlas:
    """The atlas as a page of the site. Raises ValueError if no layer has anything on it."""
    tiles = tuple(tile for tile in view.tiles if tile.datum == view.tiles[0].datum)
    data = _data(view, tiles)
    element, map_script = _folium_map(view.layers, tiles, _bounds(data))
    script = f'(function () {{\n"use strict";\n{frame.script}\n{map_script}}})();\n'.encode()
    version = content_hash(script)
    main = (
        "".join(_main(view, element))
        + f'<script type="application/json" id="atlas-data">{script_json(data)}</script>'
    )
    html = (
        f'<!doctype html>\n<html lang="{view.words.code}">\n<head>\n{frame.head}\n'
        f'<link rel="stylesheet" href="{escape(frame.leaflet_css)}">\n'
        f'<script defer src="{escape(frame.leaflet_js)}"></script>\n'
        f'<script defer src="{escape(frame.script_name)}?v={version}"></script>\n</head>\n'
        f'<body>\n{frame.header}\n<main id="main" tabindex="-1"><div class="wrap">\n{main}\n</div></main>\n'
        f'{frame.footer}\n<p id="said" class="visually-hidden" role="status"></p>\n</body>\n</html>\n'
    )
    return Atlas(html, script)


def _main(view: AtlasView, element: str) -> Iterator[str]:
    yield f'<div class="title"><h1>{escape(view.title)}</h1></div>\n'
    words = view.words
    yield f'<p class="lead">{words("点一下图上的地方，看它的名字。右上角的按钮选择看什么。")}</p>\n'
    yield f'<div class="atlas map-live card">{element}</div>\n'
    yield f'<noscript><p class="notice">{words("这张图要用脚本。下面的列表不用。")}</p></noscript>\n'
    yield '<section aria-labelledby="lists"><div class="section-head">'
    yield f'<h2 id="lists">{words("同样的内容，用列表看")}</h2></div>\n'
    yield '<ul class="chips">'
    for name, address in view.lists:
        yield f'<li><a class="chip" href="{escape(address)}">{escape(name)}</a></li>'
    yield "</ul></section>\n"


def _data(view: AtlasView, tiles: Sequence[TileLayer]) -> dict[str, Any]:
    """Places once, then the layers with the numbers of their places; rounded to a tenth of a meter."""
    shift = wgs84_to_gcj02 if tiles and tiles[0].datum == "gcj02" else _as_it_is

    def at(point: Point) -> list[float]:
        return [round(degrees, 6) for degrees in shift(*point)]

    number: dict[AtlasPlace, int] = {}
    for layer in view.layers:
        for place in layer.places:
            number.setdefault(place, len(number))
    return {
        "places": [[*at(place.point), place.name, place.href, place.line] for place in number],
        "layers": [
            {
                "name": layer.name,
                "style": layer.style.value,
                "places": [number[place] for place in layer.places],
                "outlines": [
                    [outline.name, [at(point) for point in outline.points]] for outline in layer.outlines
                ],
                "rings": [[*at(ring.middle), round(ring.radius_m)] for ring in layer.rings],
            }
            for layer in view.layers
        ],
        "tiles": [[tile.name, tile.attribution] for tile in tiles],
    }


def _as_it_is(latitude: float, longitude: float) -> Point:
    return (latitude, longitude)


def _bounds(data: Mapping[str, Any]) -> list[list[float]]:
    """South-west and north-east corner of all that is shown."""
    points = [place[:2] for place in data["places"]]
    for layer in data["layers"]:
        points += [ring[:2] for ring in layer["rings"]]
        points += [point for _, outline in layer["outlines"] for point in outline]
    if not points:
        raise ValueError("an atlas needs something to show")
    latitudes, longitudes = [point[0] for point in points], [point[1] for point in points]
    return [[min(latitudes), min(longitudes)], [max(latitudes), max(longitudes)]]


def _folium_map(
    layers: Sequence[AtlasLayer], tiles: Sequence[TileLayer], bounds: list[list[float]]
) -> tuple[str, str]:
    """The element of the map and its script, with ids that are the same in every build."""
    import folium  # noqa: PLC0415  # half a second that only the atlas should cost

    middle = [sum(degrees) / 2 for degrees in zip(*bounds, strict=True)]
    drawn = folium.Map(
        middle, tiles=None, zoom_control=False, attribution_control=False, prefer_canvas=True, zoom_snap=0.25
    )
    grounds = [
        folium.TileLayer(tile.url, name=f"ground-{at}", attr="-", show=at == 0, max_zoom=19).add_to(drawn)
        for at, tile in enumerate(tiles)
    ]
    groups = [
        folium.FeatureGroup(f"layer-{at}", show=layer.shown).add_to(drawn) for at, layer in enumerate(layers)
    ]
    control = folium.LayerControl(collapsed=True).add_to(drawn)
    drawn.fit_bounds(bounds, padding=(24, 24))
    root: Any = drawn.get_root()
    root.render()
    names = [f"[{', '.join(part.get_name() for part in parts)}]" for parts in (groups, grounds)]
    fill = f"fillAtlas({drawn.get_name()}, {', '.join(names)}, {control.get_name()});\n"
    return _with_stable_ids(root.html.render().strip(), _without_spare_space(root.script.render()) + fill)


def _with_stable_ids(element: str, script: str) -> tuple[str, str]:
    """folium's random ids, numbered in the order in which they come."""
    numbers: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return numbers.setdefault(found[0], f"_{len(numbers) + 1}")

    return _RANDOM_ID.sub(numbered, element), _RANDOM_ID.sub(numbered, script)


def _without_spare_space(script: str) -> str:
    return "".join(f"{line.strip()}\n" for line in script.splitlines() if line.strip())
