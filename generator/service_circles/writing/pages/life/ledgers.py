"""Ledgers: all of them, each with its figures and entries, its parts by area and stream, its archive."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from service_circles.community.entries.entry_states import is_archived
from service_circles.community.entries.ledger_figures import ledger_figures
from service_circles.records.area import Area
from service_circles.records.life.channel import Channel
from service_circles.records.life.entry import Entry
from service_circles.records.life.ledger import Ledger, LedgerColumn, Stream
from service_circles.writing.cards.entry_cards import EntryCard, newest_cards
from service_circles.writing.cards.ledger_area_pages import (
    MOST_ON_ONE_PAGE,
    area_address,
    areas_below,
    areas_with_page,
    counts_by_area,
    entries_of,
    streets_with_page,
)
from service_circles.writing.cards.next_steps import how_to, next_steps
from service_circles.writing.feeds.calendars import subscription
from service_circles.writing.feeds.schema_org import ledger_data
from service_circles.writing.feeds.vevents import has_deadlines
from service_circles.writing.pages.life.ledger_archives import archive_pages, has_archive
from service_circles.writing.pages.life.ledger_figure_texts import figure_lines, stage_chart, stage_lines
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site

NEWEST_OF_STAGE = 10
MOST_OF_STAGE = 200
MOST_NAMED = 5


@dataclass(frozen=True)
class StageSection:
    """The entries at a stage, newest first, and how many they are without those left out."""

    id: str
    name: str
    line: str | None
    cards: Sequence[EntryCard]
    count: int

    @property
    def last_days(self) -> list[date]:
        """The days after which entries of the list expire."""
        return [card.entry.expires for card in self.cards if card.entry.expires]

    @property
    def all_expired_after(self) -> date | None:
        """The day after which the list is empty; None if an entry stays."""
        return max(self.last_days) if len(self.last_days) == len(self.cards) else None


@dataclass(frozen=True)
class LedgerPart:
    """A part of a ledger with a page of its own: entries of an area, or of a stream."""

    name: str
    address: str
    count: int


def ledgers_page(site: Site) -> Page:
    """All ledgers, with how many entries are at each stage."""
    words = site.words
    return list_page(
        Ledger,
        words("公开栏"),
        lambda: {"rows": [_overview(site, ledger) for ledger in site.directory.all(Ledger)]},
        words("街坊的事到哪一步了：{names}", names=ledger_names(site)),
    )


def ledger_names(site: Site) -> str:
    """'社区议事、一窗公示、微心愿、时间银行等 14 栏'."""
    found = site.directory.all(Ledger)
    names = site.words.listed(each.name for each in found[:MOST_NAMED])
    if len(found) <= MOST_NAMED:
        return names
    return site.words("{names}等 {count} 栏", names=names, count=len(found))


def _overview(site: Site, ledger: Ledger) -> tuple[Ledger, int, list[tuple[str, int]]]:
    found = ledger_figures(ledger, entries_of(site, ledger), site.day)
    return ledger, found.total, [(stage.name, found.per_stage[stage.id]) for stage in ledger.stages]


def ledger_page(site: Site, ledger: Ledger) -> Page:
    """The page of a ledger."""
    return record_page(
        ledger,
        lambda: {
            **_values(site, ledger, entries_of(site, ledger), streets_with_page(site, ledger)),
            "streams": _stream_parts(site, ledger),
            "json_ld": ledger_data(site, ledger),
        },
        ledger.purpose,
        title=site.words("{name} · 公开栏", name=ledger.name),
    )


def ledger_part_pages(site: Site, ledger: Ledger) -> Iterator[Page]:
    """The pages of a ledger's parts, and its archive if any entry ever expires."""
    for area in areas_with_page(site, ledger):
        yield _part_page(
            site, ledger, area_address(ledger, area), area.name, partial(_area_values, site, ledger, area)
        )
    for stream in _streams_with_page(site, ledger):
        values = partial(_stream_values, site, ledger, stream)
        yield _part_page(site, ledger, _stream_address(ledger, stream), stream.name, values)
    yield from archive_pages(site, ledger)


