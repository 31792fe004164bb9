"""Pages about the data: downloads and fields; and the page for a wrong address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from service_circles.languages.language import Language
from service_circles.languages.translator import message
from service_circles.records.directory import RECORD_CLASSES
from service_circles.records.exports.field_table import field_tables
from service_circles.records.record import Record
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

KIND_NAMES = {
    "area": message("地方"), "center": message("服务中心"), "service": message("服务"), "organization": message("机构"), "circle": message("服务圈"), "channel": message("网上入口"),
    "ledger": message("公开栏"), "entry": message("公开栏里的事"), "event": message("活动"), "group": message("小组"), "campaign": message("行动"), "indicator": message("指标"), "honor": message("称号"),
}  # fmt: skip


def data_page(site: Site) -> Page:
    """The page of downloads."""
    counts = Counter(record.kind_name for record in site.directory.all(Record))
    files = [
        (site.words(KIND_NAMES[kind.kind_name]), f"data/{kind.folder}.json", counts[kind.kind_name])
        for kind in RECORD_CLASSES
    ]
    words = site.words
    return Page("data/", "data.html", words("数据"), lambda: {"files": files}, words("本站数据，可下载"))


def fields_page(site: Site) -> Page:
    """Every field of every record, from the schema itself."""
    return Page(
        "fields/",
        "fields.html",
        site.words("字段说明"),
        lambda: {"tables": field_tables()},
        site.words("每种记录有哪些字段"),
    )


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
