"""The path of Debian's Chromium."""

from pathlib import Path

_PLACES = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = next((place for place in _PLACES if place.exists()), None)
"""The same engine without a window needs half the time; the usual one will do. None where there is neither."""
