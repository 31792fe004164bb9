"""QR codes as SVG."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

MOST_BYTES = 300
"""Longer addresses make squares too small for an old phone at arm's length."""
QUIET_SQUARES = 4
"""The white border that scanners need, in squares."""
_UNRESERVED = ":/?#[]@!$&'()*+,;=%~"


def qr_address(url: str | None) -> str | None:
    """The ASCII form of an address, for a code; None without an address or if it is too long for a code."""
    written = quote(url, safe=_UNRESERVED) if url else ""
    return written if 0 < len(written) <= MOST_BYTES else None


@dataclass(frozen=True)
class QrCode:
    """The squares of a code, row by row from the top: '1' is dark."""

    rows: tuple[str, ...]

    @property
    def width(self) -> int:
        """Squares from edge to edge with the white border."""
        return len(self.rows) + 2 * QUIET_SQUARES

    @property
    def path(self) -> str:
        """The dark squares as an SVG path of strokes one unit wide, inside the border."""
        return "".join(
            f"M{QUIET_SQUARES} {y}.5{''.join(map(_stroke, _RUNS.findall(row)))}"
            for y, row in enumerate(self.rows, start=QUIET_SQUARES)
        )


_RUNS = re.compile("0+|1+")


def _stroke(run: str) -> str:
    return f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0"


@lru_cache(maxsize=512)  # a channel's code is on every poster of the places that it serves
def qr_code(text: str) -> QrCode:
    """The code of an ASCII text of 1 to MOST_BYTES characters: bytes, error correction M, always the same mask."""
    import segno  # noqa: PLC0415 - slow to import, and a site that does not know its address has no codes

    # The mask is fixed: comparing all eight takes longer, and scanners read each of them.
    made = segno.make_qr(text, error="m", boost_error=False, mode="byte", mask=3)
    return QrCode(tuple("".join(map(str, row)) for row in made.matrix))


def qr_file(text: str) -> bytes:
    """The code of a text as an SVG file, dark on white whatever is around it."""
    code = qr_code(text)
    width = code.width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{10 * width}" height="{10 * width}" '
        f'viewBox="0 0 {width} {width}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/><path stroke="#000" d="{code.path}"/></svg>\n'
    ).encode()
