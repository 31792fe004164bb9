"""Near me over all districts: the index that its page carries, and the first file of its chooser.

Files of places are the districts' own, served beside the portal's pages as they were collected.
"""

import json
from collections.abc import Iterator

from service_circles.basics.content_hash import content_hash
from service_circles.basics.json_text import json_bytes
from service_circles.federating.publishing.merged_directory import ListedDistrict
from service_circles.federating.publishing.portal_texts import Branch, PortalTexts
from service_circles.geo.walkers import walker_of
from service_circles.writing.finding.near.near_files import FOLDER, INDEX
from service_circles.writing.finding.search.query_words import words_of_facilities
from service_circles.writing.site.site import Site

COPIES = "in/"
"""The folder of the copies that pages fetch, each below the id of its district."""


class NearDistricts:
    """Data for near me of a portal, in one language."""

    def __init__(self, texts: PortalTexts) -> None:
        self._texts, self._prefix = texts, texts.site.language.prefix
        rows = json_bytes(
            [*self._rows_of(None), *(row for each in texts.tree() for row in self._branch(each))]
        )
        self._name = f"from.{content_hash(rows, length=8)}.json"
        self.files = {FOLDER + self._name: rows}

    @property
    def index(self) -> dict[str, object]:
        """The data in the page: its districts with their boxes, and what holds for all."""
        site = self._texts.site
        settings = site.directory.settings
        index: dict[str, object] = {
            "pace": _pace(site),
            "minutes": settings.circle_standard.minutes,
            "chooser": self._name,
            "facilities": words_of_facilities(),
            "districts": [self._district(each) for each in self._shown],
        }
        if settings.tiles:
            index["layers"] = [layer.model_dump() for layer in settings.tiles]
        return index

    @property
    def _shown(self) -> list[ListedDistrict]:
        return [
            each
            for each in self._texts.merged.districts
            if each.copy and each.copy.own.bounds and INDEX in each.copy.own.files
        ]

    def _folder(self, listed: ListedDistrict) -> str:
        """The folder of a district's files, from the page of near me."""
        up = "../../" if self._prefix else "../"
        return f"{up}{COPIES}{listed.id}/{self._prefix}{FOLDER}"

    def _district(self, listed: ListedDistrict) -> dict[str, object]:
        assert listed.copy is not None  # noqa: S101 - as in _shown
        return {
            "id": listed.id,
            "name": self._texts.name_of(listed),
            "folder": self._folder(listed),
            "site": listed.link(self._texts.site.language),
            "box": listed.copy.own.bounds,
            "count": listed.copy.own.figures.places,
        }

    def _branch(self, branch: Branch) -> Iterator[dict[str, object]]:
        rows = [
            *self._rows_of(branch.area.id),
            *(row for each in branch.branches for row in self._branch(each)),
        ]
        if rows:
            yield {"id": branch.area.id, "name": branch.area.name, "open": rows}

    def _rows_of(self, region: str | None) -> Iterator[dict[str, object]]:
        for listed in self._texts.merged.in_region(region):
            chooser = self._chooser_of(listed) if listed in self._shown else None
            if chooser:
                yield {
                    "id": listed.id,
                    "name": self._texts.name_of(listed),
                    "file": self._folder(listed) + chooser,
                }

    def _chooser_of(self, listed: ListedDistrict) -> str | None:
        """The name of the first file of its own chooser."""
        assert listed.copy is not None  # noqa: S101 - as in _shown
        folder = listed.prefix(self._texts.site.language)
        index = json.loads((listed.copy.folder / f"{folder}{INDEX}").read_bytes())
        return (
            str(index["chooser"]) if f"{folder}{FOLDER}{index['chooser']}" in listed.copy.own.files else None
        )


def _pace(site: Site) -> float:
    """Straight meters in a minute on foot by the portal's own standard, for the ring on its map."""
    standard = site.directory.settings.circle_standard
    return 60 * site.reaches.meters_per_second(walker_of(standard.pace)) / standard.detour_factor
