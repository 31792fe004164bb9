"""Leaflet's files, read from the package that ships them: none is kept in this repository."""

import base64
import importlib.util
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from service_circles.languages.translator import Translator
from service_circles.writing.assets.bundles import minify_script, read_bundles

_PICTURE = re.compile(r"url\(images/([a-z0-9-]+\.png)\)")
_MARKER = re.compile(r"\.leaflet-default-icon-path\s*\{[^}]*\}")
"""Leaflet's own marker, a picture of 2 KB that no map of ours shows."""
_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S*\s*$")


def leaflet_files(theme: Path, words: Translator, walks: str = "") -> Mapping[str, bytes]:
    """'leaflet.js' and 'leaflet.css', complete in themselves: small pictures and our map's part included.

    `walks` is the name of the script beside it that tells ways on foot.
    """
    (script, style), bundles = _package_files(), read_bundles(theme)
    ours = f'const WALKS_SCRIPT = "{walks}";\n{bundles["leaflet.js"].text(theme, words.customs)}'
    return {
        "leaflet.js": script + minify_script(ours, words),
        "leaflet.css": style + bundles["leaflet.css"].text(theme).encode(),
    }


@cache
def _package_files() -> tuple[bytes, bytes]:
    folder = _folder()
    script = _SOURCE_MAP.sub(b"\n", (folder / "leaflet.js").read_bytes())
    styles = (folder / "leaflet.css").read_text("utf-8").replace("\r\n", "\n")
    style = _PICTURE.sub(lambda found: _data_uri(folder / "images" / found[1]), _MARKER.sub("", styles))
    return script, style.encode()


def _folder() -> Path:
    spec = importlib.util.find_spec("js_lib_leaflet")  # found, not imported: the package is made for Django
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("django-js-lib-leaflet is not installed", name="js_lib_leaflet")
    return Path(spec.submodule_search_locations[0]) / "static" / "js_lib_leaflet"


def _data_uri(picture: Path) -> str:
    return f"url(data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()})"
