"""What lists and tables show of an entry: where, at which stage, since when, and what counts in its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service_circles.basics.number_texts import plain_number
from service_circles.community.entry_states import closed_on, decided_on, is_archived, stage_on, steps_taken
from service_circles.records.area import Area
from service_circles.records.channel import Channel
from service_circles.records.entry import Decision, Entry
from service_circles.records.ledger import Ledger, LedgerColumn, Stage, Stream
from service_circles.records.organization import Organization
from service_circles.schedules.time_texts import date_text
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
        """How it is dealt with."""
        return next((stream for stream in self.ledger.streams if stream.id == self.entry.stream), None)

    @property
    def last(self) -> date:
        """When it came where it stands; its first day, if that is to come."""
        steps = steps_taken(self.entry, self.site.day)
        return steps[-1].date if steps else self.entry.history[0].date

    @property
    def is_archived(self) -> bool:
        """Whether it has expired."""
        return is_archived(self.entry, self.site.day)

    @property
    def stage_name(self) -> str:
        """'公示中'; '还没到日子' of one that is shown early."""
        return self.stage.name if self.stage else self.site.words("还没到日子")

    @property
    def line(self) -> str:
        """'明珠苑 · 小事商量办 · 2026年8月21日'."""
        stream = (self.stream.name,) if self.stream else ()
        return " · ".join((self.area.name, *stream, date_text(self.last, self.site.words)))

    @property
    def facts(self) -> str:
        """'10 分', '同意 217、反对 23、弃权 11 · 到2026年12月3日为止'; what its ledger shows of it."""
        shown = [fact for column in self.ledger.columns if (fact := self._fact(column))]
        return " · ".join(shown)

    def _fact(self, column: LedgerColumn) -> str:
        words, entry = self.site.words, self.entry
        if column is LedgerColumn.VOTES and entry.decision:
            return votes_text(self.site, entry.decision)
        if column is LedgerColumn.SPENDING and entry.spending_yuan is not None:
            return words("花了 {yuan} 元", yuan=plain_number(entry.spending_yuan))
        if column is LedgerColumn.POINTS and entry.points is not None:
            return words("{count} 分", count=entry.points)
        if column is LedgerColumn.SATISFACTION and entry.satisfaction is not None:
            return words("满意度 {score}/5", score=plain_number(entry.satisfaction))
        if column is LedgerColumn.EXPIRES and entry.expires:
            return words("到{date}为止", date=date_text(entry.expires, words))
        return ""

    def cell(self, column: LedgerColumn) -> str:
        """What a column of the ledger's table says of it; empty if there is nothing to say."""
        return _cell(self, column)


def votes_text(site: Site, decision: Decision) -> str:
    """'同意 41、反对 3、弃权 2'; empty without votes."""
    words = site.words
    votes = (
        (words("同意"), decision.votes_for),
        (words("反对"), decision.votes_against),
        (words("弃权"), decision.votes_abstained),
    )
    return words.listed(f"{name} {count:,}" for name, count in votes if count is not None)


def _cell(card: EntryCard, column: LedgerColumn) -> str:
    entry, site = card.entry, card.site
    organizations, channels = site.directory.by_id(Organization), site.directory.by_id(Channel)
    days = {
        LedgerColumn.OPENED: entry.history[0].date,
        LedgerColumn.DECIDED: decided_on(card.ledger, entry, site.day),
        LedgerColumn.CLOSED: closed_on(card.ledger, entry, site.day),
        LedgerColumn.EXPIRES: entry.expires,
    }
    numbers = {
        LedgerColumn.SPENDING: entry.spending_yuan,
        LedgerColumn.POINTS: entry.points,
        LedgerColumn.SATISFACTION: entry.satisfaction,
    }
    texts = {
        LedgerColumn.AREA: card.area.name,
        LedgerColumn.STAGE: card.stage_name,
        LedgerColumn.STREAM: card.stream.name if card.stream else "",
        LedgerColumn.RESPONSIBLE: organizations[entry.responsible].name if entry.responsible else "",
        LedgerColumn.SOURCE: channels[entry.channel].name if entry.channel else "",
        LedgerColumn.VOTES: votes_text(site, entry.decision) if entry.decision else "",
    }
    if column in days:
        return date_text(days[column], site.words)
    if column in numbers:
        number = numbers[column]
        return "" if number is None else plain_number(number)
    if column is LedgerColumn.PARTIES:
        return site.words.listed(name for _, name, _ in parties_of(site, entry))
    return texts[column]


def parties_of(site: Site, entry: Entry) -> Iterator[tuple[str, str, str | None]]:
    """Role, name and organization's id of everybody who takes part, as they were written."""
    for party in entry.parties:
        if party.organization:
            yield party.role, site.directory.get(Organization, party.organization).name, party.organization
        else:
            yield party.role, party.name or party.role, None


def card_of(site: Site, entry: Entry) -> EntryCard:
    """The card of an entry."""
    ledger = site.directory.get(Ledger, entry.ledger)
    stage = stage_on(ledger, entry, site.day)
    return EntryCard(site, entry, ledger, site.directory.get(Area, entry.area), stage)


def newest_first(site: Site, entries: Iterable[Entry]) -> tuple[EntryCard, ...]:
    """Cards of entries, those where something happened last first."""
    cards = sorted((card_of(site, entry) for entry in entries), key=lambda card: card.entry.id)
    return tuple(sorted(cards, key=lambda card: card.last, reverse=True))
