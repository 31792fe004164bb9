"""Documents and pictures of content/: what they must not hold, and pictures without their metadata."""

import io
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from service_circles.basics.published_media import has_location, is_published_media, without_metadata
from service_circles.build.project import load_project
from service_circles.reading.pdf_texts import texts_of_pdfs
from service_circles.reading.project_files import find_files
from service_circles.reading.published_files import check_published_files
from tests.publishing import ROOT, published
from tests.reading.pdf_files import pdf
from tests.reading.projects import SETTINGS

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


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (pdf("call 138 0000 1111"), ["P102"]),
        (pdf("nothing", author="13800001111"), ["P102"]),
        (pdf("tel 0000-0000 0009"), []),
        (pdf("call 138 0000 1111")[:300], ["W120"]),
        (b"%PDF-1.7", ["W120"]),
        (b"%PDF-1.7 (call 13800001111) Tj", ["W120", "P102"]),
        (b"", ["W120"]),
    ],
)
def test_pdf_files_are_read(data: bytes, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.PDF").write_bytes(data)
    (tmp_path / "content/b.pdf").write_bytes(pdf("another"))
    problems = list(check_published_files(tmp_path, ["content/b.pdf", "content/a.PDF"]))
    assert [(problem.code, problem.position.file) for problem in problems] == [
        (code, "content/a.PDF") for code in codes
    ]


def test_a_pdf_that_takes_the_reader_with_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It dies at the second of three files; the third is read by another."""
    files = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    for file in files:
        file.write_bytes(pdf(file.stem))
    (tmp_path / "pypdfium2.py").write_text(DEADLY, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert list(texts_of_pdfs(files)) == ["a", None, "c"]


DEADLY = """import os

PdfiumError = ValueError


class PdfDocument:
    def __init__(self, path):
        self.name = path[-5]
        if self.name == "b":
            os.abort()

    def __len__(self):
        return 0

    def get_metadata_dict(self, skip_empty):
        return {"Title": self.name}

    def close(self):
        pass
"""


@pytest.mark.parametrize(
    "path",
    ["events/calendar.ics", "centers/x/events/calendar.ics", "en/ledgers/matters/Calendar.ics", "zh-Hant/events/calendar.ics"],
)  # fmt: skip
def test_calendars_of_the_site_are_not_overwritten(path: str, tmp_path: Path) -> None:
    assert [found.code for found in check_published_files(tmp_path, [f"content/{path}"])] == ["M104"]


def test_no_other_file_of_the_site_has_the_name_of_a_document() -> None:
    """All others that an author could publish have a content hash in their names."""
    files = published(site_url="https://example.org/").files
    taken = [f"content/{name}" for name in files if is_published_media(name)]
    free = [name for name in taken if not re.search(r"\.[0-9a-f]{8,}\.", name)]
    assert len(free) > 20
    assert {found.code for found in check_published_files(ROOT, free)} == {"M104"}
    assert len(list(check_published_files(ROOT, free))) == len(free)


def test_files_that_nothing_names_are_told(tmp_path: Path) -> None:
    names = [
        "a.pdf",
        "b.docx",
        "my list.csv",
        "photo(1).png",
        "left.csv",
        "old.doc",
        "Upper.PDF",
        "中文 表.xlsx",
    ]
    (tmp_path / "content/documents").mkdir(parents=True)
    for name in names:
        (tmp_path / "content/documents" / name).write_bytes(
            pdf("x") if name.lower().endswith("pdf") else b"x"
        )
    page = (
        "# 页\n\n[一](documents/a.pdf) [二](<documents/my list.csv>) ![三](documents/photo(1).png)\n"
        '<a href="/documents/b.docx">四</a> [五](documents/%E4%B8%AD%E6%96%87%20%E8%A1%A8.xlsx "表")\n'
    )
    (tmp_path / "content/page.md").write_text(page, "utf-8")
    record = "organization: {id: here, name: 这里, kind: other, website: 'https://example.org/documents/upper.pdf'}\n"
    (tmp_path / "content/here.yaml").write_text(record, "utf-8")
    (tmp_path / "communities.yaml").write_text(SETTINGS, "utf-8")
    problems = load_project(tmp_path).problems
    told = [problem.position.file for problem in problems if problem.code == "W121"]
    assert told == ["content/documents/left.csv", "content/documents/old.doc"], problems


def test_a_gif_loses_its_comments_and_still_moves() -> None:
    frames = [Image.new("RGB", (20, 10), color) for color in ("red", "green", "blue")]
    written = io.BytesIO()
    frames[0].save(
        written, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=b"of a phone", duration=90
    )
    xmp = b"\x21\xff\x0bXMP DataXMP" + b"\x07<xmp/>\x20" + b"\0"
    picture = written.getvalue()[:-1] + xmp + b"\x3bbehind"
    cleaned = without_metadata(picture)
    assert not any(each in cleaned for each in (b"of a phone", b"xmp", b"behind"))
    assert without_metadata(cleaned) == cleaned
    with Image.open(io.BytesIO(cleaned)) as shown:
        assert (shown.info["loop"], shown.info["duration"]) == (0, 90)
        assert len(list(ImageSequence.Iterator(shown))) == 3
    assert without_metadata(picture[:40]) == picture[:40]
