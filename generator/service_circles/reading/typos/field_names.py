"""Names and Chinese titles of all fields, by which a line with a typo is known to be a field."""

from functools import cache

from service_circles.records.kinds import KINDS
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part, authors_fields, every_part


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all records, and of the outermost level."""
    outermost = {name for record in KINDS for name in (record.meta.name, record.meta.folder)}
    return frozenset(
        {"directory"} | outermost | {name for part in _every_part() for name in authors_fields(part)}
    )


@cache
def field_titles() -> frozenset[str]:
    """The Chinese titles of all fields of all records."""
    return frozenset(
        info.title or name for part in _every_part() for name, info in authors_fields(part).items()
    )


def _every_part() -> list[type[Part]]:
    return every_part((DirectorySettings, *KINDS))
