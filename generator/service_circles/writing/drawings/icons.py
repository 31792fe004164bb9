"""Material Design icons as inline SVG, from the files that mkdocs-material ships."""

import importlib.util
from functools import cache
from pathlib import Path

from markupsafe import Markup

_OPENING = '<svg xmlns="http://www.w3.org/2000/svg"'


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("material")
    if found is None or found.origin is None:
        raise FileNotFoundError("mkdocs-material")
    return Path(found.origin).parent / "templates" / ".icons" / "material"


def has_icon(name: str) -> bool:
    """True if there is an icon of this name."""
    return (_folder() / f"{name}.svg").is_file()


@cache
def icon(name: str) -> Markup:
    """The icon as markup, hidden from screen readers; an unknown name gives a plain shape."""
    file = _folder() / f"{name if has_icon(name) else 'shape-outline'}.svg"
    drawing = file.read_text("utf-8").replace(_OPENING, '<svg class="icon" aria-hidden="true"', 1)
    return Markup(drawing)  # noqa: S704 - our own file
