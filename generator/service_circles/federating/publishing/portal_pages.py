"""The pages of a portal in one language."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from service_circles.basics.json_text import compact_json, script_json
from service_circles.federating.publishing.district_blocks import DistrictBlocks
from service_circles.federating.publishing.listed_district import ListedDistrict
from service_circles.federating.publishing.portal_calendars import subscription_of
from service_circles.federating.publishing.portal_map import home_map
from service_circles.federating.publishing.portal_texts import PortalTexts
from service_circles.records.area import Area
from service_circles.records.service import Service
from service_circles.schedules.time_texts import date_text, day_text, weekday_name
from service_circles.writing.cards.emergency_numbers import public_numbers
from service_circles.writing.pages.data_pages import not_found_page
from service_circles.writing.pages.emergency import emergency_pages
from service_circles.writing.site.page import Page, Values

_MOST_ALERTS = 150
_MOST_SERVICES = 250
_MOST_ROWS_OF_DISTRICT = 200
"""Streets of a district on its page, and services."""


def portal_pages(texts: PortalTexts, blocks: DistrictBlocks, near: Mapping[str, object]) -> Iterator[Page]:
    """All pages, without the folder of their language; `near` is the index of near me."""
    for page in _pages(texts, blocks, near):
        yield replace(page, values=partial(_without_feed, page.values))


def _without_feed(values: Callable[[], Values]) -> Values:
    """A portal has no feeds of its own; those of areas are at the sites of districts."""
    return {"feed": None, **values()}


def _pages(texts: PortalTexts, blocks: DistrictBlocks, near: Mapping[str, object]) -> Iterator[Page]:
    words, settings = texts.site.words, texts.site.directory.settings
    yield Page("", "portal_home.html", settings.name, partial(_home, texts), settings.description)
    yield from _pages_of_areas(texts)
    yield Page("search/", "portal_search.html", words("搜索"), partial(_search, texts, blocks))
    yield Page(
        "near/", "portal_near.html", words("离我最近"), lambda: {"near": script_json(near), "boards": ()}
    )
    yield from _pages_of_services(texts)
    yield from _by_region(
        texts, "figures/", "portal_figures.html", words("各区比一比"), partial(_figures, texts)
    )
    yield Page("events/", "portal_events.html", words("活动日历"), partial(_events, texts))
    yield Page("alerts/", "portal_alerts.html", words("预警和通知"), partial(_alerts, texts))
    yield from _by_region(
        texts, "sources/", "portal_sources.html", words("资料从哪里来"), partial(_sources, texts)
    )
    yield from emergency_pages(texts.site)
    yield not_found_page(texts.site)


def _pages_of_areas(texts: PortalTexts) -> Iterator[Page]:
    """The list of districts, and a page for each district and region."""
    title = texts.site.words("按地方找")
    yield Page("areas/", "portal_areas.html", title, lambda: {"district_list": texts.district_list()})
    for listed in texts.merged.districts:
        name, values = texts.name_of(listed), partial(_district, texts, listed)
        yield Page(f"areas/{listed.id}/", "portal_district.html", name, values)
    for region in texts.merged.portal.list.regions:
        area = texts.site.directory.get(Area, region.id)
        yield Page(f"areas/{area.id}/", "portal_region.html", area.name, partial(_region, texts, area))


def _pages_of_services(texts: PortalTexts) -> Iterator[Page]:
    """The list of services, and a page for each of them."""
    title = texts.site.words("能办什么")
    yield Page("services/", "portal_services.html", title, partial(_services, texts))
    for each in texts.site.directory.all(Service):
        yield Page(f"services/{each.id}/", "portal_service.html", each.name, partial(_service, texts, each))


def _by_region(
    texts: PortalTexts, folder: str, template: str, title: str, values: Callable[[str | None], Values]
) -> Iterator[Page]:
    """A page on all districts; where they are too many, below it one on each region."""
    yield Page(folder, template, title, partial(values, None))
    for region in texts.folded_regions():
        name = texts.region_name(region)
        yield Page(f"{folder}{region.id}/", template, f"{title} · {name}", partial(values, region.id))


def _home(texts: PortalTexts) -> Values:
    return {
        "alerts": texts.alerts()[:3],
        "district_list": texts.district_list(),
        "map": home_map(texts),
        "count": len(texts.merged.districts),
        "places": sum(each.copy.own.figures.places for each in texts.merged.districts if each.copy),
    }


def _region(texts: PortalTexts, area: Area) -> Values:
    return {"path": texts.site.directory.path_to(area.id)[:-1], "district_list": texts.district_list(area.id)}


def _district(texts: PortalTexts, listed: ListedDistrict) -> Values:
    copy, words, language = listed.copy, texts.site.words, texts.site.language
    parts = copy.places.places if copy else ()
    streets = [
        each
        for each in parts
        if each.kind.depth == 1
        or (each.kind.depth == 2 and each.parent in {None, listed.top and listed.top.id})
    ]
    return {
        "path": texts.site.directory.path_to(listed.id)[:-1],
        "id": listed.id,
        "row": texts.row(listed),
        "link": listed.link(language),
        "publisher": texts.name_in(copy.own.publisher) if copy else None,
        "site_name": texts.name_in(copy.own.names) if copy else None,
        "is_fictional": copy is not None and copy.own.fictional,
        "collected": date_text(copy.on, words) if copy else None,
        "alerts": texts.alerts(listed)[:_MOST_ALERTS],
        "subscription": subscription_of(texts, listed),
        "parts": [
            (texts.name_in(each.names), listed.link(language, f"areas/{each.id}/")) for each in streets
        ],
        "services": [
            (texts.name_in(each.names), listed.link(language, f"services/{each.id}/"))
            for each in (copy.services.services if copy else ())
        ],
        "most_rows": _MOST_ROWS_OF_DISTRICT,
        "has_search": copy is not None and "search/index.json" in copy.own.files,
    }


def _search(texts: PortalTexts, blocks: DistrictBlocks) -> Values:
    root = "../../" if texts.site.language.prefix else "../"
    first = compact_json([[id_, root + address] for id_, address in blocks.first])
    return {"numbers": public_numbers(texts.site), "district_list": texts.district_list(), "blocks": first}


def _services(texts: PortalTexts) -> Values:
    """The services with the number of their districts, those of most districts first."""
    counted = [(each, len(texts.merged.offering[each.id])) for each in texts.site.directory.all(Service)]
    counted.sort(key=lambda each: -each[1])
    return {"services": counted[:_MOST_SERVICES], "count": len(counted)}


def _service(texts: PortalTexts, service: Service) -> Values:
    """The districts that have a service; where they are too many, the way to each of them."""
    offering = texts.merged.offering[service.id]
    if len(offering) > _MOST_SERVICES:
        return {"rows": (), "count": len(offering), "district_list": texts.district_list()}
    rows = (
        (
            texts.name_of(listed),
            texts.name_in(own.names),
            listed.link(texts.site.language, f"services/{own.id}/"),
        )
        for listed, own in offering
    )
    return {"rows": sorted(rows, key=lambda row: row[0]), "count": len(offering), "district_list": None}


def _figures(texts: PortalTexts, region: str | None) -> Values:
    rows = texts.figure_rows(region)
    standards: dict[str, list[str]] = {}
    for each in rows:
        standards.setdefault(each.standard, []).append(each.row.name)
    named = {standard: texts.site.words.listed(names) for standard, names in standards.items()}
    return {"rows": rows, "standards": named, "district_list": texts.district_list(region)}


def _events(texts: PortalTexts) -> Values:
    return {
        "days": list(texts.days()),
        "day_words": partial(_day_words, texts),
        "subscription": subscription_of(texts),
    }


def _day_words(texts: PortalTexts, day: object) -> str:
    words, when = texts.site.words, day.date  # type: ignore[attr-defined]
    return words("{date} {weekday}", date=day_text(when, words), weekday=weekday_name(when.weekday(), words))


def _alerts(texts: PortalTexts) -> Values:
    """The gravest alerts of all districts, with the number of those that are not shown."""
    alerts = texts.alerts()
    return {"alerts": alerts[:_MOST_ALERTS], "more": max(len(alerts) - _MOST_ALERTS, 0)}


def _sources(texts: PortalTexts, region: str | None) -> Values:
    words = texts.site.words
    rows = []
    for listed in texts.districts_of_page(region):
        outcome, copy = texts.outcomes.get(listed.id), listed.copy
        reason = words.phrase(outcome.reason) if outcome and outcome.reason else None
        told = (
            [
                words("资料是 {date} 收集的", date=date_text(copy.on, words)),
                copy.own.generator,
                copy.own.license,
            ]
            if copy
            else []
        )
        rows.append((texts.row(listed), listed.url, " · ".join(filter(None, told)), reason))
    return {"rows": rows, "district_list": texts.district_list(region)}
