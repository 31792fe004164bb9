"""All files of "near me" in a language, and the small index of them that its page carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from weakref import WeakKeyDictionary

from service_circles.geo.walkers import walker_of
from service_circles.writing.finding.folding import fold_table, simplified_forms
from service_circles.writing.finding.near.naming import tree_signs, version_of
from service_circles.writing.finding.near.near_places import NearPlaces
from service_circles.writing.finding.near.quadtree import quadtree
from service_circles.writing.finding.near.walk_starts import Starts
from service_circles.writing.site.site import Site

FOLDER = "near/"

Make = Callable[[], bytes]


@dataclass(frozen=True)
class NearData:
    """Files by their name in the folder, and the index as plain JSON."""

    files: Mapping[str, bytes]
    index: Mapping[str, object]


# A site is asked for its page and for each of its files; with the site goes what was made of it.
_made: WeakKeyDictionary[Site, NearData] = WeakKeyDictionary()


def near_data(site: Site) -> NearData:
    """The data of a site, worked out when first asked for."""
    if site not in _made:
        _made[site] = _near_data(site)
    return _made[site]


def _near_data(site: Site) -> NearData:
    """The index: `pace`, straight meters in a minute on foot; `minutes` of the standard; `layers` of the map, if any.

    `square` (south, west, size in degrees) and `tree` (see `tree_signs`) tell where each file of places lies,
    `tiles` its version; `drawers` the versions of the files of areas by id; `chooser` the first file to choose from.
    `simplified` holds pairs of characters, traditional and simplified, as far as they occur in any file.
    """
    files: dict[str, bytes] = {}

    def keep(stem: str, content: bytes) -> str:
        version = version_of(content)
        files[f"{stem}.{version}.json"] = content
        return version

    places, starts = NearPlaces(site), Starts(site)
    tree = quadtree(places.points, places.fit)
    paths = [leaf.path for leaf in tree.leaves]
    index: dict[str, object] = {
        "pace": _straight_meters_per_minute(site),
        "minutes": site.directory.settings.circle_standard.minutes,
        "square": [tree.south, tree.west, tree.size],
        "tree": tree_signs(paths, [len(leaf.items) for leaf in tree.leaves]),
        "tiles": "".join(keep(f"t{leaf.path}", places.file(leaf.items)) for leaf in tree.leaves),
        "drawers": "".join(keep(f"at-{number}", drawer) for number, drawer in enumerate(starts.drawers())),
        "chooser": f"from.{keep('from', starts.chooser())}.json",
    }
    written = set[str]().union(*(content.decode() for content in (*files.values(), *starts.files.values())))
    index["simplified"] = fold_table("".join(written).translate(simplified_forms()))
    if site.directory.settings.tiles:
        index["layers"] = [layer.model_dump() for layer in site.directory.settings.tiles]
    return NearData(files | starts.files, index)


def _straight_meters_per_minute(site: Site) -> float:
    standard = site.directory.settings.circle_standard
    return 60 * site.reaches.meters_per_second(walker_of(standard.pace)) / standard.detour_factor


class WithNear(Mapping[str, Make]):
    """What makes each file of a language, those of "near me" among them: worked out when one of them is asked for."""

    def __init__(self, site: Site, others: Mapping[str, Make]) -> None:
        self._site, self._others = site, others
        self._folder = site.language.prefix + FOLDER

    def __getitem__(self, address: str) -> Make:
        if address in self._others:
            return self._others[address]
        if not address.startswith(self._folder):
            raise KeyError(address)
        return partial(bytes, self._near[address.removeprefix(self._folder)])

    def __iter__(self) -> Iterator[str]:
        yield from self._others
        yield from (self._folder + name for name in self._near)

    def __len__(self) -> int:
        return len(self._others) + len(self._near)

    @property
    def _near(self) -> Mapping[str, bytes]:
        return near_data(self._site).files if self._site.has_near else {}
