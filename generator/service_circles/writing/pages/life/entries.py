"""Entries of ledgers: the stage of each, its steps, its decision and votes, and how to take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from service_circles.community.entries.entry_states import decided_on, is_over, stage_of, steps_taken
from service_circles.community.percentages import Share, share
from service_circles.records.center import ServiceCenter
from service_circles.records.life.channel import Channel
from service_circles.records.life.entry import Decision, DecisionResult, Entry
from service_circles.records.life.ledger import Ledger, StageMeans
from service_circles.records.organization import Organization
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.entry_cards import EntryCard, entry_card, parties_of, votes_of, votes_text
from service_circles.writing.cards.next_steps import how_to, next_steps
from service_circles.writing.drawings.charts import Bar, bars
from service_circles.writing.feeds.schema_org import entry_data
from service_circles.writing.pages.life.entry_sections import entry_sections
from service_circles.writing.pages.life.ledger_figure_texts import share_text
from service_circles.writing.site.once_per_site import once_per_site
from service_circles.writing.site.page import Page, Values, record_page
from service_circles.writing.site.site import Site


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A step: taken, current, announced with its day, or to come without one."""

    name: str
    state: str
    """'done', 'now' or 'ahead'."""
    date: date | None = None
    by: str | None = None
    note: str | None = None


def entry_page(site: Site, entry: Entry) -> Page:
    """The page of an entry."""
    card = entry_card(site, entry)
    return record_page(
        entry,
        lambda: _values(site, entry, card),
        _description(card),
        title=site.words("{name} · {ledger}", name=entry.name, ledger=card.ledger.name),
    )


def _description(card: EntryCard) -> str:
    decided = card.entry.decision.text if card.entry.decision else ""
    return " · ".join(text for text in (card.ledger.name, card.stage_name, card.line, decided) if text)[:200]


def _values(site: Site, entry: Entry, card: EntryCard) -> Values:
    directory = site.directory
    channels = directory.by_id(Channel)
    organizations = directory.by_id(Organization)
    return {
        "card": card,
        "dates": lambda day: date_text(day, site.words),
        "path": directory.path_to(entry.area),
        "steps": list(_steps(site, card)),
        "next_step": next_step(site, card),
        "parties": list(parties_of(site, entry)),
        "responsible": organizations[entry.responsible] if entry.responsible else None,
        "source": channels.get(entry.channel or ""),
        "center": directory.find(ServiceCenter, entry.center),
        "votes": _votes(site, entry.decision) if entry.decision else None,
        "decided": decided_text(site, entry.decision) if entry.decision else None,
        "turnout": _turnout(site, entry.decision) if entry.decision else None,
        "asks": can_take_part(card.ledger, entry, site.day),
        "channel": channels.get(card.ledger.channel or ""),
        "how": how_to(site, card.ledger),
        "next_steps": next_steps(site, card.ledger, entry.area),
        "others_open": _others_open(site, card),
        "json_ld": entry_data(site, entry, card.ledger),
        **entry_sections(site, entry),
    }


def _steps(site: Site, card: EntryCard) -> Iterator[TimelineStep]:
    """Steps taken, then those announced, then the stages that come after."""
    ledger, entry = card.ledger, card.entry
    taken = steps_taken(entry, site.day)
    for step in entry.history:
        state = "ahead" if step not in taken else "now" if step is taken[-1] else "done"
        yield TimelineStep(stage_of(ledger, step).name, state, step.date, step.by, step.note)
    is_over = card.is_archived or (
        entry.decision is not None and entry.decision.result is DecisionResult.REJECTED
    )
    if not is_over:
        last = ledger.stages.index(stage_of(ledger, entry.history[-1]))
        yield from (TimelineStep(stage.name, "ahead") for stage in ledger.stages[last + 1 :])


def next_step(site: Site, card: EntryCard) -> TimelineStep | None:
    """The first step that was announced with its day."""
    ahead = (step for step in card.entry.history if step.date > site.day)
    step = next(ahead, None)
    if step is None:
        return None
    return TimelineStep(stage_of(card.ledger, step).name, "ahead", step.date, step.by, step.note)


def _votes(site: Site, decision: Decision) -> Markup | None:
    """Bars of the votes; None without a vote."""
    if not decision.votes:
        return None
    words = site.words
    rows = [
        Bar(name, words("{count} 票", count=f"{count:,}"), count / decision.votes)
        for name, count in votes_of(site, decision)
    ]
    return bars(words("票数：{votes}", votes=votes_text(site, decision)), rows)


def _turnout(site: Site, decision: Decision) -> str | None:
    """'投了票的户：251/312 · 80.45 %'."""
    found: Share | None = share(decision.votes, decision.households_entitled or 0)
    if found is None or not decision.votes:
        return None
    return site.words("投了票的户：{share}", share=share_text(found))


def can_take_part(ledger: Ledger, entry: Entry, day: date) -> bool:
    """True if an entry still waits for people: it is not decided, or, in a ledger of decisions, not over."""
    is_of_decisions = ledger.stages[0].means is StageMeans.DECIDED
    return not is_over(ledger, entry, day) and (is_of_decisions or decided_on(ledger, entry, day) is None)


def _others_open(site: Site, card: EntryCard) -> int:
    """The number of other entries of the ledger that still wait for people."""
    return _open_by_ledger(site)[card.ledger.id] - can_take_part(card.ledger, card.entry, site.day)


@once_per_site
def _open_by_ledger(site: Site) -> Counter[str]:
    ledgers, entries = site.directory.by_id(Ledger), site.directory.all(Entry)
    return Counter(each.ledger for each in entries if can_take_part(ledgers[each.ledger], each, site.day))


def decided_text(site: Site, decision: Decision) -> str:
    """'2026年4月24日 通过'."""
    return f"{date_text(decision.date, site.words)} {site.words.label(decision.result)}"
