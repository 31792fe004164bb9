"""Honors: grades and titles, and who holds them."""

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.honor import Award, Honor
from service_circles.schedules.time_texts import date_text
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def honors_page(site: Site) -> Page:
    """All honors with how many hold each, grades of a series together."""
    words = site.words
    return list_page(
        Honor, words("称号"), lambda: {"groups": _by_series(site)}, words("哪些社区、小区得了什么称号")
    )


def honor_page(site: Site, honor: Honor) -> Page:
    """The page of an honor."""
    return record_page(honor, lambda: _values(site, honor), site.words("谁得了“{name}”", name=honor.name))


def _values(site: Site, honor: Honor) -> Values:
    alike = [each for each in _in_order(site) if honor.series and each.series == honor.series]
    return {
        "holders": [
            (holder, award, date_text(award.awarded, site.words)) for holder, award in _holders(site, honor)
        ],
        "grades": [(each, len(_holders(site, each))) for each in alike] if len(alike) > 1 else [],
    }


def _holders(site: Site, honor: Honor) -> tuple[tuple[Area | ServiceCenter, Award], ...]:
    return site.directory.awards_of(honor.id)


def _by_series(site: Site) -> list[tuple[str | None, list[tuple[Honor, int]]]]:
    """Honors with how many hold each: series first, grade by grade; then those without a series."""
    counted = [(each, len(_holders(site, each))) for each in _in_order(site)]
    series = dict.fromkeys(each.series for each, _ in counted if each.series)
    found = [(name, [row for row in counted if row[0].series == name]) for name in (*series, None)]
    return [(name, rows) for name, rows in found if rows]


def _in_order(site: Site) -> list[Honor]:
    return sorted(site.directory.all(Honor), key=lambda each: (each.series or each.name, each.grade or 0))
