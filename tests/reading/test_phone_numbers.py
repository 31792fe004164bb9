"""Phone numbers as people write them, kept in one form."""

import pytest
from pydantic import TypeAdapter, ValidationError

from service_circles.records.values.fields import PhoneNumber
from service_circles.writing.site.addresses import call_link

NUMBER: TypeAdapter[str] = TypeAdapter(PhoneNumber)
KEPT = {
    "0000-0000 0001": "0000-0000 0001",
    "12345": "12345",
    "+86 0000 0001": "+86 0000 0001",
    "(0000) 0000 0001": "0000 0000 0001",
    "(000) 555-0100": "000 555-0100",
    "+1 (000) 555-0100": "+1 000 555-0100",
    "0000-0000 0001 转 801": "0000-0000 0001转801",
    "000-555-0101 ext. 12": "000-555-0101转12",
    "000-555-0101 ext 12": "000-555-0101转12",
    "000-555-0101 x12": "000-555-0101转12",
    "000-555-0101x12": "000-555-0101转12",
}


@pytest.mark.parametrize("written", KEPT)
def test_usual_ways_of_writing_are_read(written: str) -> None:
    assert NUMBER.validate_python(written) == KEPT[written]


@pytest.mark.parametrize(
    "written",
    ["", "12", "call us", "(000", "000)555", "+", "000 ext", "000-1 x1 x2", "0000 / 0001", "+1 +1 000"],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        NUMBER.validate_python(written)


def test_an_extension_is_dialed() -> None:
    assert call_link(NUMBER.validate_python("000-555-0101 ext. 12")) == "tel:000-555-0101;ext=12"
