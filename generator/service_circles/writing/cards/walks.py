"""Walking in words: at which pace, and what others reach who walk differently."""

from __future__ import annotations

from dataclasses import dataclass

from service_circles.coverage.figure_labels import WALKERS
from service_circles.geo.walkers import Walker
from service_circles.languages.translator import message
from service_circles.records.circle import ServiceCircle
from service_circles.writing.cards.place_rows import PlaceRow, rows_in_reach
from service_circles.writing.site.site import Site


@dataclass(frozen=True)
class OtherWalker:
    """What a circle reaches for somebody who walks differently."""

    title: str
    hint: str
    rows: tuple[PlaceRow, ...]


def pace_words(site: Site, circle: ServiceCircle) -> str:
    """'普通步速 1 米/秒'."""
    walker = site.reaches.walker(circle)
    return _paced(site, walker)


def other_walkers(site: Site, circle: ServiceCircle) -> list[OtherWalker]:
    """Slow walkers, and wheelchairs and prams, where the circle is not theirs already and streets are known."""
    own = site.reaches.walker(circle)
    found = []
    for walker, hint in (
        (Walker.SLOW, message("老人、抱孩子的")),
        (Walker.WITHOUT_STEPS, message("轮椅、婴儿车")),
    ):
        if walker is not own and site.reaches.reach(circle, walker) is not None:
            title = _paced(site, walker) if walker is Walker.SLOW else site.words.both(WALKERS[walker])
            found.append(OtherWalker(title, site.words(hint), rows_in_reach(site, circle, walker)))
    return found


def _paced(site: Site, walker: Walker) -> str:
    """'慢行 0.8 米/秒'."""
    pace = f"{site.reaches.meters_per_second(walker):g}"
    return site.words("{walker} {pace} 米/秒", walker=site.words.both(WALKERS[walker]), pace=pace)
