"""Texts about a district on pages of a portal, in one language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service_circles.basics.number_texts import thousands
from service_circles.coverage.area_figures import percent
from service_circles.federating.collecting import Collected, Outcome
from service_circles.federating.publishing.merged_directory import ListedDistrict, MergedDirectory
from service_circles.records.area import Area
from service_circles.records.hours.spans import Span
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.schedules.time_texts import date_text, spans_text
from service_circles.writing.federation.federation_format import Names
from service_circles.writing.site.moments import end_of_day
from service_circles.writing.site.site import Site

EVENT_DAYS = 14
MOST_EVENTS_OF_DAY = 60


@dataclass(frozen=True)
class DistrictRow:
    """A district in a list: its page, its name, a line below, and a notice where its copy is old or missing."""

    id: str
    name: str
    line: str
    notice: str | None


@dataclass(frozen=True)
class Branch:
    """A region with the regions and districts in it."""

    area: Area
    branches: Sequence["Branch"]
    rows: Sequence[DistrictRow]

    @property
    def has_districts(self) -> bool:
        """True if there is any district in it or in a region in it."""
        return bool(self.rows) or any(each.has_districts for each in self.branches)


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

    def tree(self, parent: str | None = None) -> list[Branch]:
        """The regions in a region, or at the top, each with all that is in it."""
        regions = [each for each in self.merged.portal.list.regions if each.parent == parent]
        found = (
            Branch(
                self.site.directory.get(Area, region.id),
                self.tree(region.id),
                [self.row(each) for each in self.merged.in_region(region.id)],
            )
            for region in regions
        )
        return [branch for branch in found if branch.has_districts]

    def figure_rows(self) -> list[FigureRow]:
        """The districts with their figures, in the order of the list."""
        return [self._figures(each) for each in self.merged.districts if each.copy]

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
        for day, events in sorted(found.items()):
            events.sort(key=lambda each: each[0])
            until = end_of_day(self.site.directory.settings.time_zone, day)
            shown_events = [event for _, event in events[:MOST_EVENTS_OF_DAY]]
            yield PortalDay(day, until, shown_events, len(events) - len(shown_events))


def _share(part: int, whole: int) -> str | None:
    return percent(part / whole) if whole and part <= whole else None
