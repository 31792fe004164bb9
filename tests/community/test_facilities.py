"""Wheelchair, toilet, defibrillator, nursing room: yes, no or not known."""

import pytest

from service_circles.community.facilities import facility_code
from service_circles.records.center import ServiceCenter


@pytest.mark.parametrize(
    ("features", "without", "code"),
    [
        ([], [], "????"),
        (["ramp", "accessible_toilet", "aed", "nursing_room"], [], "yyyy"),
        (["steps"], ["accessible_toilet", "aed", "nursing_room"], "nnnn"),
        (["lift", "aed"], ["nursing_room"], "y?yn"),
        (["aed"], ["aed"], "??y?"),  # what is there is there
    ],
)
def test_facility_code(features: list[str], without: list[str], code: str) -> None:
    center = ServiceCenter.model_validate(
        {"id": "here", "name": "此处", "area": "xi", "accessibility": features, "without": without}
    )
    assert facility_code(center) == code
