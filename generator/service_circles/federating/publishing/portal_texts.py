"""Texts about a district on pages of a portal, in one language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.basics.number_texts import thousands
from service_circles.coverage.area_figures import percent
from service_circles.federating.collecting import Collected, Outcome
from service_circles.federating.publishing.listed_district import ListedDistrict
from service_circles.federating.publishing.merged_directory import MergedDirectory
from service_circles.records.area import Area
from service_circles.records.hours.spans import Span
from service_circles.records.settings.portal import Region
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.schedules.time_texts import date_text, spans_text
from service_circles.writing.federation.federation_format import Names
from service_circles.writing.site.moments import end_of_day
from service_circles.writing.site.site import Site

EVENT_DAYS = 14
MOST_EVENTS = 280
"""With more of them on the page, each day shows its first ones."""
MOST_ROWS = 150
"""Districts on a page, which are otherwise broken up by region: no page grows with the country."""


@dataclass(frozen=True)
class DistrictRow:
    """A district in a list: its page, its name, a line below, and a notice where its copy is old or missing."""

    id: str
    name: str
    line: str
    notice: str | None


@dataclass(frozen=True)
class Branch:
    """A region with the regions and districts in it; on a page that would be too long only their number."""

    area: Area
    branches: Sequence["Branch"]
    rows: Sequence[DistrictRow]
    count: int
    is_folded: bool = False


@dataclass(frozen=True)
class DistrictList:
    """The districts right in a region or in the country, without `more` that are not shown, and the regions in it."""

    rows: Sequence[DistrictRow]
    more: int
    tree: Sequence[Branch]

    @property
    def is_folded(self) -> bool:
        """True if its regions are only links."""
        return any(each.is_folded for each in self.tree)


@dataclass(frozen=True)
class FigureRow:
    """A district's figures as texts, with what they are measured by."""

    row: DistrictRow
    cells: Sequence[str]
    standard: str


@dataclass(frozen=True)
class PortalAlert:
    """An alert of a district, with the UTC moment at which it ends."""

    name: str
    level: LabeledEnum
    district: str
    period: str
    until: str
    link: str | None


@dataclass(frozen=True)
class PortalEvent:
    """An event of a district on a day."""

    name: str
    line: str
    link: str | None


@dataclass(frozen=True)
class PortalDay:
    """A day of the calendar; `more` events are not listed."""

    date: date
    until: str
    events: Sequence[PortalEvent]
    more: int


