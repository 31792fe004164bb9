"""The files that pages share: stylesheets, scripts, the emblem, Leaflet; named by content."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service_circles.basics.content_hash import content_hash
from service_circles.languages.language import is_right_to_left
from service_circles.languages.translator import CHINESE, Translator, translate_source
from service_circles.writing.assets.app_icons import color_emblem, icon_addresses
from service_circles.writing.assets.bundles import Bundle, minify_script, read_bundles
from service_circles.writing.assets.desk_sentences import desk_sentences
from service_circles.writing.assets.leaflet_files import leaflet_files
from service_circles.writing.assets.mirrored_css import mirrored
from service_circles.writing.assets.own_fonts import OwnFonts

_ACCENT, _STRONG_ACCENT = "#b3261e", "#8e1a13"
"""The theme's own accent on a light ground, as usual and in high contrast."""
_MEDIA_QUERIES = (
    ('[data-theme="dark"]', ':not([data-theme="light"])', "(prefers-color-scheme: dark)"),
    ('[data-contrast="more"]', ':not([data-contrast="less"])', "(prefers-contrast: more)"),
)
"""Selectors of a reader's choice, of no choice, and the media query that decides then."""
_MADE_ELSEWHERE = frozenset({"leaflet.css", "leaflet.js", "atlas.js", "sw.js", "retired.js", "tools.css"})
"""Bundles that are joined elsewhere: with files of packages, into a script, or when all pages are written."""

NO_FONTS = OwnFonts()


@dataclass(frozen=True)
class Assets:
    """Bytes by address, and the address of each by its plain name."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]
    loaded_by: Mapping[str, Sequence[str]]
    """Names of the stylesheets and scripts that a template loads, beside those of every page."""
    atlas_script: str
    """Our part of the atlas's script; folium's is put behind it."""
    fonts: OwnFonts

    def __getitem__(self, name: str) -> str:
        """The address of a bundle such as 'site.css', of 'emblem.svg' or of an icon such as 'icon-192.png'."""
        return self.addresses[name]


def _repeat_for_media_queries(css: str) -> str:
    """Repeat the rules for dark and high contrast in a media query, for readers who have not chosen."""
    for chosen, undecided, media in _MEDIA_QUERIES:
        if chosen in css:
            css += f"@media {media} {{{css.replace(chosen, undecided)}}}\n"
    return css


def stylesheet(
    theme: Path, parts: Sequence[str], accent: str | None = None, *, from_right: bool = False
) -> bytes:
    """The parts of a stylesheet, minified; a directory's own accent replaces the light one."""
    text = "".join(_repeat_for_media_queries((theme / part).read_text("utf-8")) for part in parts)
    if accent:
        text = text.replace(f"--accent: {_ACCENT};", f"--accent: {accent};")
        text = text.replace(f"--accent: {_STRONG_ACCENT};", f"--accent: {_darken(accent)};")
    text = _minify_css(text)
    return (mirrored(text) if from_right else text).encode()


def _darken(color: str) -> str:
    """Darken a color until its contrast on white is 7:1."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    while (
        sum(part * _linear_light(value) for part, value in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
        > 0.1
    ):
        parts = [value * 15 // 16 for value in parts]
    return "#" + "".join(f"{value:02x}" for value in parts)


def _linear_light(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _minify_css(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css).replace(";}", "}").replace(": ", ":")
    css = re.sub(r'="([a-z][\w-]*)"', r"=\1", css).replace(" !", "!")
    return re.sub(r"(?<![\w.])0\.(?=\d)", ".", css).strip() + "\n"


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{content_hash(content)}.{ending}"


def make_assets(
    theme: Path, accent: str | None, zone: str, words: Translator = CHINESE, fonts: OwnFonts = NO_FONTS
) -> Assets:
    """Read, minify and name everything for a time zone and a language; the name has the content hash."""
    bundles = read_bundles(theme)
    emblem = color_emblem((theme / "emblem.svg").read_text("utf-8"), accent)
    scripts = _scripts(theme, bundles, zone, accent, words)
    walks = _hashed("walks.js", scripts["walks.js"])
    named = {
        **_stylesheets(theme, bundles, accent, from_right=is_right_to_left(words.code)),
        **scripts,
        **leaflet_files(theme, words, walks.rpartition("/")[2]),
        "emblem.svg": emblem.encode(),
    }
    named["site.css"] += fonts.css.encode()
    icons = {f"{icon.name}.png": address for icon, address in icon_addresses(emblem).items()}
    addresses = {name: _hashed(name, content) for name, content in named.items()}
    return Assets(
        {addresses[name]: content for name, content in named.items()} | dict(fonts.files),
        icons | addresses,
        _loaded_by(bundles),
        translate_source(words, bundles["atlas.js"].text(theme, words.customs)),
        fonts,
    )


def _stylesheets(
    theme: Path, bundles: Mapping[str, Bundle], accent: str | None, *, from_right: bool
) -> dict[str, bytes]:
    names = [name for name in bundles if name.endswith(".css") and name not in _MADE_ELSEWHERE]
    return {name: stylesheet(theme, bundles[name].parts, accent, from_right=from_right) for name in names}


def _scripts(
    theme: Path, bundles: Mapping[str, Bundle], zone: str, accent: str | None, words: Translator
) -> dict[str, bytes]:
    names = [name for name in bundles if name.endswith(".js") and name not in _MADE_ELSEWHERE]
    sources = {name: bundles[name].text(theme, words.customs) for name in names}
    for name in ("site.js", "tools.js"):
        sources[name] = f"const ZONE = {json.dumps(zone)};\n{sources[name]}"
    from_right = is_right_to_left(words.code)
    rules = _rules_of(stylesheet(theme, bundles["tools.css"].parts, accent, from_right=from_right).decode())
    desk = json.dumps(desk_sentences(words))
    sources["tools.js"] = f"const STYLES = {json.dumps(rules)}, DESK = {desk};\n{sources['tools.js']}"
    return {name: minify_script(source, words) for name, source in sources.items()}


def _rules_of(css: str) -> list[str]:
    """The rules of a minified stylesheet, each with all that is in its braces."""
    rules, start, depth = list[str](), 0, 0
    for at, character in enumerate(css):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character == "}" and depth == 0:
            rules.append(css[start : at + 1].strip())
            start = at + 1
    return rules


def _loaded_by(bundles: Mapping[str, Bundle]) -> dict[str, list[str]]:
    templates = dict.fromkeys(template for bundle in bundles.values() for template in bundle.templates)
    return {
        template: [name for name, bundle in bundles.items() if template in bundle.templates]
        for template in templates
    }
