"""Facilities of a place beside its services, each with a plain answer: yes, no or not known."""

from service_circles.community.wheelchair_access import wheelchair_access
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import AccessibilityFeature
from service_circles.records.values.labeled_enum import LabeledEnum


class Facility(LabeledEnum):
    """The facilities that lists are filtered by; the order is that of codes."""

    WHEELCHAIR = "wheelchair", "轮椅进得去"
    TOILET = "toilet", "有厕所"
    AED = "aed", "有除颤器（AED）"
    NURSING_ROOM = "nursing_room", "有母婴室"


_FEATURES = {
    Facility.TOILET: AccessibilityFeature.ACCESSIBLE_TOILET,
    Facility.AED: AccessibilityFeature.AED,
    Facility.NURSING_ROOM: AccessibilityFeature.NURSING_ROOM,
}


def has_facility(center: ServiceCenter, facility: Facility) -> bool | None:
    """True or False as the record says it, None where it says neither."""
    if facility is Facility.WHEELCHAIR:
        return wheelchair_access(center)
    feature = _FEATURES[facility]
    if feature in center.accessibility:
        return True
    return False if feature in center.without else None


def facility_code(center: ServiceCenter) -> str:
    """All answers as scripts read them: a character for each facility, y, n or ?."""
    answers = {True: "y", False: "n", None: "?"}
    return "".join(answers[has_facility(center, facility)] for facility in Facility)
