"""Lines as text: steps from point to point, five bits in each character, as in Google's polyline format.

Read by `site_theme/maps/streets.js`.
"""

from collections.abc import Sequence

import numpy as np

from service_circles.geo.network.polylines import Floats, Ints, Lines
from service_circles.writing.finding.data_encoding import STEPS_PER_DEGREE


def encode_lines(lines: Lines, kinds: Sequence[int], at: Ints) -> str:
    """The lines in one text, separated by spaces: the kind of each, then its points, counted from a corner."""
    return " ".join(
        encode_numbers([kind, *_steps(points, at)]) for kind, (_, points) in zip(kinds, lines, strict=True)
    )


def _steps(points: Floats, at: Ints) -> list[int]:
    whole = np.rint(points * STEPS_PER_DEGREE).astype(int) - at
    steps: list[int] = np.diff(whole, axis=0, prepend=0).ravel().tolist()
    return steps


def encode_numbers(numbers: Sequence[int]) -> str:
    """Whole numbers as text."""
    return "".join(map(_encoded, numbers))


def _encoded(number: int) -> str:
    left, text = 2 * number if number >= 0 else -2 * number - 1, ""
    while left > 31:
        text += chr(63 + (left & 31 | 32))
        left >>= 5
    return text + chr(63 + left)
