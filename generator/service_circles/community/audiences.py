"""The people whom an event is meant for, as far as its record says so in existing fields: readers choose by them."""

import re
from enum import Enum

from service_circles.records.center import CenterKind, ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.event import Event, EventKind
from service_circles.records.service import Service


class Audience(Enum):
    """A choice of events; the value stands in the address of a calendar (`?for=elders`)."""

    ELDERS = "elders"
    CHILDREN = "children"
    RECEPTION = "reception"


_ELDERS = re.compile(
    r"老人|老年|长者|長者|长辈|長輩|退休|高龄|高齡|银发|銀髮|[五六七八九]十[岁歲]以上|[5-9]\d\s*[岁歲]以上"
    r"|\b(?:elder|senior|retire|pension|older people|over (?:fifty|sixty|seventy|eighty|[5-9]\d)\b)",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"孩子|儿童|兒童|少儿|少兒|小朋友|年级|年級|小学|小學|中学生|中學生|青少年|亲子|親子|宝宝|寶寶|幼儿|幼兒"
    r"|\b(?:child|kid|pupil|teen|toddler|famil(?:y|ies) with)",
    re.IGNORECASE,
)
_BY_CENTER = {
    CenterKind.CANTEEN: Audience.ELDERS,
    CenterKind.ELDERLY_CENTER: Audience.ELDERS,
    CenterKind.CHILDREN_HOME: Audience.CHILDREN,
}
_ELDERLY_BOARD = "elderly"


def audiences_of(directory: ServiceDirectory, event: Event) -> tuple[Audience, ...]:
    """The audiences of an event: by its kind, whom it is for, its services and the kind of its center.

    What is for everybody has none; it is not left out of anything but these choices.
    """
    found = {Audience.RECEPTION} if event.kind is EventKind.RECEPTION else set()
    told = f"{event.name}\n{event.for_whom or ''}"
    if _ELDERS.search(told) or any(
        directory.get(Service, id_).board == _ELDERLY_BOARD for id_ in event.services
    ):
        found.add(Audience.ELDERS)
    if _CHILDREN.search(told):
        found.add(Audience.CHILDREN)
    center = directory.find(ServiceCenter, event.center)
    if center and center.kind in _BY_CENTER and not event.for_whom:
        found.add(_BY_CENTER[center.kind])
    return tuple(audience for audience in Audience if audience in found)
