"""Sharing: the share text, QR code and print versions of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from service_circles.records.area import Area, AreaKind
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.life.channel import Channel
from service_circles.records.organization import Organization
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.values.contact import Phone
from service_circles.writing.drawings.qr_codes import qr_address
from service_circles.writing.site.addresses import address_of, number_text
from service_circles.writing.site.site import Site

POSTER, BOOKLET = "poster/", "booklet/"
"""Below the address of the record."""
PAGE_CODE, LINK_CODE = "qr.svg", "link.svg"
"""The file names of the QR codes of a page's own address and of a channel's; both beside the page."""
_KINDS_WITH_CODE = (ServiceCenter, Service, ServiceCircle, Channel)
_KINDS_WITH_BOOKLET = frozenset({AreaKind.COMMUNITY, AreaKind.VILLAGE})


@dataclass(frozen=True)
class Sharing:
    """The ways in which a record's page is passed on."""

    text: str
    """A line that says enough without opening the page."""
    has_code: bool
    has_link_code: bool
    poster: str | None
    booklet: str | None


def sharing_of(site: Site, record: Record) -> Sharing:
    """All ways to pass on the page of a record."""
    return Sharing(
        share_text(site, record),
        page_code(site, record) is not None,
        isinstance(record, Channel) and link_code(record) is not None,
        POSTER if has_poster(site, record) else None,
        BOOKLET if has_booklet(site, record) else None,
    )


def has_poster(site: Site, record: Record) -> bool:
    """True for every center that is still there."""
    is_there = isinstance(record, ServiceCenter) and record.status is not CenterStatus.DEFUNCT
    return is_there and site.directory.settings.print.posters


def has_booklet(site: Site, record: Record) -> bool:
    """True for every community and village."""
    is_community = isinstance(record, Area) and record.kind in _KINDS_WITH_BOOKLET
    return is_community and site.directory.settings.print.booklets


def page_code(site: Site, record: Record) -> str | None:
    """The text in the QR code of a record's page; None without a code, as where the site does not know its own URL."""
    return qr_address(site.absolute(address_of(record))) if isinstance(record, _KINDS_WITH_CODE) else None


def link_code(channel: Channel) -> str | None:
    """The text in the QR code of a channel's own address; None if that is not a web address."""
    is_web = channel.url is not None and channel.url.startswith(("https:", "http:"))
    return qr_address(channel.url) if is_web else None


def code_files(site: Site) -> Iterator[tuple[str, str]]:
    """Address and text of every QR code."""
    for record in site.directory.all(Record):
        text = page_code(site, record)
        if text:
            yield address_of(record) + PAGE_CODE, text
    for channel in site.directory.all(Channel):
        text = link_code(channel)
        if text:
            yield address_of(channel) + LINK_CODE, text


def share_text(site: Site, record: Record) -> str:
    """A record in one line: 'name · address · hours · phone', as far as these are known."""
    return " · ".join(part for part in (record.name, *_facts(record, site)) if part)


def _first(phones: tuple[Phone, ...], site: Site) -> str | None:
    return number_text(site.words, phones[0].number) if phones else None


@singledispatch
def _facts(record: Record, site: Site) -> tuple[str | None, ...]:  # noqa: ARG001
    """The facts that follow the name."""
    return ()


@_facts.register
def _(record: ServiceCenter, site: Site) -> tuple[str | None, ...]:
    if record.status is not CenterStatus.ACTIVE:
        return record.address, site.words.label(record.status), _first(record.phones, site)
    return record.address, site.hours.of(site.hours_at(record)).summary, _first(record.phones, site)


@_facts.register
def _(record: Service, site: Site) -> tuple[str | None, ...]:
    return record.summary, _first(record.phones, site)


@_facts.register
def _(record: ServiceCircle, site: Site) -> tuple[str | None, ...]:
    return (site.words("步行 {minutes} 分钟", minutes=f"{site.reaches.minutes(record):g}"),)


@_facts.register
def _(record: Channel, site: Site) -> tuple[str | None, ...]:
    return record.purpose, _first((record.phone,) if record.phone else (), site)


@_facts.register
def _(record: Organization, site: Site) -> tuple[str | None, ...]:
    return site.words.label(record.kind), _first(record.phones, site)


@_facts.register
def _(record: Area, site: Site) -> tuple[str | None, ...]:
    centers = len(site.directory.within(ServiceCenter, record.id))
    return site.words.label(record.kind), site.words("{count} 个服务点", count=centers) if centers else None
