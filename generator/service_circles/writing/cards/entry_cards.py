"""Entries as lists and tables show them: area, stage, day, and the columns of their ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from service_circles.basics.number_texts import plain_number
from service_circles.community.entries.entry_accounts import balance_of, income_of, spending_of
from service_circles.community.entries.entry_states import (
    closed_on,
    decided_on,
    is_archived,
    stage_on,
    steps_taken,
)
from service_circles.community.short_numbers import short_numbers
from service_circles.languages.translator import message
from service_circles.records.area import Area
from service_circles.records.life.channel import Channel
from service_circles.records.life.entry import Decision, Entry
from service_circles.records.life.ledger import Ledger, LedgerColumn, Stage, Stream
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.schedules.time_texts import date_text
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.site import Site


@dataclass(frozen=True, eq=False)
class EntryCard:
    """An entry on the day of the site. `stage` is None of one that is shown before its first day."""

    site: Site
    entry: Entry
    ledger: Ledger
    area: Area
    stage: Stage | None

    @property
    def stream(self) -> Stream | None:
        """The stream in which it is handled."""
        return next((stream for stream in self.ledger.streams if stream.id == self.entry.stream), None)

    @property
    def number(self) -> str:
        """'1102': what to say on the phone."""
        return numbers_of_entries(self.site)[self.entry.id]

    @property
    def said(self) -> str:
        """'心愿 1102 号'."""
        return self.site.words("{name} {number} 号", name=self.ledger.entry_name, number=self.number)

    @property
    def last(self) -> date:
        """The day of its last step; its first day if that is in the future."""
        steps = steps_taken(self.entry, self.site.day)
        return steps[-1].date if steps else self.entry.history[0].date

    @property
    def is_archived(self) -> bool:
        """True if it has expired."""
        return is_archived(self.entry, self.site.day)

    @property
    def stage_name(self) -> str:
        """'公示中'; '还没到日子' of one that is shown early."""
        return self.stage.name if self.stage else self.site.words("还没到日子")

    @property
    def line(self) -> str:
        """'0821 号 · 明珠苑 · 小事商量办 · 2026年8月21日'."""
        stream = (self.stream.name,) if self.stream else ()
        number = self.site.words("{number} 号", number=self.number)
        return " · ".join((number, self.area.name, *stream, date_text(self.last, self.site.words)))

    @property
    def facts(self) -> str:
        """'10 分', '同意 217、反对 23、弃权 11 · 到2026年12月3日为止'; what its ledger shows of it."""
        shown = [fact for column in self.ledger.columns if (fact := self._fact(column))]
        return " · ".join(shown)

    def _fact(self, column: LedgerColumn) -> str:
        value = self.cell(column)
        if column is LedgerColumn.VOTES or not value:
            return value
        if column not in _FACTS:
            return ""
        sentence, place = _FACTS[column]
        return self.site.words(sentence, **{place: value})

    def cell(self, column: LedgerColumn) -> str:
        """The entry in a column of the ledger's table; empty if there is nothing to show."""
        return _CELLS[column](self)

    def date_text(self, day: date | None) -> str:
        """A day in the site's language; empty without one."""
        return date_text(day, self.site.words)


@once_per_site
def numbers_of_entries(site: Site) -> Mapping[str, str]:
    """The short numbers of all entries, by id."""
    return short_numbers(site.directory.all(Entry))


def votes_of(site: Site, decision: Decision) -> list[tuple[str, int]]:
    """The votes for, against and abstained, as far as these are known."""
    words = site.words
    votes = (
        (words("同意"), decision.votes_for),
        (words("反对"), decision.votes_against),
        (words("弃权"), decision.votes_abstained),
    )
    return [(name, count) for name, count in votes if count is not None]


def votes_text(site: Site, decision: Decision | None) -> str:
    """'同意 41、反对 3、弃权 2'; empty without votes."""
    votes = votes_of(site, decision) if decision else []
    return site.words.listed(f"{name} {count:,}" for name, count in votes)


def parties_of(site: Site, entry: Entry) -> Iterator[tuple[str, str, str | None]]:
    """Role, name and organization's id of everybody who takes part, as they were written."""
    for party in entry.parties:
        if party.organization:
            yield party.role, site.directory.get(Organization, party.organization).name, party.organization
        else:
            yield party.role, party.name or party.role, None


def _name(record: Record | None) -> str:
    return record.name if record else ""


def _number(number: float | None) -> str:
    return "" if number is None else plain_number(number)


_CELLS: Mapping[LedgerColumn, Callable[[EntryCard], str]] = {
    LedgerColumn.AREA: lambda card: card.area.name,
    LedgerColumn.STAGE: lambda card: card.stage_name,
    LedgerColumn.STREAM: lambda card: card.stream.name if card.stream else "",
    LedgerColumn.OPENED: lambda card: card.date_text(card.entry.history[0].date),
    LedgerColumn.DECIDED: lambda card: card.date_text(decided_on(card.ledger, card.entry, card.site.day)),
    LedgerColumn.CLOSED: lambda card: card.date_text(closed_on(card.ledger, card.entry, card.site.day)),
    LedgerColumn.PARTIES: lambda card: card.site.words.listed(
        name for _, name, _ in parties_of(card.site, card.entry)
    ),
    LedgerColumn.RESPONSIBLE: lambda card: _name(
        card.site.directory.find(Organization, card.entry.responsible)
    ),
    LedgerColumn.SOURCE: lambda card: _name(card.site.directory.find(Channel, card.entry.channel)),
    LedgerColumn.VOTES: lambda card: votes_text(card.site, card.entry.decision),
    LedgerColumn.INCOME: lambda card: _number(income_of(card.entry)),
    LedgerColumn.SPENDING: lambda card: _number(spending_of(card.entry)),
    LedgerColumn.BALANCE: lambda card: _number(balance_of(card.entry)),
    LedgerColumn.POINTS: lambda card: _number(card.entry.points),
    LedgerColumn.HOURS: lambda card: _number(card.entry.hours),
    LedgerColumn.SATISFACTION: lambda card: _number(card.entry.satisfaction),
    LedgerColumn.EXPIRES: lambda card: card.date_text(card.entry.expires),
}
_FACTS = {
    LedgerColumn.INCOME: (message("收了 {yuan} 元"), "yuan"),
    LedgerColumn.SPENDING: (message("花了 {yuan} 元"), "yuan"),
    LedgerColumn.BALANCE: (message("结余 {yuan} 元"), "yuan"),
    LedgerColumn.POINTS: (message("{count} 分"), "count"),
    LedgerColumn.HOURS: (message("{count} 小时"), "count"),
    LedgerColumn.SATISFACTION: (message("满意度 {score}/5"), "score"),
    LedgerColumn.EXPIRES: (message("到{date}为止"), "date"),
}
"""Sentences around the values of columns that a card shows, too."""


def entry_card(site: Site, entry: Entry) -> EntryCard:
    """The card of an entry."""
    ledger = site.directory.get(Ledger, entry.ledger)
    stage = stage_on(ledger, entry, site.day)
    return EntryCard(site, entry, ledger, site.directory.get(Area, entry.area), stage)


def newest_cards(site: Site, entries: Iterable[Entry]) -> tuple[EntryCard, ...]:
    """Cards of entries, those where something happened last first."""
    cards = sorted((entry_card(site, entry) for entry in entries), key=lambda card: card.entry.id)
    return tuple(sorted(cards, key=lambda card: card.last, reverse=True))
