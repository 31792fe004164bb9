"""Walking in words: at which pace, and what others reach who walk differently."""

from __future__ import annotations

from dataclasses import dataclass

from generator.reaching.walkers import Walker
from generator.records.circle import ServiceCircle
from generator.writing.site import Site
from generator.writing.views.places import PlaceRow, rows_in_reach

WALKER_WORDS = {
    Walker.STANDARD: "普通步速",
    Walker.SLOW: "慢行",
    Walker.BRISK: "快走",
    Walker.WITHOUT_STEPS: "不走台阶",
}


@dataclass(frozen=True)
class OtherWalker:
    """What a circle reaches for somebody who walks differently."""

    title: str
    hint: str
    rows: tuple[PlaceRow, ...]


def pace_words(site: Site, circle: ServiceCircle) -> str:
    """'普通步速 1 米/秒'."""
    walker = site.reaches.walker(circle)
    return f"{WALKER_WORDS[walker]} {site.reaches.meters_per_second(walker):g} 米/秒"


def other_walkers(site: Site, circle: ServiceCircle) -> list[OtherWalker]:
    """Slow walkers, and wheelchairs and prams, where the circle is not theirs already and streets are known."""
    own = site.reaches.walker(circle)
    found = []
    for walker, hint in ((Walker.SLOW, "老人、抱孩子的"), (Walker.WITHOUT_STEPS, "轮椅、婴儿车")):
        if walker is not own and site.reaches.reach(circle, walker) is not None:
            pace = f"{site.reaches.meters_per_second(walker):g} 米/秒"
            title = f"{WALKER_WORDS[walker]} {pace}" if walker is Walker.SLOW else WALKER_WORDS[walker]
            found.append(OtherWalker(title, hint, rows_in_reach(site, circle, walker)))
    return found
