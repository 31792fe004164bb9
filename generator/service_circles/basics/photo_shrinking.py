"""Photos made fit for a page: upright, at most 1600 pixels, without metadata but for their colors, as JPEG."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 1600
MOST_BYTES = 500 * 1024
_QUALITIES = (85, 78, 70, 60)
"""Tried in this order until the file is small enough."""
_LONGEST_NAME = 60


class NotAPhotoError(Exception):
    """A file that Pillow cannot open, such as HEIC."""


def shrunk_photo(data: bytes) -> bytes:
    """The photo as a small upright JPEG; EXIF, GPS, comments and previews are gone."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only `circles photo` pays for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # phones take 108 megapixels
            opened = Image.open(BytesIO(data))
            opened.draft("RGB", (2 * MOST_PIXELS, 2 * MOST_PIXELS))  # decodes large JPEGs at a fraction
            colors = opened.info.get("icc_profile")
            photo = _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise NotAPhotoError from error
    photo.info.clear()  # Pillow writes comments and XMP again
    photo.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
    for quality in _QUALITIES:
        shrunk = BytesIO()
        photo.save(shrunk, "JPEG", quality=quality, optimize=True, progressive=True, icc_profile=colors)
        if shrunk.tell() <= MOST_BYTES:
            break
    return shrunk.getvalue()


def _on_white(photo: Image.Image) -> Image.Image:
    """The photo in RGB; what was transparent is white."""
    from PIL import Image  # noqa: PLC0415 - as above

    if photo.mode == "RGB":
        return photo
    if not photo.has_transparency_data:
        return photo.convert("RGB")
    ground = Image.new("RGB", photo.size, "white")
    ground.paste(photo, mask=photo.convert("RGBA").getchannel("A"))
    return ground


def photo_name(text: str) -> str:
    """A file name of Latin letters, digits and hyphens: '明珠门口' is ming-zhu-men-kou.jpg."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as above

    latin = "-".join(lazy_pinyin(text)) if re.search("[\u3400-\u9fff]", text) else text
    name = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{name or 'photo'}.jpg"
