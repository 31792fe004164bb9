"""Near me over all districts: the index that its page carries, and the first files of its chooser.

Files of places are the districts' own, served beside the portal's pages as they were collected. Many districts are
listed in files by where they lie, which are fetched like those of places: when nothing else can be nearer.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes
from service_circles.federating.publishing.district_blocks import AT_ONCE, DistrictBlocks
from service_circles.federating.publishing.listed_district import Box, ListedDistrict, box_around, middle_of
from service_circles.federating.publishing.portal_texts import PortalTexts
from service_circles.geo.walkers import walker_of
from service_circles.records.settings.portal import Region
from service_circles.writing.finding.near.near_files import FOLDER, INDEX
from service_circles.writing.finding.near.quadtree import quadtree
from service_circles.writing.finding.search.query_words import words_of_facilities
from service_circles.writing.site.site import Site

COPIES = "in/"
"""The folder of the copies that pages fetch, each below the id of its district."""
_MOST_CHOICES = 200
"""A list to choose from that has more districts is cut into a file for each of its regions."""

Row = dict[str, object]


class NearDistricts:
    """Data for near me of a portal, in one language."""

    def __init__(self, texts: PortalTexts, blocks: DistrictBlocks) -> None:
        self._texts, self._site = texts, texts.site
        self._up = "../../" if self._site.language.prefix else "../"
        self._shown = [
            each for each in texts.merged.districts if each.copy and each.box and INDEX in each.copy.own.files
        ]
        self.files: dict[str, bytes] = {}
        self._blocks = [[first, self._up + address] for first, address in blocks.first]
        self._chooser = self._file("from", list(self._rows_in(None)))

    @property
    def index(self) -> Row:
        """The data in the page: the boxes of its districts, or of groups of them, and what holds for all."""
        settings = self._site.directory.settings
        index: Row = {
            "pace": _pace(self._site),
            "minutes": settings.circle_standard.minutes,
            "chooser": self._chooser,
            "facilities": words_of_facilities(),
            "folder": [self._up + COPIES, f"/{self._site.language.prefix}{FOLDER}"],
            "blocks": self._blocks,
        }
        if len(self._shown) <= AT_ONCE:
            index["districts"] = [self._district(each) for each in self._shown]
        else:
            index["groups"] = list(self._groups())
        if settings.tiles:
            index["layers"] = [layer.model_dump() for layer in settings.tiles]
        return index

    def _groups(self) -> Iterator[Row]:
        """Districts side by side, the box around them, and the file that lists them."""
        boxes = [_box(each) for each in self._shown]
        middles = list(map(middle_of, boxes))
        for number, leaf in enumerate(quadtree(middles, lambda items: len(items) <= AT_ONCE).leaves):
            rows = [self._district(self._shown[at]) for at in leaf.items]
            around = box_around([boxes[at] for at in leaf.items])
            count = sum(_places(self._shown[at]) for at in leaf.items)
            yield {"file": self._file(f"districts-{number}", rows), "box": around, "count": count}

    def _file(self, stem: str, rows: object) -> str:
        """The name of a new file."""
        content = json_bytes(rows)
        name = f"{stem}.{content_hash(content, length=8)}.json"
        self.files[FOLDER + name] = content
        return name

    def _district(self, listed: ListedDistrict) -> Row:
        return {
            "id": listed.id,
            "name": self._texts.name_of(listed),
            "site": listed.link(self._site.language),
            "box": _box(listed),
            "count": _places(listed),
        }

    def _rows_in(self, region: str | None) -> Iterator[Row]:
        """The choices in a region: its districts, then the regions in it."""
        yield from self._districts(self._texts.merged.in_region(region))
        regions = self._texts.merged.regions_in(region)
        are_files = sum(self._texts.merged.count_in(each.id) for each in regions) > _MOST_CHOICES
        yield from self._regions(regions, are_files=are_files)

    def _regions(self, regions: Sequence[Region], *, are_files: bool) -> Iterator[Row]:
        for region in regions:
            rows = list(self._rows_in(region.id))
            row: Row = {"id": region.id, "name": self._texts.region_name(region)}
            if rows and are_files:
                yield row | {"file": self._file(f"from-{region.id}", rows)}
            elif rows:
                yield row | {"open": rows}

    def _districts(self, districts: Iterable[ListedDistrict]) -> Iterator[Row]:
        shown = {each.id for each in self._shown}
        for listed in districts:
            chooser = _chooser_of(listed, self._site) if listed.id in shown else None
            if chooser:
                folder = f"{self._up}{COPIES}{listed.id}/{self._site.language.prefix}{FOLDER}"
                yield {"id": listed.id, "name": self._texts.name_of(listed), "file": folder + chooser}


def _box(listed: ListedDistrict) -> Box:
    assert listed.box is not None  # noqa: S101 - as in _shown
    return listed.box


def _places(listed: ListedDistrict) -> int:
    return listed.copy.own.figures.places if listed.copy else 0


def _chooser_of(listed: ListedDistrict, site: Site) -> str | None:
    """The name of the first file of its own chooser."""
    assert listed.copy is not None  # noqa: S101 - as in _shown
    folder = listed.prefix(site.language)
    index = json.loads((listed.copy.folder / f"{folder}{INDEX}").read_bytes())
    return str(index["chooser"]) if f"{folder}{FOLDER}{index['chooser']}" in listed.copy.own.files else None


def _pace(site: Site) -> float:
    """Straight meters in a minute on foot by the portal's own standard, for the ring on its map."""
    standard = site.directory.settings.circle_standard
    return 60 * site.reaches.meters_per_second(walker_of(standard.pace)) / standard.detour_factor
