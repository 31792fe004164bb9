"""Further sections of an entry: its account, the offices that share it, its survey, its meetings, before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from service_circles.basics.number_texts import plain_number, thousands
from service_circles.community.entries.entry_accounts import balance_of, income_of, spending_of, sum_of_lines
from service_circles.community.percentages import share
from service_circles.languages.translator import Translator
from service_circles.records.life.entry import Entry
from service_circles.records.life.entry_details import (
    AccountLine,
    EntryPhoto,
    OfficeAnswer,
    OfficePart,
    PhotoMoment,
)
from service_circles.records.life.event import Event
from service_circles.records.life.group import Group
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.schedules.time_texts import date_text
from service_circles.writing.cards.event_rows import EventRow, next_row
from service_circles.writing.drawings.charts import Bar, bars
from service_circles.writing.pages.life.ledger_figure_texts import share_text
from service_circles.writing.site.page import Values
from service_circles.writing.site.site import Site

_ORDER = (OfficeAnswer.DONE, OfficeAnswer.ACCEPTED, OfficeAnswer.ASKED, OfficeAnswer.REFUSED)


@dataclass(frozen=True)
class MoneyRow:
    """A line of an account: what it is, the amount, who paid or got it, the entry in which it was decided."""

    name: str
    amount: str
    organization: Organization | None
    decided_in: Entry | None


@dataclass(frozen=True)
class MoneySide:
    """The income or the spending of an account, with its sum."""

    id: str
    title: str
    rows: Sequence[MoneyRow]
    total: str


@dataclass(frozen=True)
class OfficeRow:
    """An office with what it said, and the part that it took on or its reason."""

    name: str
    organization: Organization | None
    answer: OfficeAnswer
    text: str


@dataclass(frozen=True)
class ResultRow:
    """An answer of a survey that led to something: an entry or a service."""

    name: str
    target: Entry | Service


def entry_sections(site: Site, entry: Entry) -> Values:
    """The values of the sections; empty where the entry has nothing of the kind."""
    before, after = pictures(entry, PhotoMoment.BEFORE), pictures(entry, PhotoMoment.AFTER)
    return {
        "money": list(_money(site, entry)),
        "balance": _balance_text(entry, site.words),
        "totals": [
            (income_of(entry), site.words("收入（元）")),
            (spending_of(entry), site.words("花费（元）")),
        ],
        "offices": _offices(site, entry),
        "survey_bars": _survey_bars(entry, site.words),
        "survey_led_to": list(_led_to(site, entry)),
        "meetings": _meetings(site, entry),
        "council": site.directory.find(Group, entry.group),
        "before_and_after": [("before", before), ("after", after)] if before or after else [],
        "other_photos": pictures(entry, None),
    }


def pictures(entry: Entry, moment: PhotoMoment | None) -> tuple[EntryPhoto, ...]:
    """The pictures of before, of after, or those that are neither."""
    return tuple(photo for photo in entry.photos if photo.moment is moment)


def _money(site: Site, entry: Entry) -> Iterator[MoneySide]:
    words = site.words
    for side, title in (("income_yuan", words("收入")), ("spending_yuan", words("支出"))):
        rows = [_money_row(site, line, side) for line in entry.accounts if getattr(line, side) is not None]
        if rows:
            yield MoneySide(side, title, rows, plain_number(sum_of_lines(entry, side) or 0))


def _money_row(site: Site, line: AccountLine, side: str) -> MoneyRow:
    directory = site.directory
    organization = directory.find(Organization, line.organization)
    return MoneyRow(
        line.name, plain_number(getattr(line, side)), organization, directory.find(Entry, line.decided_in)
    )


def _balance_text(entry: Entry, words: Translator) -> str | None:
    """'结余 24,400.5 元'; None unless income and spending are known."""
    balance = balance_of(entry) if entry.accounts else None
    if balance is None:
        return None
    if balance < 0:
        return words("超支 {yuan} 元", yuan=plain_number(-balance))
    return words("结余 {yuan} 元", yuan=plain_number(balance))


def _offices(site: Site, entry: Entry) -> list[OfficeRow]:
    """Those that do something first, those that refused last."""
    ordered = sorted(entry.offices, key=lambda office: _ORDER.index(office.answer))
    return [_office_row(site, office) for office in ordered]


def _office_row(site: Site, office: OfficePart) -> OfficeRow:
    organization = site.directory.find(Organization, office.organization)
    text = office.reason if office.answer is OfficeAnswer.REFUSED else office.part
    day = date_text(office.date, site.words) if office.date else ""
    return OfficeRow(
        organization.name if organization else office.name or "",
        organization,
        office.answer,
        " · ".join(filter(None, (text, day))),
    )


def _survey_bars(entry: Entry, words: Translator) -> Markup | None:
    """Bars of the answers, each with how many of those who answered gave it."""
    survey = entry.survey
    if survey is None:
        return None
    rows = [
        Bar(result.name, share_text(found), result.count / survey.respondents)
        for result in survey.results
        if (found := share(result.count, survey.respondents))
    ]
    return bars(words("{count} 人怎么答", count=thousands(survey.respondents)), rows)


def _led_to(site: Site, entry: Entry) -> Iterator[ResultRow]:
    for result in entry.survey.results if entry.survey else ():
        for target in (
            site.directory.find(Entry, result.led_to),
            site.directory.find(Service, result.service),
        ):
            if target is not None:
                yield ResultRow(result.name, target)


def _meetings(site: Site, entry: Entry) -> list[tuple[Event, EventRow | None, date]]:
    """The events that have the entry on their agenda, with their next day if there is one; the latest first."""
    found = site.directory.where(Event, agenda=entry.id)
    return [
        (event, next_row(site, event), event.date)
        for event in sorted(found, key=lambda e: e.date, reverse=True)
    ]
