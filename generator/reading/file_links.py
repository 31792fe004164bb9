"""Links and pictures of hand-written pages that lead to files of content/ must find them there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.problems import Both, Problem
from generator.reading.files import CONTENT_FOLDER
from generator.reading.nearest import nearest
from generator.reading.source import SourceFile, Spot

_TARGET = re.compile(
    r"(?<!\\)\]\(\s*(?:<(?P<quoted>[^<>]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))+))"
    r"|^ {0,3}\[(?!\^)[^\[\]]+\]:\s*<?(?P<defined>[^\s<>]+)>?\s*(?:[\"'(].*)?$"
)
_NO_FILE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]")
"""How addresses elsewhere, of the whole site, or within the page begin."""


def check_file_links(
    source: SourceFile, prose: Iterable[tuple[int, str]], files: Collection[str]
) -> Iterator[Problem]:
    """Relative links to files that are not there; `files` are paths within the project."""
    folder = posixpath.dirname(source.path)
    for number, line in prose:
        for link in _TARGET.finditer(line):
            target = link[link.lastgroup or 0]
            name = unquote(re.split("[?#]", target, maxsplit=1)[0])
            if _NO_FILE.match(target) or not _is_a_file(name):
                continue
            if posixpath.normpath(posixpath.join(folder, name)) not in files:
                spot = Spot(number, link.start(link.lastgroup or 0) + 1, len(target))
                yield source.problem("M110", spot, hint=_hint(name, folder, files), found=name)


def _is_a_file(name: str) -> bool:
    """Whether it has an ending: `../centers/` and `..` are addresses of the site."""
    return not name.endswith("/") and bool(PurePosixPath(name).suffix)


def _hint(name: str, folder: str, files: Collection[str]) -> Both | None:
    """The file of the most similar name among those that are published, as seen from the page."""
    published = (file for file in sorted(files) if file.startswith(f"{CONTENT_FOLDER}/"))
    by_name = {PurePosixPath(file).name: file for file in published if not file.endswith((".yaml", ".yml"))}
    meant = nearest(PurePosixPath(name.replace("\\", "/")).name, by_name)
    if meant is None:
        return None
    path = posixpath.relpath(by_name[meant], folder).replace(" ", "%20")
    return Both(f"是不是想写 {path}？（大小写也要一样）", f"did you mean `{path}`? capital letters count")
