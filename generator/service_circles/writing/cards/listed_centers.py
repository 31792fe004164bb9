"""Which centers lists show, and what they call them."""

from __future__ import annotations

from collections.abc import Iterable

from service_circles.languages.translator import Words
from service_circles.records.center import CenterStatus, ServiceCenter


def center_line(center: ServiceCenter, words: Words) -> str:
    """Kind and level of a center in few words: '社区级服务中心'."""
    kind = words.label(center.kind)
    return words("{level}{kind}", level=words.label(center.level), kind=kind) if center.level else kind


def is_listed(center: ServiceCenter) -> bool:
    """A center that is gone keeps its page but stands in no list."""
    return center.status is not CenterStatus.DEFUNCT


def listed(centers: Iterable[ServiceCenter]) -> tuple[ServiceCenter, ...]:
    """The centers that lists show."""
    return tuple(center for center in centers if is_listed(center))
