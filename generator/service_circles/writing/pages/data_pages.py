"""The page of downloads, and the page for a wrong address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from service_circles.languages.language import Language
from service_circles.records.area import Area
from service_circles.records.kinds import KINDS
from service_circles.records.settings.open_data import OpenDataFormat
from service_circles.schedules.time_texts import date_text
from service_circles.writing.feeds.data_files import data_files, reach_files
from service_circles.writing.open_data.dcat_catalog import CATALOG, CHECKSUMS
from service_circles.writing.open_data.hsds.api_files import folder_of
from service_circles.writing.open_data.open_data_files import HSDS_VERSIONS, catalog_files
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site


def data_pages(site: Site) -> Iterator[Page]:
    """The page of downloads, and a page for each kind of data that is in several files."""
    words = site.words
    rows = list(_rows(site))
    yield Page("data/", "data.html", words("数据"), partial(_values, site, rows), words("本站数据，可下载"))
    for row in rows:
        if len(row.files) > 1:
            yield files_page(site, row)


def _values(site: Site, rows: Sequence["DataRow"]) -> Values:
    terms = site.directory.settings.open_data
    has_api = terms is not None and OpenDataFormat.HSDS in terms.formats
    return {
        "rows": rows,
        "open_data": terms,
        "files": list(catalog_files(site).values()),
        "api": f"{folder_of(HSDS_VERSIONS[-1])}index.json" if has_api else None,
        "catalog": CATALOG,
        "checksums": CHECKSUMS,
        "day_text": date_text(site.day, site.words),
    }


@dataclass(frozen=True, slots=True)
class DataRow:
    """A kind of data; its file, or the page that lists its files by area."""

    folder: str
    name: str
    text: str
    files: Sequence[tuple[str, str]]
    """The name of the area, and the address."""

    @property
    def target(self) -> str:
        """The file, or the page of files."""
        return self.files[0][0] if len(self.files) == 1 else f"data/{self.folder}/"


def files_page(site: Site, row: DataRow) -> Page:
    """The page that lists the files of a kind of data."""
    title = f"{site.words('数据')} · {row.name}"
    return Page(
        row.target, "data_of_kind.html", title, partial(dict, row=row), site.words("本站数据，可下载")
    )


def _rows(site: Site) -> Iterator[DataRow]:
    words = site.words
    for kind in KINDS:
        files = [file for file in data_files(site) if file.kind is kind]
        named = [(file.address, _name(file.area, site)) for file in files]
        count = words("{count} 条", count=len(site.directory.all(kind)))
        yield DataRow(kind.meta.folder, words(kind.meta.plural), count, named)
    reach = [(address, _name(area, site)) for address, area in reach_files(site)]
    yield DataRow(
        "reach", words("谁走得到"), words("每个小区到最近服务点的分钟，各地方有多少户走得到"), reach
    )


def _name(area: Area | None, site: Site) -> str:
    return area.name if area else site.words("不分地方")


def not_found_page(site: Site) -> Page:
    """The page for a wrong address; its links start at the site's root."""
    return Page(
        "404.html",
        "404.html",
        site.words("没有找到这一页"),
        lambda: {"others": list(_not_found_in_other_languages(site))},
        indexed=False,
    )


def _not_found_in_other_languages(site: Site) -> Iterator[tuple[Language, str, str]]:
    """Other languages with their texts: a web host has one such page for all languages."""
    for language in site.languages:
        words = language.words
        if language.code != site.language.code:
            yield language, words("没有找到这一页"), words("回首页")
