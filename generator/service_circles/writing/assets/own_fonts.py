"""Fonts that a directory chose: the rules that put them before the system's, and the files that come with the project."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service_circles.basics.content_hash import content_hash
from service_circles.records.settings.face import Font, Script

_HAN = "U+2E80-2FDF,U+3000-303F,U+31C0-31EF,U+3400-9FFF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-323AF"
_RANGES = {
    Script.SIMPLIFIED: _HAN,
    Script.TRADITIONAL: _HAN,
    Script.LATIN: "U+0000-024F,U+1E00-1EFF,U+2000-206F,U+20A0-20CF,U+2100-214F",
    Script.ARABIC: "U+0600-06FF,U+0750-077F,U+0870-08FF,U+FB50-FDFF,U+FE70-FEFF",
    Script.CYRILLIC: "U+0400-052F,U+1C80-1C8F,U+2DE0-2DFF,U+A640-A69F",
    Script.GREEK: "U+0370-03FF,U+1F00-1FFF",
    Script.HEBREW: "U+0590-05FF,U+FB1D-FB4F",
    Script.DEVANAGARI: "U+0900-097F,U+1CD0-1CFF,U+A8E0-A8FF",
    Script.THAI: "U+0E00-0E7F",
    Script.TIBETAN: "U+0F00-0FFF",
    Script.HANGUL: "U+1100-11FF,U+3130-318F,U+A960-A97F,U+AC00-D7FF",
    Script.KANA: "U+3040-30FF,U+31F0-31FF,U+FF65-FF9F",
}
"""The letters of each script: a browser fetches a file only for a page that has some of them."""
_CHINESE, _OF_TRADITIONAL, _OF_OTHERS = ":root", 'html[lang="zh-Hant"]', 'html:not([lang|="zh"])'
_USUAL = {
    _CHINESE: "-apple-system,var(--han),system-ui,sans-serif",
    _OF_TRADITIONAL: "-apple-system,var(--han),system-ui,sans-serif",
    _OF_OTHERS: "system-ui,var(--han),sans-serif",
}
"""The fonts of styles/tokens.css, by the pages that have them."""
ReadFile = Callable[[str], bytes]


@dataclass(frozen=True)
class OwnFonts:
    """Rules behind those of site.css, and the files that they name, by their addresses on the site."""

    css: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


def own_fonts(fonts: Sequence[Font], read: ReadFile) -> OwnFonts:
    """The fonts of a directory; `read` gives the bytes of a file by its path below content/."""
    if not fonts:
        return OwnFonts()
    contents = {name: read(name) for font in fonts for name in (font.file, font.bold) if name}
    addresses = {name: _address(name, content) for name, content in contents.items()}
    rules = [rule for font in fonts for rule in _faces(font, addresses)]
    rules += [
        f"{pages}{{--font:{','.join([*_families(fonts, pages), usual])}}}" for pages, usual in _USUAL.items()
    ]
    return OwnFonts("\n".join(rules), {addresses[name]: content for name, content in contents.items()})


def _address(name: str, content: bytes) -> str:
    stem = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in _stem(name))
    return f"assets/{stem}.{content_hash(content)}.woff2"


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def _faces(font: Font, addresses: Mapping[str, str]) -> Iterator[str]:
    """`@font-face` for each file. One that is given as the bold as well is variable: it has all weights."""
    is_variable = font.file == font.bold
    weights = {font.file: "100 900" if is_variable else "400"}
    if font.bold and not is_variable:
        weights[font.bold] = "700"
    for name, weight in weights.items():
        if name:
            file = addresses[name].rpartition("/")[2]  # the stylesheet is in the same folder
            yield (
                f'@font-face{{font-family:"{font.family}";src:url({file}) format("woff2");font-weight:{weight};'
                f"font-display:swap;unicode-range:{','.join(dict.fromkeys(_RANGES[each] for each in font.scripts))}}}"
            )


def _families(fonts: Iterable[Font], pages: str) -> Iterator[str]:
    """Families for some pages: Han last, since its fonts have Latin letters too; the other form of Han not at all."""
    other_form = Script.SIMPLIFIED if pages == _OF_TRADITIONAL else Script.TRADITIONAL
    han = {Script.SIMPLIFIED, Script.TRADITIONAL} - {other_form}
    found = [font for font in fonts if set(font.scripts) - {other_form}]
    for font in sorted(found, key=lambda font: bool(han & set(font.scripts))):
        yield f'"{font.family}"'
