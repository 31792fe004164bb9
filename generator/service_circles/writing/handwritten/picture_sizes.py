"""Width and height of the pictures in hand-written pages, so that nothing moves when they come (no layout shift)."""

import html
import io
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

_PICTURE = re.compile(r'<img\b(?![^<>]*\s(?:width|height)=)([^<>]*?\ssrc="([^"<>]*)")')
_LYING = {5, 6, 7, 8}
"""Values of EXIF's orientation with which a picture is shown turned by a quarter."""
_ORIENTATION = 0x0112


def with_picture_sizes(text: str, address: str, read: Callable[[str], bytes | None]) -> str:
    """The HTML of a page with the sizes of its pictures; `read` gives the content of a file by its path in the site."""

    def sized(picture: re.Match[str]) -> str:
        source = unquote(html.unescape(picture[2]).partition("?")[0])
        content = read(posixpath.normpath(posixpath.join(address, source)))
        size = picture_size(content) if content else None
        return f'<img width="{size[0]}" height="{size[1]}"{picture[1]}' if size else picture[0]

    return _PICTURE.sub(sized, text)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height as browsers show a picture; None for a file that is not one."""
    from PIL import Image  # noqa: PLC0415 - many pages have no pictures

    try:
        with Image.open(io.BytesIO(content)) as picture:  # reads the head only
            width, height = picture.size
            is_lying = picture.getexif().get(_ORIENTATION) in _LYING
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return (height, width) if is_lying else (width, height)
