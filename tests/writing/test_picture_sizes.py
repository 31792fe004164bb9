"""Pictures of hand-written pages say how large they are, so that nothing moves when they come."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from service_circles.cli.starter import start_project
from service_circles.writing.handwritten.picture_sizes import picture_size, with_picture_sizes
from tests.publishing import build


def picture(kind: str = "PNG", orientation: int = 1) -> bytes:
    """A picture of 6 by 4 pixels."""
    written, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (6, 4)).save(written, kind, **({"exif": exif} if orientation > 1 else {}))
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (picture(), (6, 4)),
        (picture("JPEG"), (6, 4)),
        (picture("WEBP"), (6, 4)),
        (picture("GIF"), (6, 4)),
        (picture("JPEG", orientation=6), (4, 6)),
        (picture("JPEG", orientation=3), (6, 4)),
        (picture()[:20], None),
        (b"", None),
        (b"<svg/>", None),
    ],
)
def test_sizes_of_pictures(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size


@pytest.mark.parametrize(
    ("tag", "sized"),
    [
        ('<img alt="a" src="../p/a%20b.png">', '<img width="6" height="4" alt="a" src="../p/a%20b.png">'),
        ('<img src="../p/a b.png?x" alt="">', '<img width="6" height="4" src="../p/a b.png?x" alt="">'),
        ('<img src="../none.png">', '<img src="../none.png">'),
        ('<img width="9" src="../p/a%20b.png">', '<img width="9" src="../p/a%20b.png">'),
        (
            '<img alt="width=1" src="../p/a%20b.png">',
            '<img width="6" height="4" alt="width=1" src="../p/a%20b.png">',
        ),
        ('<img alt="x">', '<img alt="x">'),
    ],
)
def test_tags_get_the_size_of_their_picture(tag: str, sized: str) -> None:
    assert with_picture_sizes(f"<p>{tag}</p>", "about/", {"p/a b.png": picture()}.get) == f"<p>{sized}</p>"


def test_pages_in_every_language_have_sizes(tmp_path: Path) -> None:
    start_project(tmp_path / "town")
    (tmp_path / "town/content/door.png").write_bytes(picture())
    (tmp_path / "town/content/way.md").write_text("# 路\n\n![门口](door.png)\n", "utf-8")
    build(tmp_path / "town", tmp_path / "site")
    pages = sorted((tmp_path / "site").rglob("way/index.html"))
    assert len(pages) > 1
    for page in pages:
        assert re.search(r'<img width="6" height="4"[^<>]*door\.png', page.read_text("utf-8")), page
