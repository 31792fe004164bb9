"""The files of streets: one holds all of a small network; of a larger one the main streets, and a file for each cell.

Cells are fixed by latitude and longitude, so that an address needs no street to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes
from service_circles.geo.network.map_layers import KINDS, Box, MapLayers
from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.languages.translator import Translator
from service_circles.writing.finding.data_encoding import STEPS_PER_DEGREE
from service_circles.writing.finding.streets.line_encoding import encode_lines
from service_circles.writing.site.site import Site

FOLDER = "maps/"
CELL_DEGREES = 0.02
"""Some two kilometers."""
MOST_POINTS = 4_000
"""Points of streets in one file, which are some 12 KB compressed."""
_HASH_LENGTH = 8

Cell = tuple[int, int]
"""South and west edge, in cells from the equator and Greenwich."""
Make = Callable[[], bytes]


def street_files(site: Site) -> Iterator[tuple[str, Make]]:
    """The files of a site's streets in its language, by address from the root; none without streets."""
    streets = site.reaches.streets
    if streets is None:
        return
    files = StreetFiles(streets.network, lambda: streets.map_layers, site.words)
    code = site.language.code
    yield f"{FOLDER}{code}.json", files.index
    for cell in files.cells:
        yield f"{FOLDER}{code}-{_name(cell)}.json", partial(files.cell, cell)


@dataclass(frozen=True, eq=False)
class StreetFiles:
    """The files of a network; its layers are asked for when the first is made."""

    network: WalkingNetwork
    layers: Callable[[], MapLayers]
    words: Translator

    @property
    def cells(self) -> list[Cell]:
        """The cells with any street; none if one file holds everything."""
        if len(self.network.node_latitude) <= MOST_POINTS:
            return []
        edges = np.floor(self.network.points / CELL_DEGREES).astype(int)
        return [(int(south), int(west)) for south, west in np.unique(edges, axis=0)]

    def index(self) -> bytes:
        """All streets, or the main ones; `cells` names the others' files with their hashes."""
        cells, layers = self.cells, self.layers()
        lines = layers.lines if not cells else _thinned(layers.main_lines)
        data = self._data(lines, layers.scenery(_WORLD))
        hashes = {_name(cell): content_hash(self.cell(cell), length=_HASH_LENGTH) for cell in cells}
        return json_bytes(data | {"size": CELL_DEGREES, "cells": hashes})

    def cell(self, cell: Cell) -> bytes:
        """The streets that touch a cell."""
        south, west = (edge * CELL_DEGREES for edge in cell)
        box = (south, west, south + CELL_DEGREES, west + CELL_DEGREES)
        return json_bytes(self._data(self.layers().lines_in(box), Lines.empty()))

    def _data(self, lines: Lines, scenery: Lines) -> dict[str, object]:
        """`at`: the corner from which points count. The kind of a line: `Street`, and the number of its name times `kinds`."""
        names = self.layers().names
        used = np.unique(lines.kinds // KINDS) if len(lines) else np.zeros(1, int)
        number = {int(each): at for at, each in enumerate(used)}
        points = np.concatenate((lines.points, scenery.points))
        at = np.floor(points.min(axis=0) * STEPS_PER_DEGREE).astype(int) if len(points) else np.zeros(2, int)
        kinds = [int(kind) % KINDS + KINDS * number[int(kind) // KINDS] for kind in lines.kinds]
        return {
            "at": at.tolist(),
            "kinds": KINDS,
            "names": [self.words(names[each - 1]) if each else "" for each in used.tolist()],
            "lines": encode_lines(lines, kinds, at),
            "land": encode_lines(scenery, scenery.kinds.tolist(), at),
        }


_WORLD: Box = (-90, -180, 90, 180)


def _name(cell: Cell) -> str:
    return f"{cell[0]}_{cell[1]}"


def _thinned(lines: Lines) -> Lines:
    """The longest lines that one file holds."""
    points = np.diff(lines.starts)
    order = np.argsort(-points, kind="stable")
    kept = order[np.cumsum(points[order]) <= MOST_POINTS]
    return lines.select(np.sort(kept))
