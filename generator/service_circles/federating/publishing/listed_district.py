"""A district of the portal's list, with what pages and scripts say of it; boxes around some of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service_circles.federating.district_copies import DistrictCopy
from service_circles.geo.datum import Point
from service_circles.languages.language import Language
from service_circles.records.settings.portal import District
from service_circles.writing.federation.federation_format import Names, SharedPlace

Box = tuple[float, float, float, float]
"""South, west, north and east in degrees."""


@dataclass(frozen=True, eq=False)
class ListedDistrict:
    """A district of the list, with its copy if there is one."""

    district: District
    copy: DistrictCopy | None

    @property
    def id(self) -> str:
        """Its id, which is also that of its page."""
        return self.district.id

    @cached_property
    def _summary(self) -> tuple[SharedPlace | None, Counter[int]]:
        places = self.copy.places.places if self.copy else ()
        tops = [each for each in places if each.parent is None]
        return (tops[0] if len(tops) == 1 else None), Counter(place.kind.depth for place in places)

    @property
    def top(self) -> SharedPlace | None:
        """The one area that is the whole district, if there is one."""
        return self._summary[0]

    @property
    def depths(self) -> Counter[int]:
        """The number of its areas by the depth of their kind."""
        return self._summary[1]

    @cached_property
    def events(self) -> int:
        """The number of its coming events."""
        return sum(bool(event.days) for event in self.copy.events.events) if self.copy else 0

    def names(self, language: str) -> Names:
        """Return its name: its area's, else its site's, else the one in the list."""
        if self.top:
            return self.top.names
        return self.copy.own.names if self.copy else {language: self.district.name}

    @property
    def box(self) -> Box | None:
        """The box around its places; None where nobody knows it."""
        return self.copy.own.bounds if self.copy else None

    @property
    def url(self) -> str | None:
        """The address of its site, as the list has it, else as it says itself."""
        if self.district.is_on_the_web:
            return self.district.site
        return self.copy.own.url if self.copy else None

    def prefix(self, language: Language) -> str:
        """The folder of its pages in a language, else in its first."""
        codes = self.copy.own.languages if self.copy else ()
        return f"{language.code}/" if language.code in codes[1:] else ""

    def link(self, language: Language, address: str = "") -> str | None:
        """The address of a page of its site in a language; None where nobody knows where it is published."""
        return f"{self.url.rstrip('/')}/{self.prefix(language)}{address}" if self.url else None


def box_around(boxes: Sequence[Box]) -> Box:
    """The smallest box with some boxes in it."""
    souths, wests, norths, easts = zip(*boxes, strict=True)
    return min(souths), min(wests), max(norths), max(easts)


def middle_of(box: Box) -> Point:
    """The latitude and longitude of the middle of a box."""
    south, west, north, east = box
    return (south + north) / 2, (west + east) / 2
