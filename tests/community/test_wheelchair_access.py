"""A plain answer for wheelchairs: yes, no or not known."""

import pytest

from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.records.center import ServiceCenter


@pytest.mark.parametrize(
    ("features", "answer"),
    [
        ([], None),
        (["wheelchair", "accessible_toilet"], None),
        (["ramp"], True),
        (["step_free", "aed"], True),
        (["steps"], False),
        (["steps", "lift"], False),  # a lift behind steps helps nobody in
    ],
)
def test_wheelchair_access(features: list[str], answer: bool | None) -> None:
    center = ServiceCenter.model_validate(
        {"id": "here", "name": "此处", "kind": "clinic", "area": "xi", "accessibility": features}
    )
    assert wheelchair_access(center) is answer
