"""Pictures and documents that a change request brings along."""

import base64
import binascii
import hashlib
from pathlib import Path, PurePosixPath

from service_circles.basics.published_media import without_metadata
from service_circles.editing.change_request import Attach
from service_circles.editing.file_paths import checked_path
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.problems.suggestion import suggest
from service_circles.reading.attachments import DOCUMENT_ENDINGS

MAX_ATTACHED_BYTES = 8 * 1024 * 1024
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BEGINNINGS = {
    ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".webp": b"RIFF", ".pdf": b"%PDF",
    ".docx": _ZIP, ".xlsx": _ZIP, ".ods": _ZIP, ".odt": _ZIP, ".zip": _ZIP, ".doc": _OLD_OFFICE, ".xls": _OLD_OFFICE,
}  # fmt: skip
"""The first bytes of files; texts have none of their own."""


def attach(root: Path, operation: Attach) -> bytes:
    """The bytes of an attached file, pictures without metadata."""
    path = checked_path(root, operation.file, at="file", is_yaml=False)
    ending = PurePosixPath(path).suffix.lower()
    if ending not in DOCUMENT_ENDINGS:
        raise RefusedError("C119", "file", found=path)
    data = _decoded(operation)
    if hashlib.sha256(data).hexdigest() != operation.sha256:
        raise RefusedError("C120", "sha256", found=path)
    if not _begins_right(data, ending):
        meant = next((other for other, begin in _BEGINNINGS.items() if data.startswith(begin)), None)
        raise RefusedError("C122", "file", hint=suggest(meant), found=path, ending=ending)
    data = without_metadata(data)
    if (root / path).is_file():
        if (root / path).read_bytes() == data:
            raise NothingToDoError
        raise RefusedError("C124", "file", found=path)
    return data


def _decoded(operation: Attach) -> bytes:
    if len(operation.data) * 3 // 4 > MAX_ATTACHED_BYTES:
        raise RefusedError("C125", "file", found=operation.file, limit="8 MB")
    try:
        return base64.b64decode(operation.data, validate=True)
    except (binascii.Error, ValueError):
        raise RefusedError("C126", "data", found=operation.file) from None


def _begins_right(data: bytes, ending: str) -> bool:
    begin = _BEGINNINGS.get(ending)
    if begin is None:
        return b"\0" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.startswith(begin) and (ending != ".webp" or data[8:12] == b"WEBP")
