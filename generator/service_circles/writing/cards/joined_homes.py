"""Online homes as lists show them: how many households of a building or an area have joined."""

from collections.abc import Iterable

from service_circles.basics.number_texts import thousands, two_decimals
from service_circles.community.online_homes import share_of_homes
from service_circles.records.life.group import Group
from service_circles.writing.site.site import Site


def joined_text(site: Site, groups: Iterable[Group]) -> str | None:
    """'进了群的户：454/636 · 71.38 %'; None where no online home says how many."""
    found = _share(site, groups)
    return site.words("进了群的户：{share}", share=found) if found else None


def share_of_home(site: Site, group: Group) -> str | None:
    """'44/48 · 91.67 %'; None of any other group."""
    return _share(site, (group,))


def _share(site: Site, groups: Iterable[Group]) -> str | None:
    found = share_of_homes(site.directory, groups)
    if found is None:
        return None
    return f"{thousands(found.part)}/{thousands(found.whole)} · {two_decimals(found.percent)} %"
