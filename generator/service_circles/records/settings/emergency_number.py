"""Numbers that everybody should know, whatever the directory."""

from collections.abc import Mapping

from service_circles.records.values.fields import Line, PhoneNumber, described, optional
from service_circles.records.values.record_part import Part


class EmergencyNumber(Part):
    """A number to call when something happens."""

    name: Line = described("名称", "例如：报警", "Whom one reaches")
    number: PhoneNumber = described("号码", "例如 110", "As one dials it")
    purpose: Line | None = optional("什么时候打", "例如：着火、被困、有人落水", "When to call it")


PUBLIC_NUMBERS: Mapping[str, tuple[EmergencyNumber, ...]] = {
    "CN": (
        EmergencyNumber(name="报警", number="110", purpose="被偷、被骗、被打、有人走失、人有危险"),
        EmergencyNumber(name="火警和救援", number="119", purpose="着火、被困、有人落水"),
        EmergencyNumber(name="急救", number="120", purpose="突然发病、受伤，要救护车"),
        EmergencyNumber(name="交通事故", number="122", purpose="路上出了车祸"),
        EmergencyNumber(name="政务服务便民热线", number="12345", purpose="不急的事：咨询、投诉、求助"),
    )
}
"""By country, for all directories there."""
