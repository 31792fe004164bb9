"""A background map for the interactive map."""

from typing import Annotated

from pydantic import StringConstraints

from service_circles.records.values.fields import Line, described
from service_circles.records.values.record_part import Part

_TILE_ADDRESS = r"^https://(?:\{s\}\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?/[A-Za-z0-9{}./?=&_:%-]+$"
"""Pages let pictures come from these hosts, so `{s}` may not stand for all hosts there are."""


class TileLayer(Part):
    """A background map for the interactive map; with none the site is complete."""

    name: Line = described("名称", "图层名称", "Name of the layer")
    url: Annotated[str, StringConstraints(pattern=_TILE_ADDRESS, max_length=500)] = described(
        "地址",
        "含 {x} {y} {z} 的地址；几台主机轮流用时，可以用 {s}. 开头",
        "Address with {x} {y} {z}; it may begin with {s}. for several hosts",
    )
    datum: Annotated[str, StringConstraints(pattern=r"^(wgs84|gcj02)$")] = described(
        "坐标系", "wgs84 或 gcj02", "Its datum"
    )
    attribution: Line = described("版权", "图上要写的版权", "What has to be credited")
