"""Lines that meet, joined into long ones: a map of few long lines is small, and its corners are round."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from service_circles.geo.network.polylines import Floats, Ints, Lines
from service_circles.geo.walking.doors import matches


def strokes(lines: Lines) -> Lines:
    """The same lines, joined where lines of one kind end at one point; of several the straightest goes on.

    An end is 2n at the beginning of line n and 2n + 1 at its end.
    """
    if not len(lines):
        return lines
    along, kinds = [], []
    each = list(lines)
    for chain in _chains(_partners(lines).tolist()):
        parts = [each[end // 2][1][:: 1 - 2 * (end % 2)] for end in chain]
        along.append(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
        kinds.append(each[chain[0] // 2][0])
    return Lines.of(along, kinds)


def _partners(lines: Lines) -> Ints:
    """For every end the end that goes on from it, or -1."""
    first, last = lines.starts[:-1], lines.starts[1:] - 1
    places = lines.points[np.column_stack((first, last)).ravel()]
    outward = places - lines.points[np.column_stack((first + 1, last - 1)).ravel()]
    outward[:, 1] *= np.cos(np.radians(places[:, 0]))
    outward /= np.maximum(np.hypot(outward[:, 0], outward[:, 1]), 1e-12)[:, None]
    a, b = _meetings(places, np.repeat(lines.kinds, 2))
    partners = np.full(len(places), -1, np.intp)
    for at in np.argsort((outward[a] * outward[b]).sum(axis=1), kind="stable").tolist():
        if partners[a[at]] < 0 and partners[b[at]] < 0:
            partners[a[at]], partners[b[at]] = b[at], a[at]
    return partners


def _meetings(places: Floats, kinds: Ints) -> tuple[Ints, Ints]:
    """All pairs of ends of two lines of one kind at one point."""
    node = np.unique(np.column_stack((places, kinds)), axis=0, return_inverse=True)[1].ravel()
    order = np.argsort(node, kind="stable")
    a, at = matches(node, node[order])
    b = order[at]
    once = a // 2 < b // 2
    return a[once], b[once]


def _chains(partners: list[int]) -> Iterator[list[int]]:
    """Ends at which the lines of each chain are entered, from one end of the chain to the other."""
    left = [True] * (len(partners) // 2)
    free_ends = [end for end, partner in enumerate(partners) if partner < 0]
    for begin in [*free_ends, *range(0, len(partners), 2)]:  # those left over at the end are closed
        chain, end = [], begin
        while end >= 0 and left[end // 2]:
            left[end // 2] = False
            chain.append(end)
            end = partners[end ^ 1]
        if chain:
            yield chain
