"""Whom an event is meant for, read from its existing fields in each language."""

import pytest

from service_circles.community.audiences import Audience, audiences_of
from service_circles.records.life.event import Event
from tests.publishing import loaded

ELDERS, CHILDREN, RECEPTION = Audience.ELDERS, Audience.CHILDREN, Audience.RECEPTION


def found(**fields: object) -> tuple[Audience, ...]:
    directory = loaded().directory
    assert directory
    given = {"id": "e", "name": "活动", "area": "mingzhu", "date": "2026-12-01", **fields}
    return audiences_of(directory, Event.model_validate(given))


@pytest.mark.parametrize(
    ("fields", "audiences"),
    [
        ({"for_whom": "六十岁以上"}, (ELDERS,)),
        ({"for_whom": "65 岁以上的街坊"}, (ELDERS,)),
        ({"for_whom": "長者"}, (ELDERS,)),
        ({"for_whom": "People over sixty"}, (ELDERS,)),
        ({"for_whom": "For seniors"}, (ELDERS,)),
        ({"for_whom": "一到四年级的孩子"}, (CHILDREN,)),
        ({"for_whom": "Kids and their parents"}, (CHILDREN,)),
        ({"name": "爷孙读书会", "for_whom": "老人带孩子来"}, (ELDERS, CHILDREN)),
        ({"kind": "reception"}, (RECEPTION,)),
        ({"services": ["meal-delivery"]}, (ELDERS,)),
        ({"center": "mingzhu-canteen"}, (ELDERS,)),
        ({"center": "mingzhu-canteen", "for_whom": "谁都可以"}, ()),
        ({"for_whom": "谁都可以，自带凳子"}, ()),
        ({"for_whom": "Those over here who want an elevator"}, ()),
        ({"for_whom": "搬来不到一年的"}, ()),
    ],
)
def test_audiences(fields: dict[str, object], audiences: tuple[Audience, ...]) -> None:
    assert found(**fields) == audiences
