"""The files every page shares: stylesheets, one script, the emblem, Leaflet; named by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
        """The address of 'site.css', 'more.css', 'print.css', 'site.js', 'emblem.svg', 'leaflet.js' or 'leaflet.css'."""
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


def script(theme: Path) -> bytes:
    """All of scripts/*.js in order, in one function, without comment lines and indents."""
    lines = []
    for file in sorted((theme / "scripts").glob("[0-9]*.js")):
        for line in file.read_text("utf-8").splitlines():
            bare = line.strip()
            if bare and not bare.startswith("//"):
                lines.append(bare)
    return ('(function(){"use strict";\n' + "\n".join(lines) + "\n})();\n").encode()


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.blake2b(content, digest_size=5).hexdigest()}.{ending}"


def make_assets(theme: Path, accent: str | None) -> Assets:
    """Read and name everything; the same theme gives the same bytes."""
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    named = {
        "site.css": stylesheet(theme, accent=accent),
        "more.css": stylesheet(theme, "styles/more"),
        "print.css": stylesheet(theme, "styles/print"),
        "site.js": script(theme),
        "emblem.svg": (theme / "emblem.svg").read_bytes(),
    }
    for name, content in {**named, **leaflet_files(theme)}.items():
        address = _hashed(name, content)
        files[address] = content
        addresses[name] = address
    return Assets(files, addresses, (theme / "maps" / "atlas.js").read_text("utf-8"))
