"""QR codes as drawings, thousands in a build: what segno has made once, sums make again.

Where version, mask and error correction are settled, each square of a code is an exclusive or of bits of its
text. So the code of a text that is a sum of known texts is the sum of their codes; only what is new in a text
is asked of segno. Addresses of a site differ in few bits: a hundred questions answer thousands of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote

MOST_BYTES = 300
"""Longer addresses make squares too small for an old phone at arm's length."""
QUIET_SQUARES = 4
"""The white border that scanners want, in squares."""
_UNRESERVED = ":/?#[]@!$&'()*+,;=%~"


def scannable(url: str | None) -> str | None:
    """An address as its code says it, in ASCII; None if there is none or it is too long for a code."""
    written = quote(url, safe=_UNRESERVED) if url else ""
    return written if 0 < len(written) <= MOST_BYTES else None


@dataclass(frozen=True)
class QrCode:
    """The dark squares of a code: `size` rows of as many bits, the top left one first."""

    size: int
    squares: int

    def rows(self) -> Iterator[str]:
        """The rows as texts of 0 and 1."""
        bits = f"{self.squares:0{self.size**2}b}"
        return (bits[start : start + self.size] for start in range(0, len(bits), self.size))

    @property
    def width(self) -> int:
        """Squares from edge to edge with the white border."""
        return self.size + 2 * QUIET_SQUARES

    @property
    def path(self) -> str:
        """The dark squares as an SVG path of strokes one unit wide, the border left free."""
        lines = (
            f"M{QUIET_SQUARES} {y}.5{''.join(map(_STROKES.__getitem__, _pieces(row)))}"
            for y, row in enumerate(self.rows(), start=QUIET_SQUARES)
        )
        return "".join(lines)


class _Strokes(dict[str, str]):
    """'00110' -> 'm2 0h2m1 0', each written once; what goes on in the next piece goes on in the same line."""

    def __missing__(self, piece: str) -> str:
        runs = (f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in _runs(piece))
        self[piece] = written = "".join(runs)
        return written


_STROKES = _Strokes()
_runs = re.compile("0+|1+").findall
_pieces = re.compile(".{1,10}").findall


@dataclass(frozen=True)
class KnownCodes:
    """The codes of one size. `known`: by its highest bit, a sum of texts and the same sum of their codes."""

    number: int
    known: dict[int, tuple[int, int]] = field(default_factory=dict)

    def code(self, text: str) -> QrCode:
        """The code of a text that needs this version."""
        rest, squares = _bits(text), 0
        while rest and (sum_ := self.known.get(rest.bit_length())):
            rest ^= sum_[0]
            squares ^= sum_[1]
        if rest:
            asked = _squares(_made(text, self.number))
            self.known[rest.bit_length()] = (rest, asked ^ squares)
            squares = asked
        return QrCode(17 + 4 * self.number, squares)


def _bits(text: str) -> int:
    """The text as a number; above it a bit that stands for its length, which moves what fills the code up."""
    content = text.encode("ascii")
    return 1 << (8 * MOST_BYTES + len(content)) | int.from_bytes(content.ljust(MOST_BYTES, b"\0"))


def _made(text: str, version: int | None = None) -> Any:
    import segno  # noqa: PLC0415 - slow to import, and a site that does not know its address has no codes

    return segno.make_qr(text, version=version, error="m", boost_error=False, mode="byte", mask=3)


def _squares(made: Any) -> int:
    return int("".join(str(square) for row in made.matrix for square in row), 2)


@lru_cache(maxsize=512)
def _version_for(length: int) -> KnownCodes:
    return _version(_made("a" * length).version)


@lru_cache(maxsize=64)
def _version(number: int) -> KnownCodes:
    return KnownCodes(number)


@lru_cache(maxsize=64)
def qr_code(text: str) -> QrCode:
    """The code of an ASCII text of 1 to MOST_BYTES characters: bytes, error correction M, always the same mask."""
    return _version_for(len(text)).code(text)


def qr_file(text: str) -> bytes:
    """The code of a text as an SVG file, dark on white whatever is around it."""
    code = qr_code(text)
    width = code.width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{10 * width}" height="{10 * width}" '
        f'viewBox="0 0 {width} {width}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/><path stroke="#000" d="{code.path}"/></svg>\n'
    ).encode()
