"""A town with one center in its middle, to be written as YAML and read again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from service_circles.geo.distance import Plane

PLANE = Plane.around((21.2, 112.6))
Meters = tuple[float, float]


def place(east_m: float, north_m: float) -> dict[str, str]:
    latitude, longitude = PLANE.point_at(east_m, north_m)
    return {"latitude": f"{latitude:.7f}", "longitude": f"{longitude:.7f}", "datum": "wgs84"}


def write_town(
    folder: Path,
    homes: Mapping[str, tuple[Meters, int | None]],
    candidates: Mapping[str, Meters] | None = None,
    streets: Sequence[str] = (),
) -> Path:
    """Homes by id with their place and households; candidates, if any; nodes and ways in XML, if any."""
    settings: dict[str, Any] = {
        "id": "town",
        "name": "小城",
        "publisher": {"name": "编辑组"},
        "circle_standard": {"detour_factor": "1.5"},
    }
    if candidates:
        settings["candidates"] = [
            {"id": id_, "name": f"{id_} 的空房", "location": place(*at)} for id_, at in candidates.items()
        ]
    if streets:
        (folder / "town.osm").write_text("\n".join(['<osm version="0.6">', *streets, "</osm>"]), "utf-8")
        settings["walking"] = {"extracts": "town.osm"}
    estates = [
        {"id": id_, "name": id_, "kind": "estate", "parent": "village", "location": place(*at)}
        | ({} if households is None else {"households": str(households)})
        for id_, (at, households) in homes.items()
    ]
    village = {"id": "village", "name": "村", "kind": "village"}
    center = {
        "id": "center",
        "name": "中心",
        "kind": "service_center",
        "area": "village",
        "location": place(0, 0),
    }
    content = {"directory": settings, "areas": [village, *estates], "center": center}
    (folder / "communities.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    (folder / "content").mkdir()
    return folder
