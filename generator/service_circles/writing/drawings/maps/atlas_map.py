"""The atlas of a district, made with folium. The only file that knows folium.

folium gets numbers and neutral names alone: it would put texts into the page as HTML and as script. Names go
into the page as JSON, and the site's own script writes them as text. Of folium's page the map and its script
are kept; its head, which calls four foreign hosts and forbids zooming, is not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from markupsafe import Markup

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import script_json
from service_circles.geo.datum import Point
from service_circles.records.settings.tile_layer import TileLayer
from service_circles.writing.drawings.maps.leaflet_data import leaflet_point, leaflet_points
from service_circles.writing.drawings.maps.map_view import Outline, Ring

_RANDOM_ID = re.compile(r"_[0-9a-f]{32}(?![0-9a-f])")


class LayerStyle(Enum):
    """The style of a layer: centers large, small or hollow, lines or circles; or what the shown centers must have."""

    MAJOR = "major"
    MINOR = "minor"
    OTHER = "other"
    HAVING = "having"
    OUTLINE = "outline"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class AtlasPlace:
    """A place with a page; `line` is the gray line below its name, `has` its facilities. The point is in WGS84."""

    name: str
    point: Point
    href: str
    line: str = ""
    has: str = ""


@dataclass(frozen=True, slots=True)
class AtlasLayer:
    """Things that a reader switches on and off together; `shown` if they are on at first."""

    name: str
    style: LayerStyle
    shown: bool = False
    places: tuple[AtlasPlace, ...] = ()
    outlines: tuple[Outline, ...] = ()
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class AtlasMap:
    """The map's element, the data that it shows as JSON, and the script that fills the element."""

    element: Markup
    data: Markup
    script: bytes

    @property
    def version(self) -> str:
        """The page asks for the script by its content."""
        return content_hash(self.script)


def atlas_map(
    layers: Sequence[AtlasLayer], tiles: Sequence[TileLayer], script: str, *, streets: bool = False
) -> AtlasMap:
    """The map of some layers, from below to above. Raises ValueError if no layer has anything on it.

    Of the background maps those in the datum of the first are used. `script` is our part of the script.
    `streets`: the site has files of streets.
    """
    tiles = [tile for tile in tiles if tile.datum == tiles[0].datum]
    data = _data(layers, tiles) | ({"streets": 1} if streets else {})
    data["fit"] = _bounds(data)
    element, map_script = _folium_map(layers, tiles, data["fit"])
    joined = f'(function () {{\n"use strict";\n{script}\n{map_script}}})();\n'
    return AtlasMap(Markup(element), script_json(data), joined.encode())  # noqa: S704 - folium gets no texts


def _data(layers: Sequence[AtlasLayer], tiles: Sequence[TileLayer]) -> dict[str, Any]:
    """Places once, then the layers with the numbers of their places."""
    datum = tiles[0].datum if tiles else "wgs84"
    places = list(dict.fromkeys(place for layer in layers for place in layer.places))
    number = {place: at for at, place in enumerate(places)}
    return {
        "places": [
            [
                *leaflet_point(place.point, datum),
                place.name,
                place.href,
                place.line,
                *filter(None, [place.has]),
            ]
            for place in places
        ],
        "layers": [
            {
                "name": layer.name,
                "style": layer.style.value,
                "places": [number[place] for place in layer.places],
                "outlines": [
                    [outline.name, leaflet_points(outline.points, datum)] for outline in layer.outlines
                ],
                "rings": [[*leaflet_point(ring.middle, datum), round(ring.radius_m)] for ring in layer.rings],
            }
            for layer in layers
        ],
        "tiles": [[tile.name, tile.attribution] for tile in tiles],
    }


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
