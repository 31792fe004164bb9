"""Bounds of extracts as XML: a parser reads an element without an end again and again, which takes the square of its length."""

import bz2
import gzip
import zlib
from pathlib import Path
from typing import IO

from service_circles.geo.walkers import WalkingError

_MOST_ELEMENT_BYTES = 1 << 20
_MOST_BYTES = 1 << 30
"""Unpacked: twice what two million nodes with all their tags take."""


def check_length_of_elements(path: Path) -> None:
    """Refuse an .osm, .osm.gz or .osm.bz2 with an element or comment of over 1 MB, or of over 1 GB in all.

    Raises WalkingError (extract_unreadable, also for a broken archive; extract_too_large).
    """
    if path.suffix == ".pbf":
        return
    length = 0
    try:
        with _opened(path) as text:
            while piece := text.read(_MOST_ELEMENT_BYTES):
                length += len(piece)
                if length > _MOST_BYTES:
                    raise WalkingError("extract_too_large", path=str(path), most=_MOST_BYTES)
                if len(piece) == _MOST_ELEMENT_BYTES and b">" not in piece:
                    raise EOFError("an element without an end")
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's fault
        raise WalkingError("extract_unreadable", path=str(path), reason=str(error)) from None


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.suffix == ".gz":
        return gzip.open(path)
    return bz2.open(path) if path.suffix == ".bz2" else path.open("rb")
