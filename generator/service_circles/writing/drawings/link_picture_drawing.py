"""The picture that a shared link shows: a page's map with the emblem, without letters, as PNG. The same bytes each time."""

import io
import re
from pathlib import Path

from service_circles.basics.cache_file import load_bytes, save_bytes
from service_circles.basics.content_hash import content_hash
from service_circles.basics.program_hash import program_hash
from service_circles.basics.theme_folder import THEME
from service_circles.writing.drawings.maps.map_frame import HEIGHT as MAP_HEIGHT
from service_circles.writing.drawings.maps.map_frame import WIDTH as MAP_WIDTH

WIDTH_PX, HEIGHT_PX = 600, 315
_SCALE = WIDTH_PX / MAP_WIDTH
_DOWN = (HEIGHT_PX - MAP_HEIGHT * _SCALE) / 2
_PLATE_PX, _EMBLEM_PX = 84, 68
_MAP_STYLES = ("styles/map.css", "styles/pieces/areas-on-maps.css")
_COLORS, _COMPRESSION = 64, 6
"""A third of the bytes, and nobody sees it."""
_MARGIN_PX = 14
"""From the edges of the square in the middle, to which WeChat cuts a picture."""
_LETTERS = re.compile(r"<(text|title|desc)\b.*?</\1>", re.DOTALL)
_SCALE_BAR = re.compile(r'<path class="map-scale".*?/>')
_EMBLEM_FRAME = re.compile(r"^<svg[^>]*>|</svg>\s*$")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def map_styles(theme: Path = THEME, accent: str | None = None) -> str:
    """The rules of maps with the light colors of the site in place of variables, which the drawing program does not know."""
    tokens = (theme / "styles/tokens.css").read_text("utf-8")
    light = tokens[tokens.index("{") + 1 : tokens.index("}")]
    colors = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6});", light))
    if accent:
        colors["--accent"] = accent
    rules = "".join((theme / file).read_text("utf-8") for file in _MAP_STYLES)
    drawn = re.findall(
        r"^(\.map-[^{@\n]*\{[^}]*\})", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL), re.MULTILINE
    )
    return _VARIABLE.sub(lambda found: colors.get(found[1], "none"), "".join(drawn))


def link_picture(drawing: str, emblem: str, styles: str, cache: Path | None = None) -> bytes:
    """The map of a page as its drawing on the page, cut to the picture, with the emblem in a corner.

    In the folder of caches a picture is kept by the content hash of what it shows: a new day makes all pages again, but few maps differ.
    """
    svg = picture_svg(drawing, emblem, styles)
    if cache is None:
        return _drawn(svg)
    kept = cache / f"link-{content_hash(program_hash().encode(), svg.encode(), length=32)}.png"
    picture = load_bytes(kept)
    if picture is None:
        picture = _drawn(svg)
        save_bytes(kept, picture)
    return picture


def _drawn(svg: str) -> bytes:
    import resvg_py  # noqa: PLC0415 - most commands draw nothing
    from PIL import Image  # noqa: PLC0415

    drawn = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH_PX, skip_system_fonts=True))
    few_colors = (
        Image.open(io.BytesIO(drawn))
        .convert("RGB")
        .quantize(_COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    picture = io.BytesIO()
    few_colors.save(picture, "PNG", compress_level=_COMPRESSION)
    return picture.getvalue()


def picture_svg(drawing: str, emblem: str, styles: str) -> str:
    """The picture as SVG. What is a letter is left out, since no font is shipped: one of the machine would change the bytes."""
    shapes = _SCALE_BAR.sub("", _LETTERS.sub("", drawing))
    shapes = shapes[shapes.find(">") + 1 : shapes.rfind("</svg>")]
    plate = (WIDTH_PX + HEIGHT_PX) / 2 - _MARGIN_PX - _PLATE_PX, HEIGHT_PX - _MARGIN_PX - _PLATE_PX
    edge = (_PLATE_PX - _EMBLEM_PX) / 2
    inner = _EMBLEM_FRAME.sub("", emblem.strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_PX}" height="{HEIGHT_PX}" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}">'
        f'<style>{styles}</style><rect width="{WIDTH_PX}" height="{HEIGHT_PX}" class="map-ground"/>'
        f'<g transform="translate(0 {_DOWN:g}) scale({_SCALE:g})">{shapes}</g>'
        f'<g transform="translate({plate[0]:g} {plate[1]:g})">'
        f'<rect width="{_PLATE_PX}" height="{_PLATE_PX}" rx="18" fill="#fff"/>'
        f'<g transform="translate({edge:g} {edge:g}) scale({_EMBLEM_PX / 48:g})">{inner}</g></g></svg>'
    )