def _part_page(site: Site, ledger: Ledger, address: str, name: str, values: Callable[[], Values]) -> Page:
    return Page(
        address,
        "ledger.html",
        site.words("{area} · {name} · 公开栏", area=name, name=ledger.name),
        lambda: {**values(), "here": name},
        site.words("{area}的{name}：{purpose}", area=name, name=ledger.name, purpose=ledger.purpose),
    )


def _area_values(site: Site, ledger: Ledger, area: Area) -> Values:
    ids = {each.id for each in site.directory.within(Area, area.id)}
    entries = [entry for entry in entries_of(site, ledger) if entry.area in ids]
    return _values(site, ledger, entries, areas_below(site, ledger, area))


def _stream_values(site: Site, ledger: Ledger, stream: Stream) -> Values:
    entries = [entry for entry in entries_of(site, ledger) if entry.stream == stream.id]
    return {**_values(site, ledger, entries), "here_line": stream.description}


def _stream_address(ledger: Ledger, stream: Stream) -> str:
    return f"{address_of(ledger)}streams/{stream.id}/"


def _values(site: Site, ledger: Ledger, entries: Sequence[Entry], parts: Sequence[Area] = ()) -> Values:
    """The values of a page of some entries; `parts` have pages of their own."""
    found = ledger_figures(ledger, entries, site.day)
    cards = newest_cards(site, (entry for entry in entries if not is_archived(entry, site.day)))
    sections = list(_sections(site, ledger, cards, _most_of_stage(site, ledger, cards, parts)))
    return {
        "record": ledger,
        "here": None,
        "here_line": None,
        "found": found,
        "archived": len(entries) - len(cards),
        "lines": figure_lines(ledger, found, site.words),
        "chart": stage_chart(ledger, found, site.words),
        "stages": list(stage_lines(ledger, found, site.words)),
        "sections": sections,
        "next_to_expire": min((day for section in sections for day in section.last_days), default=None),
        "columns": [column for column in ledger.columns if column is not LedgerColumn.STAGE],
        "areas": _area_parts(site, ledger, parts),
        "streams": (),
        "has_archive": has_archive(site, ledger),
        "subscription": subscription(site, address_of(ledger)) if has_deadlines(site, ledger) else None,
        "channel": site.directory.find(Channel, ledger.channel),
        "how": how_to(site, ledger),
        "next_steps": next_steps(site, ledger),
    }


def _most_of_stage(
    site: Site, ledger: Ledger, cards: Sequence[EntryCard], parts: Sequence[Area]
) -> int | None:
    """The most entries of a stage that are listed; None (all) where some stand on no page of a part."""
    counts = counts_by_area(site, ledger)
    if sum(counts[part.id] for part in parts) < len(cards):
        return None
    whole = len(cards) == sum(not is_archived(entry, site.day) for entry in entries_of(site, ledger))
    return NEWEST_OF_STAGE if whole and len(cards) > MOST_ON_ONE_PAGE else MOST_OF_STAGE


def _sections(
    site: Site, ledger: Ledger, cards: Sequence[EntryCard], most: int | None
) -> Iterator[StageSection]:
    """Stage by stage, those without entries left out; last the entries shown before their day."""
    for stage in ledger.stages:
        here = [card for card in cards if card.stage == stage]
        if here:
            yield StageSection(f"stage-{stage.id}", stage.name, stage.description, here[:most], len(here))
    to_come = [card for card in cards if card.stage is None]
    if to_come:
        yield StageSection("to-come", site.words("还没到日子"), None, to_come[:most], len(to_come))


def _streams_with_page(site: Site, ledger: Ledger) -> list[Stream]:
    used = {entry.stream for entry in entries_of(site, ledger)}
    found = [stream for stream in ledger.streams if stream.id in used]
    return found if len(used) > 1 else []


def _area_parts(site: Site, ledger: Ledger, areas: Sequence[Area]) -> list[LedgerPart]:
    counts = counts_by_area(site, ledger)
    return [LedgerPart(area.name, area_address(ledger, area), counts[area.id]) for area in areas]


def _stream_parts(site: Site, ledger: Ledger) -> list[LedgerPart]:
    shown = (entry for entry in entries_of(site, ledger) if not is_archived(entry, site.day))
    counts = Counter(entry.stream for entry in shown)
    return [
        LedgerPart(stream.name, _stream_address(ledger, stream), counts[stream.id])
        for stream in _streams_with_page(site, ledger)
    ]
