"""The encoding of a text file that somebody exported: told by its bytes, never guessed from its words."""

from __future__ import annotations

import codecs
import re

from service_circles.importing.sheets.sheet_table import refuse_file

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHINESE_IN_UTF8 = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf][\x80-\xbf]){2,}")
"""Two Chinese characters one after another; bytes of GB18030 are hardly ever like this."""


def decode_text(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The text and the encoding that it is in: named, marked, UTF-8, UTF-16 by its NULs, else GB18030.

    Detectors by statistics call short lists in GB18030 Korean or Big5; this order never errs on them without a
    word. Big5 has to be named.
    """
    found = encoding or _encoding_of(data)
    if not encoding and found == "gb18030":
        _refuse_mixed(data, name)
    try:
        return data.decode(found), found
    except LookupError:
        refuse_file("X108", name, found=found)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        refuse_file("X108", name, data[:start].count(b"\n") + 1, found=found)
    raise AssertionError


def _refuse_mixed(data: bytes, name: str) -> None:
    """Refuse GB18030 with lines of UTF-8 in it: files joined by hand would import as nonsense."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if _CHINESE_IN_UTF8.search(line) and _is_utf8(line):
            refuse_file("X109", name, number)


def _encoding_of(data: bytes) -> str:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if b"\0" not in data[:4096]:
        return "utf-8" if _is_utf8(data) else "gb18030"
    return "utf-16-le" if data[1:4096:2].count(0) >= data[0:4096:2].count(0) else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
