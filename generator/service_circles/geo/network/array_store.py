"""Keeping what was computed: named arrays in files that may be deleted, or be broken, at any time."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import contourpy
import numpy as np
import scipy
import shapely
from numpy.typing import NDArray
from osmium import version as osmium_version

Arrays = dict[str, NDArray[Any]]

_CHECKSUM_BYTES = 16


@cache
def code_key() -> str:
    """Changes with this package and with the libraries that it computes with."""
    digest = hashlib.blake2b(digest_size=16)
    for module in (contourpy, np, scipy, shapely):
        digest.update(module.__version__.encode())
    digest.update(osmium_version.pyosmium_release.encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def keep(file: Path, arrays: Arrays) -> None:
    """Write a file at once or not at all; a full or read-only disk is no reason to fail."""
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    whole = content.getvalue()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.{os.getpid()}")
        unfinished.write_bytes(whole + _checksum(whole))
        unfinished.replace(file)
    except OSError:
        pass


def kept(file: Path) -> Arrays | None:
    """What was kept, or None if it is missing or broken."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    whole = content[:-_CHECKSUM_BYTES]
    if content[-_CHECKSUM_BYTES:] != _checksum(whole):
        return None
    with np.load(io.BytesIO(whole), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECKSUM_BYTES).digest()


def packed(texts: Sequence[str]) -> NDArray[Any]:
    """Texts as an array: nothing has to be unpickled from a cache."""
    return np.frombuffer(json.dumps(list(texts)).encode(), np.uint8)


def unpacked(array: NDArray[Any]) -> tuple[str, ...]:
    """The texts again."""
    return tuple(json.loads(array.tobytes()))
