"""Work that processes share is done once."""

from collections import Counter
from itertools import chain

from service_circles.basics.forked_work import Pieces, cores, forked


def test_each_piece_is_taken_once() -> None:
    """Pieces that take no time: processes ask for the next one at the same moment all the time."""
    pieces = Pieces(20_000)
    with forked(lambda: list(pieces), max(2, cores())) as wait_for_helpers:
        taken = Counter(chain(pieces, *wait_for_helpers()))
    assert taken == Counter(range(20_000))
