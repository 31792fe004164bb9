"""The files of open data, by address: what the directory's settings ask for."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from service_circles.hsds.version_3_1 import HSDS_3_1
from service_circles.records.settings.open_data import OpenData, OpenDataFormat
from service_circles.writing.feeds.data_files import data_file, data_files
from service_circles.writing.open_data.change_files import (
    CHANGES,
    CHANGES_FEED,
    changes_feed_file,
    changes_file,
)
from service_circles.writing.open_data.dcat_catalog import (
    CATALOG,
    CHECKSUMS,
    CatalogFile,
    catalog_file,
    checksums_file,
)
from service_circles.writing.open_data.geojson_files import (
    circles_geojson,
    estates_geojson,
    places_geojson,
    services_geojson,
)
from service_circles.writing.open_data.hsds.api_files import api_files, folder_of, redirects_file
from service_circles.writing.open_data.hsds.dataset import Dataset
from service_circles.writing.open_data.hsds.not_expressed import not_expressed_file
from service_circles.writing.open_data.hsds.tabular_package import package_file
from service_circles.writing.open_data.japanese_facilities import facilities_csv
from service_circles.writing.open_data.place_tables import circles_csv, estates_csv, places_csv, services_csv
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site

HSDS_VERSIONS = (HSDS_3_1,)
_GEOJSON = "https://www.rfc-editor.org/rfc/rfc7946"
_ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
_JAPAN = "https://www.digital.go.jp/resources/open_data/municipal-standard-data-set"


def open_data_files(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each file with the function that makes it; none without a license."""
    terms = site.directory.settings.open_data
    if terms is None:
        return
    yield from ((address, file.make) for address, file in catalog_files(site).items())
    if OpenDataFormat.HSDS in terms.formats:
        data = Dataset(site, terms)
        for version in HSDS_VERSIONS:
            yield from api_files(data, version)
            yield f"{folder_of(version)}not-expressed.json", partial(not_expressed_file, data)
        yield "_redirects", partial(redirects_file, site, HSDS_VERSIONS)
    yield CATALOG, lambda: cataloged_files(site)[CATALOG]
    yield CHECKSUMS, lambda: cataloged_files(site)[CHECKSUMS]


def cataloged_files(site: Site) -> Mapping[str, bytes]:
    """The catalog, the list of checksums and all files that they list, by address: each made once; none without a license."""
    terms, files = site.directory.settings.open_data, _listed(site)
    if terms is None:
        return {}
    made = {address: file.make() for address, file in files.items()}
    return {**made, CATALOG: catalog_file(site, terms, files, made), CHECKSUMS: checksums_file(made)}


def cataloged_addresses(site: Site) -> frozenset[str]:
    """The addresses of these files, before any is made."""
    listed = _listed(site)
    return frozenset([*listed, CATALOG, CHECKSUMS] if listed else ())


def _listed(site: Site) -> Mapping[str, CatalogFile]:
    """Files in the catalog: those of open data, then those with records as authors wrote them."""
    if site.directory.settings.open_data is None:
        return {}
    return {**catalog_files(site), **{file.address: file for file in _records(site)}}


@once_per_site
def catalog_files(site: Site) -> Mapping[str, CatalogFile]:
    """The files that the page of data shows, by address; none without a license."""
    terms = site.directory.settings.open_data
    files = () if terms is None else _files_in(site, terms)
    return {file.address: file for file in files}


def _files_in(site: Site, terms: OpenData) -> Iterator[CatalogFile]:
    words = site.words
    if OpenDataFormat.HSDS in terms.formats:
        data = Dataset(site, terms)
        for version in HSDS_VERSIONS:
            title = words("全部资料，HSDS {version} 表格包", version=version.number)
            address = f"{folder_of(version)}package.zip"
            yield CatalogFile(address, partial(package_file, data, version), title, version.profile_url)
    if OpenDataFormat.GEOJSON in terms.formats:
        yield CatalogFile(
            "data/places.geojson", partial(places_geojson, site), words("服务点，在地图上"), _GEOJSON
        )
        yield CatalogFile(
            "data/services.geojson", partial(services_geojson, site), words("哪里办什么，在地图上"), _GEOJSON
        )
        yield CatalogFile(
            "data/circles.geojson", partial(circles_geojson, site), words("步行圈的范围，在地图上"), _GEOJSON
        )
        yield CatalogFile(
            "data/estates.geojson",
            partial(estates_geojson, site),
            words("小区到最近服务点几分钟，在地图上"),
            _GEOJSON,
        )
    if OpenDataFormat.CSV in terms.formats:
        yield CatalogFile("data/places.csv", partial(places_csv, site), words("服务点，表格"))
        yield CatalogFile("data/services.csv", partial(services_csv, site), words("哪里办什么，表格"))
        yield CatalogFile("data/circles.csv", partial(circles_csv, site), words("步行圈，表格"))
        yield CatalogFile(
            "data/estates.csv", partial(estates_csv, site), words("小区到最近服务点几分钟，表格")
        )
    if site.changes:
        yield CatalogFile(CHANGES, partial(changes_file, site, site.changes), words("资料的改动"))
        if site.settings.site_url:
            yield CatalogFile(
                CHANGES_FEED, partial(changes_feed_file, site, site.changes), words("资料的改动"), _ATOM
            )
    if OpenDataFormat.JAPAN in terms.formats:
        yield CatalogFile(
            "data/facilities-jp.csv", partial(facilities_csv, site), words("日本的公共设施一览表"), _JAPAN
        )


def _records(site: Site) -> Iterator[CatalogFile]:
    """The files with records as authors wrote them."""
    for file in data_files(site):
        name = site.words(file.kind.meta.plural)
        title = f"{name} · {file.area.name}" if file.area else name
        yield CatalogFile(file.address, partial(data_file, file), title)
