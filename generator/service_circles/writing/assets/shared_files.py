"""The files that pages share: stylesheets, scripts, the emblem, Leaflet; named by content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from service_circles.languages.source_texts import said_in
from service_circles.languages.translator import CHINESE, Words
from service_circles.writing.assets.app_icons import colored, icon_addresses
from service_circles.writing.assets.leaflet_files import leaflet_files

_ACCENT, _STRONG_ACCENT = "#b3261e", "#8e1a13"
"""Our own on a light ground, as usual and in high contrast."""
_BY_THE_PHONE = (
    ('[data-theme="dark"]', ':not([data-theme="light"])', "(prefers-color-scheme: dark)"),
    ('[data-contrast="more"]', ':not([data-contrast="less"])', "(prefers-contrast: more)"),
)
"""What a reader chooses, and where the phone's own settings stand for a choice."""


@dataclass(frozen=True)
class Assets:
    """Bytes by address, and the address of each by its plain name."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    atlas_script: str
    """Our part of the atlas's script; folium's is put behind it."""

    def __getitem__(self, name: str) -> str:
        """The address of 'site.css', 'more.css', 'site.js', a page's own script, 'emblem.svg', 'leaflet.js', 'leaflet.css' or an icon such as 'icon-192.png'."""
        return self.addresses[name]


def _with_the_phones_settings(css: str) -> str:
    """Dark and high contrast once more, for phones set to them whose reader has not chosen otherwise."""
    for chosen, left_open, media in _BY_THE_PHONE:
        if chosen in css:
            css += f"@media {media} {{{css.replace(chosen, left_open)}}}\n"
    return css


def stylesheet(theme: Path, folder: str = "styles", accent: str | None = None) -> bytes:
    """All of a folder's *.css in order; a directory's own accent replaces the light one."""
    files = sorted((theme / folder).glob("*.css"))
    text = "".join(_with_the_phones_settings(file.read_text("utf-8")) for file in files)
    if accent:
        text = text.replace(f"--accent: {_ACCENT};", f"--accent: {accent};")
        text = text.replace(f"--accent: {_STRONG_ACCENT};", f"--accent: {_strong(accent)};")
    return _without_spare_space(text).encode()


def _strong(color: str) -> str:
    """A color as dark as it takes to stand out 7:1 on white."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    while (
        sum(part * _linear(value) for part, value in zip((0.2126, 0.7152, 0.0722), parts, strict=True)) > 0.1
    ):
        parts = [value * 15 // 16 for value in parts]
    return "#" + "".join(f"{value:02x}" for value in parts)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _without_spare_space(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").replace(": ", ":")
    css = re.sub(r'="([a-z][\w-]*)"', r"=\1", css).replace(" !", "!")
    return re.sub(r"(?<![\w.])0\.(?=\d)", ".", css).strip() + "\n"


def script(theme: Path, zone: str, words: Words) -> bytes:
    """All of scripts/*.js in order, in one function, without comments and spare space, for a zone and a language."""
    return in_one_function(f"const ZONE = {json.dumps(zone)};\n{_joined(theme / 'scripts')}", words)


def page_scripts(theme: Path, words: Words) -> dict[str, bytes]:
    """The scripts that only some pages load, by name: a file of pages/, or the parts in a folder there."""
    sources = {file.name: file.read_text("utf-8") for file in sorted((theme / "pages").glob("*.js"))}
    folders = sorted({part.parent for part in (theme / "pages").glob("*/[0-9]*.js")})
    sources |= {f"{folder.name}.js": _joined(folder) for folder in folders}
    return {name: in_one_function(source, words) for name, source in sources.items()}


def _joined(folder: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(folder.glob("[0-9]*.js")))


def in_one_function(source: str, words: Words = CHINESE) -> bytes:
    """A script in a function of its own, without comments and spare space, in a language."""
    return said_in(words, jsmin(f'(function(){{"use strict";\n{source}\n}})();') + "\n").encode()


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.blake2b(content, digest_size=5).hexdigest()}.{ending}"


def make_assets(theme: Path, accent: str | None, zone: str, words: Words = CHINESE) -> Assets:
    """Read and name everything for the clocks of a zone, in a language; the same theme gives the same bytes."""
    emblem = colored((theme / "emblem.svg").read_text("utf-8"), accent)
    files: dict[str, bytes] = {}
    addresses = {f"{icon.name}.png": address for icon, address in icon_addresses(emblem).items()}
    areas_on_maps = stylesheet(theme, "styles/areas-on-maps")
    more = stylesheet(theme, "styles/more") + areas_on_maps
    named = {
        "site.css": stylesheet(theme, accent=accent),
        "more.css": more,
        "near.css": more + stylesheet(theme, "styles/near"),
        "reach.css": more + stylesheet(theme, "styles/reach"),
        "ledgers.css": more + stylesheet(theme, "styles/ledgers"),
        "people.css": stylesheet(theme, "styles/people"),
        "poster.css": stylesheet(theme, "styles/paper") + stylesheet(theme, "styles/poster"),
        "booklet.css": stylesheet(theme, "styles/paper")
        + stylesheet(theme, "styles/booklet")
        + areas_on_maps,
        "site.js": script(theme, zone, words),
        "emblem.svg": emblem.encode(),
    } | page_scripts(theme, words)
    for name, content in {**named, **leaflet_files(theme, words)}.items():
        address = _hashed(name, content)
        files[address] = content
        addresses[name] = address
    return Assets(files, addresses, said_in(words, (theme / "maps" / "atlas.js").read_text("utf-8")))
