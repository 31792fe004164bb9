"""All files of near me in one language, and the small index of them that its page carries.

Places lie in the leaves of a quadtree, a file each, so that a first answer costs the same in any directory; the phone
fetches leaves until no other can hold anything nearer. The reader's position never leaves the page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes
from service_circles.basics.read_log import shared_property
from service_circles.geo.walkers import walker_of
from service_circles.writing.finding.folding import fold_table, simplified_forms
from service_circles.writing.finding.near.near_places import NearPlaces
from service_circles.writing.finding.near.quadtree import quadtree
from service_circles.writing.finding.near.start_areas import StartAreas
from service_circles.writing.finding.search.query_words import words_of_facilities
from service_circles.writing.site.site import Site

FOLDER = "near/"
INDEX = f"{FOLDER}index.json"
"""The index as a file, for portals: the page of near me carries it itself."""
CHOOSER = "from"
"""The beginning of the name of the first file to choose from."""
HASH_LENGTH = 8
"""Hexadecimal digits; the page carries that of each file, so they are as few as the service worker takes for a hash."""

Make = Callable[[], bytes]


@dataclass(frozen=True, eq=False)
class NearData:
    """Files by their name in the folder, and the index as plain JSON; both are computed when first asked for."""

    site: Site
    _written: dict[str, bytes] = field(default_factory=dict)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The content of each file."""
        return self._written if self.index else {}

    @shared_property
    def index(self) -> Mapping[str, object]:
        """The data in the page itself, for its script; empty if no place has a point.

        `pace`: straight meters in a minute on foot; `minutes` of the standard; `layers` of the map, if any; `streets`: it
        has files of streets. `facilities`: the words by which those that have one are found.
        `square` (south, west, size in degrees) and `tree` (see `tree_text`) give the square of each file of places,
        `tiles` its hash; `drawers` the hashes of the files of areas by id; `chooser` the first file to choose from.
        `simplified` holds pairs of characters, traditional and simplified, as far as they occur in any file.
        """
        if not self.site.has_near:
            return {}
        settings = self.site.directory.settings
        index: dict[str, object] = {
            "pace": _straight_meters_per_minute(self.site),
            "minutes": settings.circle_standard.minutes,
            **self._write_places(),
            **self._write_areas(),
            "simplified": self._fold_table(),
        }
        index["facilities"] = words_of_facilities()
        if self.site.reaches.streets is not None:
            index["streets"] = 1
        if settings.tiles:
            index["layers"] = [layer.model_dump() for layer in settings.tiles]
        return index

    def _write(self, stem: str, content: bytes) -> str:
        """The hash in the name of a new file."""
        digest = content_hash(content, length=HASH_LENGTH)
        self._written[f"{stem}.{digest}.json"] = content
        return digest

    def _write_places(self) -> dict[str, object]:
        places = NearPlaces(self.site)
        tree = quadtree(places.points, places.fit)
        tiles = (self._write(f"t{leaf.path}", places.file(leaf.items)) for leaf in tree.leaves)
        return {"square": [tree.south, tree.west, tree.size], "tree": tree.text, "tiles": "".join(tiles)}

    def _write_areas(self) -> dict[str, object]:
        areas = StartAreas(self.site)
        drawers = (
            self._write(f"at-{number}", json_bytes(rows)) for number, rows in enumerate(areas.drawers())
        )
        first = areas.chooser(self._write)
        return {
            "drawers": "".join(drawers),
            "chooser": f"{CHOOSER}.{self._write(CHOOSER, json_bytes(first))}.json",
        }

    def _fold_table(self) -> str:
        occurring = set[str]().union(*(content.decode() for content in self._written.values()))
        return fold_table("".join(occurring).translate(simplified_forms()))


def _straight_meters_per_minute(site: Site) -> float:
    standard = site.directory.settings.circle_standard
    return 60 * site.reaches.meters_per_second(walker_of(standard.pace)) / standard.detour_factor


class WithNear(Mapping[str, Make]):
    """The function that makes each file of an edition, with the files of near me, which wait until one is asked for."""

    def __init__(self, near: NearData, others: Mapping[str, Make]) -> None:
        self._near, self.others = near, others
        self._folder = near.site.language.prefix + FOLDER
        self._index = near.site.language.prefix + INDEX
        self._is_shared = near.site.directory.settings.federation and near.site.has_near

    def __getitem__(self, address: str) -> Make:
        if address in self.others:
            return self.others[address]
        if not address.startswith(self._folder):
            raise KeyError(address)
        if self._is_shared and address == self._index:
            return lambda: json_bytes(self._near.index)
        return partial(bytes, self._near.files[address.removeprefix(self._folder)])

    def __iter__(self) -> Iterator[str]:
        yield from self.others
        yield from self.of_near()

    def of_near(self) -> Iterator[str]:
        """The addresses of the files of near me."""
        yield from (self._folder + name for name in self._near.files)
        if self._is_shared:
            yield self._index

    def __len__(self) -> int:
        return len(self.others) + len(self._near.files) + self._is_shared
