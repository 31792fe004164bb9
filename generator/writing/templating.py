"""The templates' environment: autoescape on, nothing undefined, the few functions they may call."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.reaching.words import percent
from generator.records.labels import label
from generator.records.schedule import Schedule
from generator.schedules.compiled import compile_schedule
from generator.schedules.week import week_summary, week_table
from generator.writing.icons import icon
from generator.writing.links import address_of, up_from
from generator.writing.prose import prose
from generator.writing.site import Site

# Runs before the first paint, so that a reader's text size and theme do not flash.
EARLY_SCRIPT = (
    "(function(){var r=document.documentElement;try{var s=localStorage.getItem('size'),t=localStorage.getItem('theme');"
    "if(s)r.setAttribute('data-size',s);if(t)r.setAttribute('data-theme',t);}catch(e){}})();"
)
EARLY_SCRIPT_HASH = base64.b64encode(hashlib.sha256(EARLY_SCRIPT.encode()).digest()).decode()


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped above


def content_security_policy(site: Site) -> str:
    """What a page may load: its own host, and the tile hosts that the directory names."""
    tiles = sorted({tile.url.split("/")[2] for tile in site.directory.settings.tiles})
    images = " ".join(["'self'", "data:", *(f"https://{host.replace('{s}', '*')}" for host in tiles)])
    return (
        f"default-src 'none'; script-src 'self' 'sha256-{EARLY_SCRIPT_HASH}'; style-src 'self'; img-src {images}; "
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


@dataclass
class HoursOnPage:
    """The schedules that a page shows, each once, for the script that says open or closed."""

    site: Site
    _keys: dict[Schedule, str] = field(default_factory=dict)

    def key(self, schedule: Schedule) -> str:
        """The key of a schedule on this page."""
        return self._keys.setdefault(schedule, f"h{len(self._keys)}")

    def json(self) -> Markup | None:
        """Zone and compiled schedules, or None if the page shows no hours."""
        if not self._keys:
            return None
        compiled = {
            key: compile_schedule(schedule, self.site.calendar) for schedule, key in self._keys.items()
        }
        return script_json({"zone": self.site.directory.settings.time_zone, "schedules": compiled})


@lru_cache(maxsize=4)
def environment(*theme_folders: Path) -> Environment:
    """The Jinja environment over one or more theme folders; the first wins."""
    made = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in theme_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        icon=icon, label=label, percent=percent, prose=prose, script_json=script_json, week_summary=week_summary
    )
    made.filters["thousands"] = lambda number: f"{number:,.0f}"
    made.filters["plain"] = plain_number
    return made


def plain_number(number: float) -> str:
    """95.0 -> '95', 4.59 -> '4.59'."""
    return f"{number:,.10g}" if number < 1e10 else f"{number:,.0f}"


def page_context(site: Site, address: str) -> dict[str, object]:
    """What every template may use, bound to the page's address."""
    # A host shows 404.html at any depth, so its links start at the site's root.
    up = site.base_path if address == "404.html" else up_from(address)

    def url(thing: object) -> str:
        return up + address_of(thing)

    def asset(name: str) -> str:
        return up + site.assets[name]

    return {
        "site": site,
        "directory": site.directory,
        "settings": site.directory.settings,
        "address": address,
        "home": up,
        "url": url,
        "asset": asset,
        "hours": HoursOnPage(site),
        "week_table": _week_table_of(site),
        "policy": content_security_policy(site),
        "early_script": Markup(EARLY_SCRIPT),  # noqa: S704 - a constant of ours
    }


def _week_table_of(site: Site) -> Callable[[Schedule], object]:
    return lambda schedule: week_table(schedule, site.calendar)
