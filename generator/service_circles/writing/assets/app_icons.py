"""Icons for home screens, drawn from the emblem in the directory's accent when the site is built."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from service_circles.basics.content_hash import content_hash

GROUND = "#faf7f2"
"""As --ground in site_theme/styles/tokens.css; the accent is readable on it."""
ACCENT = "#b3261e"
_EMBLEM_SIDE = 48


@dataclass(frozen=True)
class AppIcon:
    """An icon: its side in pixels, the emblem's share of it, and how round the corners of its plate are."""

    name: str
    side: int
    share: float
    corner: float = 0
    purpose: str | None = "any"


# Phones cut a maskable icon to a circle of four fifths of its side; iOS rounds the corners of its icon itself.
APP_ICONS = (
    AppIcon("icon-192", 192, 0.8, corner=0.2),
    AppIcon("icon-512", 512, 0.8, corner=0.2),
    AppIcon("icon-maskable-512", 512, 0.6, purpose="maskable"),
    AppIcon("apple-touch-icon", 180, 0.76, purpose=None),
)


def color_emblem(emblem: str, accent: str | None) -> str:
    """The emblem as SVG in a directory's accent."""
    return emblem.replace(ACCENT, accent) if accent else emblem


def icon_svg(emblem: str, icon: AppIcon) -> str:
    """The icon as SVG: the emblem in the middle of a plate, both in units of the emblem."""
    side = _EMBLEM_SIDE / icon.share
    edge = (side - _EMBLEM_SIDE) / 2
    inner = re.sub(r"^<svg[^>]*>|</svg>\s*$", "", emblem.strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}">'
        f'<rect width="{side:g}" height="{side:g}" rx="{side * icon.corner:g}" fill="{GROUND}"/>'
        f'<g transform="translate({edge:g} {edge:g})">{inner}</g></svg>'
    )


def icon_files(emblem: str) -> Mapping[str, Callable[[], bytes]]:
    """Functions that draw each icon, by address; the address has a content hash, so that no old icon stays cached."""
    return {address: partial(_png, emblem, icon) for icon, address in icon_addresses(emblem).items()}


def icon_addresses(emblem: str) -> dict[AppIcon, str]:
    """The address of each icon, from the site's root."""
    return {
        icon: f"assets/{icon.name}.{content_hash(icon_svg(emblem, icon).encode())}.png" for icon in APP_ICONS
    }


def _png(emblem: str, icon: AppIcon) -> bytes:
    import resvg_py  # noqa: PLC0415 - a preview rarely asks for it

    return bytes(resvg_py.svg_to_bytes(svg_string=icon_svg(emblem, icon), width=icon.side, height=icon.side))