@dataclass(frozen=True, eq=False)
class PortalTexts:
    """The texts of a portal in the language of a site."""

    site: Site
    merged: MergedDirectory
    outcomes: Mapping[str, Outcome]

    def name_in(self, names: Names) -> str:
        """A text of a district in the language of the pages: as it gives it, else in its first language."""
        code, words = self.site.language.code, self.site.words
        first = next(iter(names.values()), "")
        return names.get(code) or (words(first) if self.site.language.is_chinese else names.get("en", first))

    def name_of(self, listed: ListedDistrict) -> str:
        """The name of a district."""
        return self.name_in(listed.names(self.merged.languages[0]))

    def row(self, listed: ListedDistrict) -> DistrictRow:
        """The row of a district."""
        words = self.site.words
        if listed.copy is None:
            return DistrictRow(listed.id, self.name_of(listed), "", words("还没有收集到资料"))
        told = [words("{count} 处服务点", count=listed.copy.own.figures.places)]
        if listed.copy.own.fictional:
            told.append(words("内容虚构"))
        line = " · ".join(told)
        outcome = self.outcomes.get(listed.id)
        is_old = outcome is not None and outcome.state is Collected.KEPT
        notice = words("网站没有连上，这里是 {date} 收集的资料", date=date_text(listed.copy.on, words))
        return DistrictRow(listed.id, self.name_of(listed), line, notice if is_old else None)

    def region_name(self, region: Region) -> str:
        """The name of a region."""
        return self.site.directory.get(Area, region.id).name

    def district_list(self, region: str | None = None) -> DistrictList:
        """The districts in a region, or in the whole country, as many as a page may have."""
        own = self.merged.in_region(region)
        is_folded = self.merged.count_in(region) > MOST_ROWS
        rows = [self.row(each) for each in own[:MOST_ROWS]]
        return DistrictList(rows, len(own) - len(rows), list(self._branches(region, is_folded=is_folded)))

    def _branches(self, parent: str | None, *, is_folded: bool) -> Iterator[Branch]:
        for region in self.merged.regions_in(parent):
            area, count = self.site.directory.get(Area, region.id), self.merged.count_in(region.id)
            if count and is_folded:
                yield Branch(area, (), (), count, is_folded=True)
            elif count:
                branches = list(self._branches(region.id, is_folded=False))
                yield Branch(
                    area, branches, [self.row(each) for each in self.merged.in_region(region.id)], count
                )

    def folded_regions(self, parent: str | None = None) -> Iterator[Region]:
        """The regions that are only links on the page of the one around them."""
        if self.merged.count_in(parent) > MOST_ROWS:
            for region in self.merged.regions_in(parent):
                if self.merged.count_in(region.id):
                    yield region
                    yield from self.folded_regions(region.id)

    def districts_of_page(self, region: str | None) -> list[ListedDistrict]:
        """The districts of a page on a region, with those in its regions unless these have pages of their own."""
        have_pages = any(self.folded_regions(region))
        found = self.merged.in_region(region) if have_pages else self.merged.all_in(region)
        return list(found)[:MOST_ROWS]

    def figure_rows(self, region: str | None = None) -> list[FigureRow]:
        """The districts of a page with their figures."""
        return [self._figures(each) for each in self.districts_of_page(region) if each.copy]

    def _figures(self, listed: ListedDistrict) -> FigureRow:
        assert listed.copy is not None  # noqa: S101 - as above
        found, words = listed.copy.own.figures, self.site.words
        reached, missed = found.households_reached, found.households_missed
        share = None if reached is None or missed is None else _share(reached, reached + missed)
        streets = words("按路网算") if found.along_streets else words("按直线估算")
        standard = words("{minutes} 分钟，每秒 {pace} 米，{streets}", minutes=f"{found.minutes:g}", pace=f"{found.meters_per_second:g}", streets=streets)  # fmt: skip
        cells = (
            thousands(found.places),
            share or "—",
            _share(found.places_with_hours, found.places) or "—",
            _share(found.places_checked, found.places) or "—",
        )
        return FigureRow(self.row(listed), cells, standard)

    def alerts(self, only: ListedDistrict | None = None) -> list[PortalAlert]:
        """The alerts that have not ended by the day of the pages, the gravest first."""
        found = [
            (alert, listed)
            for listed in ([only] if only else self.merged.districts)
            for alert in (listed.copy.alerts.alerts if listed.copy else ())
            if alert.ends >= self.site.day
        ]
        order = {level: at for at, level in enumerate(type(found[0][0].level))} if found else {}
        found.sort(key=lambda each: (order[each[0].level], each[0].starts, each[1].id, each[0].id))
        return [
            PortalAlert(
                self.name_in(alert.names),
                alert.level,
                self.name_of(listed),
                self.name_in(alert.period),
                alert.until,
                listed.link(self.site.language, f"alerts/{alert.id}/"),
            )
            for alert, listed in found
        ]

    def days(self) -> Iterator[PortalDay]:
        """The days to come on which anything takes place, with their events by time."""
        words = self.site.words
        found: dict[date, list[tuple[int, PortalEvent]]] = {}
        for listed in self.merged.districts:
            district = self.name_of(listed)
            for event in listed.copy.events.events if listed.copy else ():
                hours = spans_text(tuple(Span(*each) for each in event.hours), words) if event.hours else ""
                line = " · ".join(filter(None, (hours, self.name_in(event.place), district)))
                link = listed.link(self.site.language, f"events/{event.id}/")
                shown = PortalEvent(self.name_in(event.names), line, link)
                for day in event.days:
                    if self.site.day <= day < self.site.day + timedelta(EVENT_DAYS):
                        found.setdefault(day, []).append((event.hours[0][0] if event.hours else -1, shown))
        is_long = sum(map(len, found.values())) > MOST_EVENTS
        for day, events in sorted(found.items()):
            events.sort(key=lambda each: each[0])
            until = end_of_day(self.site.directory.settings.time_zone, day)
            shown_events = [event for _, event in events[: MOST_EVENTS // EVENT_DAYS if is_long else None]]
            yield PortalDay(day, until, shown_events, len(events) - len(shown_events))


def _share(part: int, whole: int) -> str | None:
    return percent(part / whole) if whole and part <= whole else None
