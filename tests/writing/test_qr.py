"""QR codes, read back as a phone does."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from service_circles.writing.drawings.qr_codes import (
    MOST_BYTES,
    QUIET_SQUARES,
    QrCode,
    qr_address,
    qr_code,
    qr_file,
)

ADDRESSES = [
    f"https://example.org/rongxi/{language}{folder}/{place}-{number}/"
    for language in ("", "zh-Hant/", "en/")
    for folder, place in (("centers", "mingzhu-center"), ("circles", "tingchao-circle"), ("services", "x"))
    for number in range(100)
]
ANY_ADDRESS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=MOST_BYTES
).filter(lambda text: re.search("[a-z]", text))


def as_segno_makes_it(text: str) -> list[str]:
    made = segno.make_qr(text, error="m", boost_error=False, mode="byte", mask=3)
    return ["".join(str(square) for square in row) for row in made.matrix]


def picture(code: QrCode, pixels: int) -> np.ndarray:
    """The code with its white border in gray, as large as asked, without smoothing."""
    squares = np.array([[int(square) for square in row] for row in code.rows], dtype=np.uint8)
    bordered = np.pad(squares, QUIET_SQUARES)
    at = np.arange(pixels) * code.width // pixels
    return np.ascontiguousarray(255 * (1 - bordered[at][:, at]))


def read(image: np.ndarray) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def strokes(path: str) -> Iterator[tuple[float, float, int]]:
    """The start and length of each stroke of a path."""
    x = y = 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        else:
            yield x, y, int(first)
            x += float(first)


@given(ANY_ADDRESS)
def test_any_text_is_coded_as_segno_codes_it(text: str) -> None:
    assert list(qr_code(text).rows) == as_segno_makes_it(text)


@pytest.mark.parametrize("pixels", [140, 211, 600])
def test_codes_can_be_read(pixels: int) -> None:
    for address in ADDRESSES[::29]:
        assert read(picture(qr_code(address), pixels)) == [address]


def test_the_drawing_has_just_the_dark_squares() -> None:
    code = qr_code(ADDRESSES[0])
    drawn = {
        (int(x) + step - QUIET_SQUARES, int(y) - QUIET_SQUARES)
        for x, y, length in strokes(code.path)
        for step in range(length)
    }
    dark = {(x, y) for y, row in enumerate(code.rows) for x, square in enumerate(row) if square == "1"}
    assert drawn == dark


def test_a_file_brings_its_white_ground_along() -> None:
    svg = qr_file(ADDRESSES[0]).decode()
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert 'viewBox="0 0 41 41"' in svg
    assert svg.index('fill="#fff"') < svg.index('stroke="#000"')
    assert len(svg) < 3_000


def test_addresses_that_a_code_can_say() -> None:
    assert qr_address("https://example.org/a?b=1&c=%20#d") == "https://example.org/a?b=1&c=%20#d"
    assert qr_address("https://example.org/投票") == "https://example.org/%E6%8A%95%E7%A5%A8"
    assert qr_address(None) is None
    assert qr_address("https://example.org/" + "x" * MOST_BYTES) is None
