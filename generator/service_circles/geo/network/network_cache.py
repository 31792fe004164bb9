"""A network from its extracts, or from a cache that knows them by their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from service_circles.geo.network.array_store import Arrays, code_key, keep, kept, packed, unpacked
from service_circles.geo.network.assembly import read_network
from service_circles.geo.network.polylines import Lines
from service_circles.geo.network.walking_network import WalkingNetwork
from service_circles.geo.osm.foot_rules import Gated
from service_circles.geo.walking_error import WalkingError


def network_key(paths: Sequence[Path], gated: Gated) -> str:
    """Hash of all that decides what is read: the bytes of the extracts, the switch, the rules in the code.

    Raises WalkingError (extract_missing).
    """
    digest = hashlib.blake2b(f"{code_key()} {gated.value}".encode(), digest_size=16)
    for path in paths:
        if not path.is_file():
            raise WalkingError("extract_missing", path=str(path))
        with path.open("rb") as extract:
            digest.update(path.name.encode())  # its ending decides how it is read
            digest.update(hashlib.file_digest(extract, "blake2b").digest())
    return digest.hexdigest()


def load_network(paths: Sequence[Path], gated: Gated, cache: Path | None = None) -> WalkingNetwork:
    """The streets of all extracts together; the same with a cache folder, without, or with a broken one.

    Raises WalkingError (extract_missing, extract_unreadable, extract_without_streets).
    """
    if cache is None:
        return read_network(paths, gated)
    file = cache / f"network-{network_key(paths, gated)}.npz"
    stored = kept(file)
    network = None if stored is None else _network(stored)
    if network is None:
        network = read_network(paths, gated)
        keep(file, _arrays(network))
    return network


def _arrays(network: WalkingNetwork) -> Arrays:
    columns: dict[str, Any] = {field.name: getattr(network, field.name) for field in fields(network)}
    columns["way_names"] = packed(network.way_names)
    scenery: Lines = columns.pop("scenery")
    return columns | scenery.arrays("scenery")


def _network(stored: Arrays) -> WalkingNetwork | None:
    try:
        scenery = Lines.from_arrays("scenery", stored)
        columns: dict[str, Any] = {
            field.name: stored[field.name] for field in fields(WalkingNetwork) if field.name != "scenery"
        }
        columns["way_names"] = unpacked(columns["way_names"])
        return WalkingNetwork(scenery=scenery, **columns)
    except KeyError:  # a file of somebody else under this name
        return None
