"""Keeping what was computed: named arrays in files that may be deleted, or be broken, at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import BadZipFile

import contourpy
import numpy as np
import scipy
import shapely
from numpy.typing import NDArray
from osmium import version as osmium_version

Arrays = dict[str, NDArray[Any]]


@cache
def code_key() -> str:
    """Changes with this package and with the libraries that it computes with."""
    digest = hashlib.blake2b(digest_size=16)
    for module in (contourpy, np, scipy, shapely):
        digest.update(module.__version__.encode())
    digest.update(osmium_version.pyosmium_release.encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def keep(file: Path, arrays: Arrays) -> None:
    """Write a file at once or not at all; a full or read-only disk is no reason to fail."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as unfinished:
            try:
                np.savez(unfinished, allow_pickle=False, **arrays)
            except OSError:
                Path(unfinished.name).unlink()
                raise
        Path(unfinished.name).replace(file)
    except OSError:
        pass


def kept(file: Path) -> Arrays | None:
    """What was kept, or None if it is missing or broken."""
    try:
        with np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, BadZipFile, KeyError):
        return None


def packed(texts: Sequence[str]) -> NDArray[Any]:
    """Texts as an array: nothing has to be unpickled from a cache."""
    return np.frombuffer(json.dumps(list(texts)).encode(), np.uint8)


def unpacked(array: NDArray[Any]) -> tuple[str, ...]:
    """The texts again."""
    return tuple(json.loads(array.tobytes()))
