"""Names of data files by their content, so that files of two versions of a site never mix."""

from __future__ import annotations

from collections.abc import Sequence

from service_circles.basics.content_hash import content_hash

VERSION_SIGNS = 8
"""Hexadecimal signs that tell versions of one file apart; as many as the service worker takes for a hash."""


def version_of(content: bytes) -> str:
    """The version in the name of a file."""
    return content_hash(content, length=VERSION_SIGNS)


def drawer_of(id_: str, drawers: int) -> int:
    """Which of some files an id is in: FNV-1a of 32 bits, which the page's script works out as well."""
    mixed = 2_166_136_261
    for sign in id_.encode():
        mixed = (mixed ^ sign) * 16_777_619 & 0xFFFFFFFF
    return mixed % drawers


def tree_signs(paths: Sequence[str], counts: Sequence[int]) -> str:
    """The shape of a quadtree, depth first, one sign for each part.

    A capital is a part that is cut: 'A' plus its quarters as bits, less one. A digit or small letter is a
    leaf: half of what it holds, rounded up, in base 36; z also for more.
    """
    if not paths:
        return ""
    leaves = dict(zip(paths, counts, strict=True))
    inner: dict[str, int] = {}
    for path in paths:
        for depth, quarter in enumerate(path):
            inner[path[:depth]] = inner.get(path[:depth], 0) | 1 << int(quarter)
    signs = {path: chr(ord("A") + quarters - 1) for path, quarters in inner.items()}
    signs |= {
        path: "0123456789abcdefghijklmnopqrstuvwxyz"[min(35, -(-count // 2))]
        for path, count in leaves.items()
    }
    return "".join(signs[path] for path in sorted(signs))
