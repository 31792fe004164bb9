"""The main part of a rendered page, made fit to stand in another file beside its other version."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL)
_IDS = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls|list)="([^"]*)"')
_ANCHORS = re.compile(r'\b((?:xlink:)?href)="#([^"]*)"|url\(#([^)]*)\)')
_ADDRESSES = re.compile(r' (?:href|action|data-[\w-]+)="(?!#)[^"]*"')
_IMAGES = re.compile(r'<img src="([^"]*)"')
_OPENING = re.compile(r"(\s*)<(li|p|tr|h[1-4]|dd|dt|td|div|span|details|figure)(?=[\s>])")
_PICTURE_PIXELS = 480


def main_of(html: str, name: str, content: Path) -> str:
    """The main part of a page without scripts and links; ids get a name before them, pictures are put in."""
    found = _MAIN.search(html)
    main = _SCRIPTS.sub("", found[1]) if found else ""
    main = _IMAGES.sub(lambda image: f'<img src="{_embedded(image[1], content)}"', main)
    main = _ADDRESSES.sub("", main)
    main = _IDS.sub(lambda found: f'{found[1]}="{" ".join(name + id_ for id_ in found[2].split())}"', main)
    return _ANCHORS.sub(_renamed(name), main)


def _renamed(name: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"url(#{name}{found[3]})" if found[3] else f'{found[1]}="#{name}{found[2]}"'


def _embedded(address: str, content: Path) -> str:
    """A picture of the project as a data URL, smaller; empty if it is not there or not a picture."""
    file = content.joinpath(
        *[part for part in unquote(unescape(address)).split("/") if part not in {"", ".", ".."}]
    )
    try:
        with Image.open(file) as picture:
            small = picture.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ""
    small.thumbnail((_PICTURE_PIXELS, _PICTURE_PIXELS))
    made = BytesIO()
    small.save(made, "JPEG", quality=60)
    return f"data:image/jpeg;base64,{b64encode(made.getvalue()).decode()}"


def with_changes_marked(html: str, other: str) -> str:
    """A version with a mark on the elements whose line the other version does not have."""
    known = set(_lines(other))
    return "\n".join(line if _plain(line) in known else _marked(line) for line in html.splitlines())


def _lines(html: str) -> Iterable[str]:
    return (_plain(line) for line in html.splitlines())


def _plain(line: str) -> str:
    """A line without names that differ by version."""
    return re.sub(r'\b(id|for|aria-\w+|href)="[^"]*"|url\([^)]*\)', "", line).strip()


def _marked(line: str) -> str:
    return _OPENING.sub(r"\1<\2 data-changed", line, count=1) if _OPENING.match(line) else line
