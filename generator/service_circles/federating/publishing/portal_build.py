"""The site of a portal, written beside the last good one, which it then replaces."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from service_circles import __version__
from service_circles.basics.json_text import json_bytes
from service_circles.basics.theme_folder import THEME, theme_folders
from service_circles.coverage.circle_reaches import Reaches
from service_circles.federating.collecting import Outcome
from service_circles.federating.portal_reader import Portal
from service_circles.federating.publishing.district_blocks import DistrictBlocks
from service_circles.federating.publishing.listed_district import ListedDistrict
from service_circles.federating.publishing.merged_directory import MergedDirectory
from service_circles.federating.publishing.near_districts import COPIES, NearDistricts
from service_circles.federating.publishing.portal_calendars import calendar_files
from service_circles.federating.publishing.portal_pages import portal_pages
from service_circles.federating.publishing.portal_texts import PortalTexts
from service_circles.languages.language import Language, languages_of
from service_circles.languages.translator import CHINESE
from service_circles.schedules.closures import calendar_of
from service_circles.writing.assets.app_icons import icon_files
from service_circles.writing.assets.shared_files import make_assets
from service_circles.writing.federation.federation_format import ADDRESS, FORMAT
from service_circles.writing.feeds.host_headers import headers_file
from service_circles.writing.feeds.sitemap_and_redirects import sitemaps
from service_circles.writing.feeds.web_manifest import MANIFEST, manifest
from service_circles.writing.finding.search.search_index import index_files
from service_circles.writing.offline.service_worker import WORKER, retired_worker
from service_circles.writing.output.output_folder import mark_as_ours, replace_folder
from service_circles.writing.rendering.renderer import Renderer
from service_circles.writing.site.addresses import file_of
from service_circles.writing.site.site import Site, SiteSettings
from service_circles.writing.site.translated_site import translate_site

_PORTAL_THEME = THEME / "portal"
_SHARD_LENGTH = 3_500
"""Names of a country repeat everywhere, so postings compress badly, and a query of two words takes twenty files."""


@dataclass(frozen=True)
class BuiltPortal:
    """Result of a build: pages, bytes of all files, districts with a copy."""

    pages: int
    size_bytes: int
    districts: int


def build_portal(portal: Portal, outcomes: Sequence[Outcome], output: Path, day: date) -> BuiltPortal:
    """Build the site from the copies that there are; whatever fails, the last good site stays."""
    merged = MergedDirectory.of(portal)
    themes = (portal.root / "site_theme", _PORTAL_THEME, *theme_folders(portal.root))
    with replace_folder(output) as staging:
        built = _Build(merged, {each.id: each for each in outcomes}, staging, themes, day).run()
        mark_as_ours(staging)
    return built


class _Build:
    def __init__(
        self,
        merged: MergedDirectory,
        outcomes: Mapping[str, Outcome],
        folder: Path,
        themes: Sequence[Path],
        day: date,
    ) -> None:
        self._merged, self._outcomes, self._folder, self._themes, self._day = (
            merged,
            outcomes,
            folder,
            themes,
            day,
        )
        self._size_bytes = 0

    def run(self) -> BuiltPortal:
        written = self._written_site()
        sites = [translate_site(written, language, THEME) for language in written.languages]
        pages = [address for site in sites for address in self._write_language(site)]
        self._write_all(index_files(written, sites, _SHARD_LENGTH))
        self._write_all(self._shared(written, pages))
        for listed in self._merged.districts:
            self._serve_copy(listed, written.languages)
        districts = sum(each.copy is not None for each in self._merged.districts)
        return BuiltPortal(len(pages), self._size_bytes, districts)

    def _written_site(self) -> Site:
        directory = self._merged.directory()
        given = directory.settings
        return Site(
            directory,
            calendar_of(directory, self._day),
            SiteSettings(self._merged.portal.list.site_url),
            make_assets(THEME, given.accent, given.time_zone, replace(CHINESE, customs=given.customs)),
            Reaches(directory),
            languages=languages_of(
                given.languages,
                self._themes,
                directory.traditional_names,
                directory.known_names,
                given.customs,
            ),
            day=self._day,
        )

    def _write_language(self, site: Site) -> Iterator[str]:
        texts = PortalTexts(site, self._merged, self._outcomes)
        blocks = DistrictBlocks.of(texts)
        prefix, near = site.language.prefix, NearDistricts(texts, blocks)
        index = near.index
        renderer = Renderer.of(site, *self._themes)
        for page in portal_pages(texts, blocks, index):
            self._write(prefix + file_of(page.address), renderer.render(page).encode())
            if page.indexed:
                yield prefix + page.address
        self._write_all({**blocks.files, **site.assets.files, prefix + MANIFEST: manifest(site)})
        files = {**near.files, **dict(calendar_files(texts))}
        self._write_all({prefix + address: content for address, content in files.items()})

    def _shared(self, site: Site, pages: Sequence[str]) -> Mapping[str, bytes]:
        files = {
            WORKER: retired_worker(THEME),
            "_headers": headers_file(),
            ADDRESS: self._own_federation_file(site),
        }
        files |= {
            name: make()
            for name, make in icon_files(site.assets.files[site.assets["emblem.svg"]].decode()).items()
        }
        if site.settings.site_url:
            files |= {name: make() for name, make in sitemaps(site, sorted(pages)).items()}
        return files

    def _own_federation_file(self, site: Site) -> bytes:
        """Says that this is a portal, which no other portal collects, and whom it lists."""
        settings = site.directory.settings
        listed = [{"id": each.id, "url": each.url} for each in self._merged.districts]
        made = {
            "format": FORMAT,
            "kind": "portal",
            "generator": f"service-circles {__version__}",
            "id": settings.id,
            "name": settings.name,
            "languages": settings.languages,
            "districts": listed,
        }
        return json_bytes(made) + b"\n"

    def _serve_copy(self, listed: ListedDistrict, languages: Sequence[Language]) -> None:
        """Give the files that scripts fetch a name in the site, in every language of the portal."""
        for address, path in listed.copy.served_files() if listed.copy else ():
            self._link(path, f"{COPIES}{listed.id}/{address}")
        for language in languages:
            prefix = listed.prefix(language)
            if listed.copy and prefix != language.prefix:
                for address, path in listed.copy.served_files():
                    if address.startswith((f"{prefix}near/", f"{prefix}search/")):
                        self._link(
                            path, f"{COPIES}{listed.id}/{language.prefix}{address.removeprefix(prefix)}"
                        )

    def _link(self, source: Path, address: str) -> None:
        target = self._folder / address
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        self._size_bytes += source.stat().st_size
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def _write_all(self, files: Mapping[str, bytes]) -> None:
        for address, content in files.items():
            self._write(address, content)

    def _write(self, address: str, content: bytes) -> None:
        target = self._folder / address
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        self._size_bytes += len(content)
        target.write_bytes(content)
