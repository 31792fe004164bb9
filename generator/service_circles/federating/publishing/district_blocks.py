"""Names and sites of districts by id, in files of a few each: scripts fetch those of the districts that they have met."""

from collections.abc import Mapping
from dataclasses import dataclass

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes
from service_circles.federating.publishing.portal_texts import PortalTexts

AT_ONCE = 64
"""Districts in a file: 3 KB compressed."""


@dataclass(frozen=True)
class DistrictBlocks:
    """The files by address, and `first`: the first id of each with its address, in the order of ids."""

    files: Mapping[str, bytes]
    first: tuple[tuple[str, str], ...]

    @staticmethod
    def of(texts: PortalTexts) -> "DistrictBlocks":
        """The districts that there is a copy of, in the language of some texts: [id, name, site]."""
        rows = sorted(
            (each.id, texts.name_of(each), each.link(texts.site.language))
            for each in texts.merged.districts
            if each.copy
        )
        files: dict[str, bytes] = {}
        first: list[tuple[str, str]] = []
        for at in range(0, len(rows), AT_ONCE):
            content = json_bytes(rows[at : at + AT_ONCE])
            address = f"assets/districts-{at // AT_ONCE}.{content_hash(content)}.json"
            files[address] = content
            first.append((rows[at][0], address))
        return DistrictBlocks(files, tuple(first))
