"""Pictures and documents of content/, which are published beside the pages; pictures without their metadata."""

import re
import struct
from collections.abc import Iterator

# Files that browsers run (HTML, SVG, scripts) are not among them.
_MEDIA_ENDINGS = (
    ".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".mp3", ".mp4", ".csv", ".doc", ".docx", ".ics", ".ods", ".odt",
    ".pdf", ".ppt", ".pptx", ".txt", ".xls", ".xlsx", ".zip",
)  # fmt: skip
MEDIA_ENDING = "|".join(map(re.escape, _MEDIA_ENDINGS))
"""A regular expression."""
CLEANED_ENDINGS = (".gif", ".jpeg", ".jpg", ".png", ".webp")
"""Pictures that are published without metadata."""

_EXIF = b"Exif\0\0"
_ORIENTATION, _GPS = 0x0112, 0x8825
_NEXT_MARKER = re.compile(rb"\xff(?![\0\xd0-\xd7\xff])")
_WEBP_HAS_EXIF_OR_XMP = 0x08 | 0x04
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Loop count of a GIF; other application data is XMP and the like."""


def is_published_media(path: str) -> bool:
    """True for pictures and documents of content/, which are published as they are."""
    return path.lower().endswith(_MEDIA_ENDINGS)


def has_location(data: bytes) -> bool:
    """True if a picture or video says in its metadata (EXIF, XMP, QuickTime) where it was taken."""
    if any(mark in data for mark in (b"GPSLatitude", b"\xa9xyz", b"quicktime.location")):
        return True
    return any(_GPS in _tags(data[found.start() :]) for found in re.finditer(rb"II\*\0|MM\0\*", data))


def without_metadata(data: bytes) -> bytes:
    """A JPEG, PNG, WebP or GIF without EXIF, XMP, IPTC and comments, all else the same; other data as it is."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg_parts(data))
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return data[:8] + b"".join(_png_chunks(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            chunks = b"WEBP" + b"".join(_webp_chunks(data))
            return b"RIFF" + struct.pack("<I", len(chunks)) + chunks
        if data.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif_blocks(data))
    except (struct.error, IndexError):
        pass  # a damaged picture
    return data


def _tags(tiff: bytes) -> dict[int, int]:
    """The tags of the first directory of EXIF data with their values, as far as these are short numbers."""
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        entries = [struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * at) for at in range(count)]
    except struct.error:
        return {}
    return {tag: value for tag, _, _, value in entries}


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while found := _NEXT_MARKER.search(data, at):
        yield data[at : found.start()]  # the coded picture, after the header of a scan
        marker = data[found.start() + 1]
        if (
            marker == 0xD9
        ):  # previews and videos that some phones put behind the end have metadata of their own
            yield b"\xff\xd9"
            return
        at = found.start() + 2 + struct.unpack_from(">H", data, found.start() + 2)[0]
        segment = data[found.start() : at]
        if marker == 0xE1 and segment[4:].startswith(_EXIF):
            yield from _orientation_alone(segment[10:])
        elif not _is_jpeg_metadata(marker, segment[4:]):
            yield segment
    yield data[at:]


def _is_jpeg_metadata(marker: int, content: bytes) -> bool:
    """True for comments and the data of applications, but for what colors depend on."""
    is_color = marker in {0xE0, 0xEE} or (marker == 0xE2 and content.startswith(b"ICC_PROFILE"))
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and not is_color)


def _orientation_alone(tiff: bytes) -> Iterator[bytes]:
    """EXIF data with nothing but how the camera was held, or a picture taken upright would lie on its side."""
    held = _tags(tiff).get(_ORIENTATION, 1)
    if 1 < held <= 8:
        content = _EXIF + b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, held, 0, 0)
        yield b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunk = data[at : at + length + 12]
        at += length + 12
        if chunk[4:8] not in {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}:
            yield chunk
        if chunk[4:8] == b"IEND":
            return


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + length + length % 2]
        at += len(chunk)
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_HAS_EXIF_OR_XMP]) + chunk[9:]
        if chunk[:4] not in {b"EXIF", b"XMP "}:
            yield chunk


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    at = 13 + _color_table_bytes(data[10])
    yield data[:at]
    while data[at] != 0x3B:  # the end, behind which nothing belongs to the picture
        begin = at
        if data[at] == 0x21:
            is_loop = data[at + 1] == 0xFF and data[at + 3 : at + 14] in _GIF_LOOPS
            is_kept = data[at + 1] in {0xF9, 0x01} or is_loop
            at += 2
        else:
            is_kept = True
            at += 11 + _color_table_bytes(data[at + 9])
        while data[at]:
            at += data[at] + 1
        at += 1
        if is_kept:
            yield data[begin:at]
    yield b"\x3b"


def _color_table_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0
