"""The templates' environment: autoescape on, nothing undefined, the few functions they may call."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from service_circles.basics.json_text import script_json
from service_circles.basics.number_texts import plain_number, thousands
from service_circles.basics.program_hash import program_hash
from service_circles.basics.read_log import shared_value
from service_circles.coverage.area_figures import percent
from service_circles.languages.translator import Translator, translate_source
from service_circles.records.kinds import KINDS
from service_circles.writing.cards.link_pictures import picture_url
from service_circles.writing.cards.place_rows import closure_notice
from service_circles.writing.cards.record_footer import record_end
from service_circles.writing.cards.sharing import sharing_of
from service_circles.writing.drawings.icons import icon
from service_circles.writing.feeds.atom import feed_of_page
from service_circles.writing.rendering.code_spans import breakable, code_spans
from service_circles.writing.rendering.direct_templates import DirectEnvironment
from service_circles.writing.rendering.prose import prose
from service_circles.writing.rendering.security_policy import EARLY_SCRIPT, content_security_policy
from service_circles.writing.site.addresses import (
    EDIT_PAGE,
    address_of,
    address_of_file,
    call_link,
    number_text,
    path_to_root,
)
from service_circles.writing.site.alerts_shown import alerts_on
from service_circles.writing.site.menus import foot_menu, top_menu
from service_circles.writing.site.moments import end_of_day
from service_circles.writing.site.site import Site

_MOST_KEPT = 8_192
"""The most texts of macros that are kept for pages at a depth."""
_DATA = ("data/", "hsds/")
"""The folders of data, which is the same in every language; pages in them are not."""


def _attribute(text: str) -> Markup:
    """A text escaped for double quotes, its single quotes left alone: it is on every page, which has few bytes to spare."""
    return Markup(str(escape(text)).replace("&#39;", "'"))  # noqa: S704 - escaped


def _in_apostrophes(text: str) -> Markup:
    """JSON escaped for an attribute in apostrophes, where its many double quotes cost a byte each, not five."""
    return Markup(str(escape(text)).replace("&#34;", '"'))  # noqa: S704 - escaped


def make_environment(words: Translator, *theme_folders: Path) -> DirectEnvironment:
    """The Jinja environment over one or more theme folders, the first of which wins, in a language."""
    made = DirectEnvironment(
        loader=_Loader(words, _template_folders(theme_folders)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(words),
    )
    made.globals.update(
        _=words,
        words=words,
        icon=icon,
        label=words.label,
        percent=percent,
        prose=prose,
        script_json=script_json,
        **{kind.__name__: kind for kind in KINDS},  # for look-ups: directory.all(Area)
    )
    made.filters["breakable"] = breakable
    made.filters["call_link"] = call_link
    made.filters["code_spans"] = code_spans
    made.filters["dialed"] = partial(number_text, words)
    made.filters["listed"] = words.listed
    made.filters["names"] = lambda things: [thing.name for thing in things]
    made.filters["thousands"] = thousands
    made.filters["plain"] = plain_number
    made.filters["in_apostrophes"] = _in_apostrophes
    made.filters["file_address"] = address_of_file
    made.filters["unbroken"] = lambda hours: hours.replace(
        "–", "–\u2060"
    )  # a line never ends within 09:00–12:00
    return made


def _compiled_templates(words: Translator) -> FileSystemBytecodeCache | None:
    # Compiling the templates takes half the time of a small site; the cache is the reader's own in the
    # system's temporary folder, and knows a template by its place, its text, its language and our code: a compiled
    # template holds what filters made of constant texts.
    try:
        return _OptionalCache(pattern=f"circles-{program_hash()}-{words.code}-%s")
    except (OSError, RuntimeError):  # the folder belongs to somebody else, or there is none
        return None


class _OptionalCache(FileSystemBytecodeCache):
    """A cache that does without where the folder cannot be read, or is full."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, TypeError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _template_folders(theme_folders: Sequence[Path]) -> list[Path]:
    """The folders of templates; a template is known by its file name, in whatever folder it is."""
    tops = [folder / "templates" for folder in theme_folders]
    return [folder for top in tops for folder in (top, *sorted(top.glob("*/")))]


class _Loader(FileSystemLoader):
    """Reads templates in a language: their fixed texts cost nothing when a page is made."""

    def __init__(self, words: Translator, folders: Sequence[Path]) -> None:
        super().__init__(folders)
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template with its fixed texts in the language."""
        source, file, is_current = super().get_source(environment, template)
        return translate_source(self._words, source), file, is_current


def depth_values(site: Site, address: str) -> dict[str, object]:
    """The values and functions that all pages have which are as deep in the site as an address."""
    # A host shows 404.html at any depth, and a copy of the site has it below another path: its links lead to the
    # site's full URL, and it carries its styles.
    is_anywhere = address == "404.html"
    root = site.base_path if is_anywhere else path_to_root(site.language.prefix + address)
    top = (is_anywhere and site.absolute("")) or root
    home = top + site.language.prefix
    styles = _styles_anywhere(site, root) if is_anywhere else ""

    def url(thing: object) -> str:
        place = address_of(thing)
        return (root if place.startswith(_DATA) and not place.endswith("/") else home) + place

    def asset(name: str) -> str:
        return root + site.assets[name]

    settings = site.directory.settings
    return {
        "site": site,
        "directory": site.directory,
        "settings": settings,
        "language": site.language,
        "root": root,
        "top": top,
        "home": home,
        "styles": Markup(styles),  # noqa: S704 - a file of ours
        "url": url,
        "asset": asset,
        "hours": site.hours,
        "week_summary": lambda schedule: site.hours.of(schedule).summary,
        "week_table": lambda schedule: site.hours.of(schedule).table,
        "closure_notice": partial(closure_notice, site),
        "sharing_of": partial(sharing_of, site),
        "end_of": partial(record_end, site),
        "alerts_on": partial(alerts_on, site),
        "early_script": Markup(EARLY_SCRIPT),  # noqa: S704 - a constant of ours
        "once": _memory(),
        "top_menu": partial(top_menu, site),
        "foot_menu": partial(foot_menu, site),
        "until": partial(end_of_day, settings.time_zone),
        "policy": _attribute(content_security_policy(site, styles)),
    }


def _styles_anywhere(site: Site, root: str) -> str:
    """The styles of all pages, with fonts by addresses that are right at any depth."""
    text = site.assets.files[site.assets["site.css"]].decode()
    names = (address.rpartition("/")[2] for address in site.assets.fonts.files)
    for name in names:
        text = text.replace(f"url({name})", f"url({root}assets/{name})")
    return text


def page_values(site: Site, address: str) -> dict[str, object]:
    """The values that a page alone has, beside those of its depth and its own."""
    found: dict[str, object] = {
        "address": address,
        "feed": feed_of_page(site, address),
        "picture": picture_url(site, address),
    }
    if address == EDIT_PAGE:
        found["policy"] = _attribute(content_security_policy(site, address=address))
    return found


def _memory() -> Callable[..., Markup]:
    """A function that keeps the texts of macros: `once(macro, key, value)` is `macro(value)`, made for the first page with the key."""
    made: dict[tuple[Callable[..., Markup], str], Markup] = {}

    def once(macro: Callable[..., Markup], key: str, value: object) -> Markup:
        text = made.get((macro, key))
        if text is None:
            if len(made) >= _MOST_KEPT:
                made.clear()  # pages that follow one another show the same places
            with shared_value():
                text = made[macro, key] = macro(value)
        return text

    return once
