"""The page of downloads, and the page for a wrong address."""

from collections.abc import Iterator

from service_circles.languages.language import Language
from service_circles.records.kinds import KINDS
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site


def data_page(site: Site) -> Page:
    """The page of downloads."""
    files = [
        (site.words(kind.meta.plural), f"data/{kind.meta.folder}.json", len(site.directory.all(kind)))
        for kind in KINDS
    ]
    words = site.words
    return Page("data/", "data.html", words("数据"), lambda: {"files": files}, words("本站数据，可下载"))


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
