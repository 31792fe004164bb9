"""manifest.webmanifest, with which phones put the site on their home screens."""

import json

from service_circles.basics.display_width import display_width
from service_circles.writing.assets.app_icons import ACCENT, APP_ICONS, GROUND
from service_circles.writing.site.addresses import path_to_root
from service_circles.writing.site.site import Site

MANIFEST = "manifest.webmanifest"
"""Beside the home page of each language."""
_SHORT = 12
"""Columns that home screens show below an icon: six Chinese characters."""


def manifest(site: Site) -> bytes:
    """The manifest in the site's language; addresses are relative to its own, so that any folder will do."""
    settings, root = site.directory.settings, path_to_root(site.language.prefix)
    shown = {
        "name": settings.name,
        "short_name": short_name(settings.name),
        "description": settings.description or settings.tagline,
        "lang": site.language.code,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": settings.accent or ACCENT,
        "icons": [
            {
                "src": root + site.assets[f"{icon.name}.png"],
                "sizes": f"{icon.side}x{icon.side}",
                "type": "image/png",
                "purpose": icon.purpose,
            }
            for icon in APP_ICONS
            if icon.purpose
        ],
    }
    given = {key: value for key, value in shown.items() if value}
    return (json.dumps(given, ensure_ascii=False, indent=1) + "\n").encode()


def short_name(name: str) -> str:
    """A name for below an icon: the whole one if it fits, else as many words or characters as fit."""
    if display_width(name) <= _SHORT:
        return name
    words = name.split()
    while len(words) > 1:
        words.pop()
        if display_width(" ".join(words)) <= _SHORT:
            return " ".join(words)
    cut = words[0]
    while display_width(cut) > _SHORT:
        cut = cut[:-1]
    return cut
