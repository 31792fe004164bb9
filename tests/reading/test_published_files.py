"""Documents and pictures of content/: what they must not hold, and pictures without their metadata."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from service_circles.basics.published_media import has_location, without_metadata
from service_circles.reading.project_files import find_files
from service_circles.reading.published_files import check_published_files

GPS = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHHHII", 2, 0x0112, 3, 1, 6, 0, 0x8825, 4, 1, 38) + b"\0" * 8
XMP = b"<x:xmpmeta exif:GPSLatitude='30,15N'/>"


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def _riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


_SCAN = (
    _segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"coded\xff\0\xff\xd0more" + _segment(0xC4, b"\xff\xd9") + b"end"
)
_PLAIN = _segment(0xE0, b"JFIF\0") + _segment(0xE2, b"ICC_PROFILE\0x") + _segment(0xDB, b"table")
JPEG = b"\xff\xd8" + _PLAIN + _SCAN + b"\xff\xd9"
PHOTO = (
    b"\xff\xd8" + _segment(0xE1, b"Exif\0\0" + GPS) + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
    + _segment(0xED, b"Photoshop 3.0\0By-line") + _segment(0xFE, b"Phone 12") + _segment(0xE2, b"MPF\0")
    + _PLAIN + _SCAN + b"\xff\xd9" + b"\xff\xd8" + _segment(0xE1, b"Exif\0\0" + GPS) + b"\xff\xd9"
)  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", b"h") + _chunk(b"IDAT", b"d") + _chunk(b"IEND", b"")
PNG_PHOTO = (
    PNG[:8]
    + _chunk(b"IHDR", b"h")
    + _chunk(b"eXIf", GPS)
    + _chunk(b"tEXt", b"Author\0x")
    + PNG[21:]
    + b"rest"
)
WEBP = _riff((b"VP8X", b"\x10" + b"\0" * 9), (b"VP8 ", b"abc"))
WEBP_PHOTO = _riff((b"VP8X", b"\x1c" + b"\0" * 9), (b"VP8 ", b"abc"), (b"EXIF", GPS), (b"XMP ", XMP))
UPRIGHT = _segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + b"\0\0\0\0")


@pytest.mark.parametrize("photo", [PHOTO, PNG_PHOTO, WEBP_PHOTO])
def test_a_photo_that_says_where_it_was_taken_is_published_without(photo: bytes) -> None:
    assert has_location(photo)
    cleaned = without_metadata(photo)
    assert not has_location(cleaned)
    assert without_metadata(cleaned) == cleaned
    assert cleaned in {JPEG[:2] + UPRIGHT + JPEG[2:], PNG, WEBP}


@pytest.mark.parametrize(
    "picture", [JPEG, PNG, WEBP, b"", b"\xff\xd8", b"\xff\xd8\xff\xe1", PNG[:20], b"GIF89a"]
)
def test_other_and_damaged_pictures_do_not_change(picture: bytes) -> None:
    assert without_metadata(picture) == picture


def _found(folder: Path, name: str, data: bytes) -> list[str]:
    (folder / name).write_bytes(data)
    return [problem.code for problem in check_published_files(folder, [name])]


def test_photos_are_looked_at(tmp_path: Path) -> None:
    assert _found(tmp_path, "a.jpg", PHOTO) == ["W111"]
    assert _found(tmp_path, "a.png", PNG_PHOTO) == ["W111"]
    assert _found(tmp_path, "b.jpg", JPEG + b"\0" * 3_000_000) == ["W112"]
    assert _found(tmp_path, "late.webp", b"\0" * 600_000 + WEBP_PHOTO) == ["W111"]
    assert _found(tmp_path, "a.avif", b"....ftypavif" + GPS) == ["P103"]
    assert _found(tmp_path, "a.mp4", b"\0" * 3_000_000 + b"\xa9xyz+30.2+120.1/") == ["P103"]
    assert _found(tmp_path, "good.mp4", b"\0" * 3_000_000) == []


def _zip(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return made.getvalue()


def test_office_documents_are_looked_at(tmp_path: Path) -> None:
    runs = "<w:p><w:r><w:t>电话 1380</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0138000</w:t></w:r></w:p>"
    cells = "<row><c><v>1380</v></c><c><v>0138</v></c><c><v>0000</v></c></row>"
    assert _found(tmp_path, "a.docx", _zip(document_xml=runs)) == ["P102"]
    assert _found(tmp_path, "a.xlsx", _zip(sheet_xml="<c><v>13800138000</v></c>")) == ["P102"]
    assert _found(tmp_path, "good.xlsx", _zip(sheet_xml=cells)) == []
    assert _found(tmp_path, "a.zip", _zip(list_csv="张三,110101199003071233")) in (["P101"], [])
    assert _found(tmp_path, "bomb.zip", _zip(a_txt="0" * 200_000_000)) == []
    assert _found(tmp_path, "a.xls", b"\xd0\xcf\x11\xe0\0\0" + "13800138000".encode("utf-16-le")) == ["P102"]


def test_files_of_a_strange_kind_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "communities.yaml").touch()
    content = tmp_path / "content"
    (content / "/".join(["deep"] * 40)).mkdir(parents=True)
    os.mkfifo(content / "pipe.png")
    (content / os.fsdecode(b"\xd6\xd0.md")).touch()
    (content / ".git").mkdir()
    _, problems = find_files(tmp_path)
    assert {(problem.code, problem.position.file[:16]) for problem in problems} == {
        ("F115", "content/deep/dee"), ("F117", "content/pipe.png"), ("F116", "content/\ufffd\ufffd.md")
    }  # fmt: skip
