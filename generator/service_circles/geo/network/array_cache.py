"""A cache of arrays: files that may be deleted, or be broken, at any time."""

import hashlib
import io
import json
import zipfile
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

from service_circles.basics.cache_file import load_bytes, save_bytes

Arrays = dict[str, NDArray[Any]]


@cache
def code_hash() -> str:
    """Hash of this package and of the versions of the libraries that it computes with."""
    digest = hashlib.blake2b(digest_size=16)
    for module in (contourpy, np, scipy, shapely):
        digest.update(module.__version__.encode())
    digest.update(osmium_version.pyosmium_release.encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def save_arrays(file: Path, arrays: Arrays) -> None:
    """Write a file atomically; a full or read-only disk is not an error."""
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    save_bytes(file, content.getvalue())


def load_arrays(file: Path) -> Arrays | None:
    """The arrays that were saved, or None if the file is missing or broken."""
    content = load_bytes(file)
    if content is None:
        return None
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (AttributeError, EOFError, OSError, ValueError, zipfile.BadZipFile):  # another program's file
        return None


def array_of_texts(texts: Sequence[str]) -> NDArray[Any]:
    """Texts serialized as an array, so that nothing has to be unpickled from a cache."""
    return np.frombuffer(json.dumps(list(texts)).encode(), np.uint8)


def texts_of_array(array: NDArray[Any]) -> tuple[str, ...]:
    """The texts again."""
    return tuple(json.loads(array.tobytes()))
