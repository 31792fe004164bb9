"""sw.js: the service worker with the facts of the site that it needs. A preview has one that removes itself."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from service_circles.basics.content_hash import content_hash
from service_circles.languages.translator import Translator
from service_circles.writing.assets.bundles import minify_script, read_bundles
from service_circles.writing.edition import Edition
from service_circles.writing.finding.near.near_files import CHOOSER, INDEX
from service_circles.writing.finding.near.near_files import FOLDER as NEAR
from service_circles.writing.pages.mine import ADDRESS as MINE
from service_circles.writing.pages.saved_pages import ADDRESS
from service_circles.writing.site.addresses import address_of, file_of
from service_circles.writing.site.alerts_shown import current_alerts

WORKER = "sw.js"
"""At the site's root, since a worker answers only for what is below it."""
ReadFile = Callable[[str], bytes]

MOST_NEAR_BYTES = 160_000
"""The most uncompressed data of "near me" that is precached: some 200 places."""
_FIRST = (ADDRESS, "", "emergency/", MINE)
_LISTS = ("alerts/", "near/", "boards/")


def precached_addresses(edition: Edition) -> list[str]:
    """The pages that work offline for every reader of a language; those for readers who save data come first."""
    boards = (f"boards/{board.id}/" for board in edition.site.directory.settings.boards)
    prefix = edition.site.language.prefix
    is_emergency = edition.site.directory.settings.emergency_mode
    alerts = (address_of(shown.alert) for shown in current_alerts(edition.site) if is_emergency)
    return [address for address in (*_FIRST, *alerts, *_LISTS, *boards) if prefix + address in edition.pages]


def precached_data(prefix: str, near_bytes: Mapping[str, int]) -> list[str]:
    """The files that the core pages of a language fetch, given by the prefix of its addresses.

    All data of near me if it is little, else the first file of its chooser; `near_bytes` are the sizes of its written files by path.
    """
    sizes = {
        path.removeprefix(prefix): size
        for path, size in near_bytes.items()
        if path.startswith(prefix + NEAR) and path.endswith(".json") and path != prefix + INDEX
    }
    is_little = sum(sizes.values()) <= MOST_NEAR_BYTES
    return [name for name in sizes if is_little or name.startswith(f"{NEAR}{CHOOSER}.")]


def worker_script(
    theme: Path, editions: Iterable[Edition], read: ReadFile, near_bytes: Mapping[str, int]
) -> bytes:
    """The worker; `read` gives the bytes of a written file. Its version is new if a core page or itself is.

    `near_bytes` is as for `precached_data`.
    """
    languages = {
        edition.site.language.prefix: {
            "code": edition.site.language.code,
            "words": _words(edition.site.words),
            "core": precached_addresses(edition),
            "data": precached_data(edition.site.language.prefix, near_bytes),
        }
        for edition in editions
    }
    source = read_bundles(theme)[WORKER].text(theme)
    known = json.dumps({"first": len(_FIRST), "languages": languages}, ensure_ascii=False)
    core = [prefix + address for prefix, language in languages.items() for address in language["core"]]
    version = content_hash(f"{source}{known}".encode(), *(read(file_of(page)) for page in core))
    site = f'const SITE = {{"version": "{version}", {known[1:]};\n'
    return minify_script(site + source)


def retired_worker(theme: Path) -> bytes:
    """The service worker of a preview: it empties the caches and removes itself."""
    return minify_script(read_bundles(theme)["retired.js"].text(theme))


def _words(words: Translator) -> dict[str, str]:
    """The texts of the worker; {age} is such as '3 小时前'."""
    return {
        "copy": words("没有网络，这是 {age}存下的页面。"),
        "slow": words("信号不好，这是 {age}存下的页面。"),
        "missing": words("没有网络，这一页没有存在手机里。"),
        "again": words("再试一次"),
    }
