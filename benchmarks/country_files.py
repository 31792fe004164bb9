"""The files that a district shares with portals, made from its records by the program itself, without its pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from service_circles.basics.json_text import json_bytes
from service_circles.basics.theme_folder import THEME
from service_circles.coverage.circle_reaches import Reaches
from service_circles.languages.language import Language, languages_of
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.schedules.closures import calendar_of
from service_circles.writing.assets.shared_files import Assets, make_assets
from service_circles.writing.federation.federation_file import federation_file
from service_circles.writing.federation.federation_format import ADDRESS
from service_circles.writing.federation.portal_files import shared_files
from service_circles.writing.finding.near.near_files import FOLDER, INDEX, NearData
from service_circles.writing.finding.search.search_index import index_files
from service_circles.writing.site.site import Site, SiteSettings
from service_circles.writing.site.translated_site import translate_site

DAY = date(2026, 12, 1)


def write_shared_files(data: Mapping[str, Any], folder: Path) -> None:
    """Write federation.json and all files that it names."""
    settings = DirectorySettings.model_validate(data["directory"])
    records: dict[type[Record], tuple[Record, ...]] = dict.fromkeys(KINDS, ())
    records[Area] = tuple(map(Area.model_validate, data["areas"]))
    records[Service] = tuple(map(Service.model_validate, data["services"]))
    records[ServiceCenter] = tuple(map(ServiceCenter.model_validate, data["centers"]))
    files = _files(ServiceDirectory(settings, records, {}), data["directory"]["id"])
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)


def _files(directory: ServiceDirectory, id_: str) -> dict[str, bytes]:
    settings = directory.settings
    written = Site(
        directory,
        calendar_of(directory, DAY),
        SiteSettings(f"https://{id_}.example/"),
        _assets(settings.time_zone),
        Reaches(directory),
        languages=_languages(settings.languages),
        day=DAY,
    )
    sites = [translate_site(written, language, THEME) for language in written.languages]
    files = dict(index_files(written, sites))
    for site in sites:
        near, prefix = NearData(site), site.language.prefix
        files |= {f"{prefix}{FOLDER}{name}": content for name, content in near.files.items()}
        files[prefix + INDEX] = json_bytes(near.index)
    found = [address for address in files if address.endswith(".json")]
    files |= {address: make() for address, make in shared_files(sites)}
    files[ADDRESS] = federation_file(sites, found, files.__getitem__)
    return files


@cache
def _assets(time_zone: str) -> Assets:
    return make_assets(THEME, None, time_zone)


@cache
def _languages(codes: tuple[str, ...]) -> tuple[Language, ...]:
    return languages_of(codes, [THEME], {})
