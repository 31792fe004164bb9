"""What goes on in an area: events soon, what is in its ledgers, groups, pacts and stories."""

from __future__ import annotations

from generator.community.entries import is_archived
from generator.community.structure import structure_of
from generator.records.area import Area, AreaKind
from generator.writing.events_of import calendar_of
from generator.writing.site import Site
from generator.writing.views.entry_cards import newest_first
from generator.writing.views.events import soon
from generator.writing.views.page import Values

MOST_ENTRIES = 8
MOST_EVENTS = 12
MOST_GROUPS = 20
MOST_OF_LARGE = 2
"""Of each on the pages of districts and streets, which have all their centers to show."""


def life_of(site: Site, area: Area) -> Values:
    """The values of the sections on community life; empty where there is nothing."""
    directory, words = site.directory, site.words
    entries = [entry for entry in directory.entries_within(area.id) if not is_archived(entry, site.day)]
    structure = structure_of(directory, area.id)
    groups = directory.groups_within(area.id)
    most = MOST_OF_LARGE if area.kind.depth < AreaKind.COMMUNITY.depth else None
    calendar = calendar_of(site, area)
    return {
        "events_calendar": calendar.address if calendar else None,
        "events_soon": soon(site, area)[: most or MOST_EVENTS],
        "entry_cards": newest_first(site, entries)[: most or MOST_ENTRIES],
        "residents_groups": groups[: most or MOST_GROUPS],
        "group_count": len(groups),
        "area_pages": [page for page in site.pages if page.area == area.id],
        "structure": [(words.label(role), count) for role, count in structure.items() if count],
    }
