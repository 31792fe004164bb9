"""Wheelchair access of a place, as far as its record says."""

from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import AccessibilityFeature

_WAYS_IN = frozenset({AccessibilityFeature.STEP_FREE, AccessibilityFeature.RAMP, AccessibilityFeature.LIFT})


def wheelchair_access(center: ServiceCenter) -> bool | None:
    """True or False as the record says it, None where it says neither."""
    if AccessibilityFeature.STEPS in center.accessibility:
        return False
    return True if not _WAYS_IN.isdisjoint(center.accessibility) else None
