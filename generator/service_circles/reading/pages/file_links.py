"""Links and pictures of hand-written pages: files of content/ must be there, web addresses must have a host."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from service_circles.languages.phrase import Phrase, phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, Spot
from service_circles.problems.suggestion import suggest, suggest_path
from service_circles.reading.project_files import CONTENT_FOLDER, most_similar_file
from service_circles.records.values.fields import is_openable

_TARGET = re.compile(
    r"(?<!\\)\]\(\s*(?:<(?P<quoted>[^<>]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\)|[ \t]+(?![\s\"')]))+)(?=\s*\)|\s+[\"']))"
    r"|^ {0,3}\[(?!\^)[^\[\]]+\]:\s*<?(?P<defined>[^\s<>]+)>?\s*(?:[\"'(].*)?$"
)
_WEB_ADDRESS = re.compile(r"<(https?:[^<>]*)>|\b(?:href|src)=[\"'](https?:[^\"']*)", re.IGNORECASE)
"""Addresses outside the links of Markdown."""
_NO_FILE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]")
"""Beginnings of addresses elsewhere, of the whole site, or within the page."""
TRANSLATED = re.compile(r"\.([a-z]{2,3}(?:-[A-Z][a-z]{3})?)\.md$")
"""The end of a translated page, which is shown at the address of its original in another edition: nothing links to it."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MOST_SUGGESTIONS = 20
"""Per page: looking for a similar name among thousands takes a while."""


def check_links(
    source: SourceFile, prose: Collection[tuple[int, str]], files: Collection[str], home: str
) -> Iterator[Problem]:
    """Problems with web addresses that no browser opens, and with relative links to files that do not exist.

    `files` are paths within the project; `home` is the relative address of the home page, which has no file.
    """
    for number, line in prose:
        for pattern in (_TARGET, _WEB_ADDRESS):
            for spot, target in _targets(pattern, number, line):
                if not is_openable(_ESCAPED.sub(r"\1", unescape(target))):
                    yield source.problem("M115", spot, hint=_ascii_host(target), found=target)
    yield from _check_files(source, prose, files, home)


def _ascii_host(address: str) -> Phrase | None:
    """The same address with the ASCII form of full-width characters, if it opens."""
    plain = normalize("NFKC", address)
    return suggest(plain) if plain != address and is_openable(plain) else None


def _check_files(
    source: SourceFile, prose: Iterable[tuple[int, str]], files: Collection[str], home: str
) -> Iterator[Problem]:
    folder = posixpath.dirname(source.path)
    missing = 0
    links = (link for number, line in prose for link in _targets(_TARGET, number, line))
    for spot, target in links:
        name = _name_of(target)
        if _NO_FILE.match(target) or not _is_a_file(name):
            continue
        path = posixpath.normpath(posixpath.join(folder, name))
        original = TRANSLATED.sub(".md", name)
        is_translated = posixpath.normpath(posixpath.join(folder, original)) in files and original != name
        if path in files and not is_translated:
            continue
        missing += 1
        hint = suggest_path(original) if is_translated else _home(path, home) or _elsewhere(name)
        hint = hint or _similar(name, folder, files if missing <= _MOST_SUGGESTIONS else ())
        yield source.problem("M110", spot, hint=hint, found=name)


def _targets(pattern: re.Pattern[str], number: int, line: str) -> Iterator[tuple[Spot, str]]:
    for link in pattern.finditer(line):
        group = link.lastindex or 0
        yield Spot(number, link.start(group) + 1, len(link[group])), link[group]


def _name_of(target: str) -> str:
    """The file that a link means, without the place in it, as its folder shows it."""
    return unquote(re.split("[?#]", _ESCAPED.sub(r"\1", unescape(target)), maxsplit=1)[0])


def _is_a_file(name: str) -> bool:
    """True if it has an ending: `../centers/` and `..` are addresses of the site."""
    return not name.endswith("/") and bool(PurePosixPath(name).suffix)


def _home(path: str, home: str) -> Phrase | None:
    if path != f"{CONTENT_FOLDER}/index.md":
        return None
    return phrase("首页由记录自动生成，链接写 {home}", home=home)


def _elsewhere(name: str) -> Phrase | None:
    """The scheme that is missing in front of a web or mail address."""
    if re.match(r"www\.|[a-z0-9-]+(\.[a-z0-9-]+)+/", name):
        return phrase("网址要从 https:// 写起：{url}", url=f"https://{name}")
    if re.fullmatch(r"[^\s/@]+@[^\s/@]+", name):
        return phrase("邮箱要从 mailto: 写起：{url}", url=f"mailto:{name}")
    return None


def _similar(name: str, folder: str, files: Collection[str]) -> Phrase | None:
    """The published file of the most similar name, as seen from the page."""
    published = (file for file in files if not file.endswith((".yaml", ".yml")))
    meant = most_similar_file(name.replace("\\", "/"), published)
    if meant is None:
        return None
    return suggest_path(posixpath.relpath(f"{CONTENT_FOLDER}/{meant}", folder).replace(" ", "%20"))
