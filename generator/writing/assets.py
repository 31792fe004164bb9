"""The files that pages share: stylesheets, scripts, the emblem, Leaflet; named by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.languages.sources import said_in
from generator.languages.words import CHINESE, Words
from generator.writing.maps.leaflet_files import leaflet_files

_DARK = 'html[data-theme="dark"]'


@dataclass(frozen=True)
class Assets:
    """Bytes by address, and the address of each by its plain name."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    atlas_script: str
    """Our part of the atlas's script; folium's is put behind it."""

    def __getitem__(self, name: str) -> str:
        """The address of 'site.css', 'more.css', 'print.css', 'site.js', a page's own script, 'emblem.svg', 'leaflet.js' or 'leaflet.css'."""
        return self.addresses[name]


def _with_dark_media(css: str) -> str:
    """The dark values once more, for phones set to dark whose reader has not chosen."""
    return (
        css
        + "@media (prefers-color-scheme: dark) {"
        + css.replace(_DARK, 'html:not([data-theme="light"])')
        + "}\n"
    )


def stylesheet(theme: Path, folder: str = "styles", accent: str | None = None) -> bytes:
    """All of a folder's *.css in order; a directory's own accent replaces the light one."""
    parts = []
    for file in sorted((theme / folder).glob("*.css")):
        css = file.read_text("utf-8")
        parts.append(_with_dark_media(css) if _DARK in css else css)
    text = "".join(parts)
    if accent:
        text = re.sub(r"--accent: #[0-9a-f]{6};", f"--accent: {accent};", text, count=1)
    return _without_spare_space(text).encode()


def _without_spare_space(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip() + "\n"


def script(theme: Path, words: Words, folder: str = "scripts") -> bytes:
    """All scripts of a folder in order, in one function, without comment lines and indents, in a language."""
    files = sorted((theme / folder).glob("[0-9]*.js"))
    return _in_one_function("".join(file.read_text("utf-8") for file in files), words)


def page_script(file: Path, words: Words) -> bytes:
    """A script that only some pages load, beside the one of all pages."""
    return _in_one_function(file.read_text("utf-8"), words)


def _in_one_function(source: str, words: Words) -> bytes:
    lines = (line.strip() for line in source.splitlines())
    bare = "\n".join(line for line in lines if line and not line.startswith("//"))
    return said_in(words, f'(function(){{"use strict";\n{bare}\n}})();\n').encode()


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.blake2b(content, digest_size=5).hexdigest()}.{ending}"


def make_assets(theme: Path, accent: str | None, words: Words = CHINESE) -> Assets:
    """Read and name everything in a language; the same theme gives the same bytes."""
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    named = {
        "site.css": stylesheet(theme, accent=accent),
        "more.css": stylesheet(theme, "styles/more"),
        "print.css": stylesheet(theme, "styles/print"),
        "site.js": script(theme, words),
        "near.js": script(theme, words, "pages/near"),
        "emblem.svg": (theme / "emblem.svg").read_bytes(),
    } | {file.name: page_script(file, words) for file in sorted((theme / "pages").glob("*.js"))}
    for name, content in {**named, **leaflet_files(theme, words)}.items():
        address = _hashed(name, content)
        files[address] = content
        addresses[name] = address
    return Assets(files, addresses, said_in(words, (theme / "maps" / "atlas.js").read_text("utf-8")))
