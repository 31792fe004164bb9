"""The poster of a center: one sheet for a notice board, read standing, by people who left their glasses at home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service_circles.languages.translator import message
from service_circles.records.area import Area
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.life.channel import Channel
from service_circles.schedules.closures import is_in_use
from service_circles.writing.cards.map_figures import center_figure
from service_circles.writing.cards.place_rows import closure_notice
from service_circles.writing.cards.sharing import POSTER, link_code, page_code
from service_circles.writing.drawings.qr_codes import QrCode, qr_code
from service_circles.writing.pages.paper.paper_hours import PaperHours, paper_hours
from service_circles.writing.pages.paper.poster_fit import (
    PosterFit,
    PosterText,
    fit_poster,
    has_room_for,
    lines_of_entrances,
)
from service_circles.writing.pages.places.centers import offers_by_board
from service_circles.writing.pages.places.channels import channels_of
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

MOST_PHONES = 3
MOST_CHANNELS = 3
MOST_NAMED = 7
MORE_DAYS = message("个别日子不一样，去之前请打电话或看网页。")


@dataclass(frozen=True)
class ChannelOnPaper:
    """A channel with the QR code of its address."""

    channel: Channel
    code: QrCode | None
    has_room: bool
    """False where its purpose is longer than what a poster has room for."""


def poster_page(site: Site, center: ServiceCenter) -> Page:
    """The poster of a center."""
    words = site.words
    return Page(
        address_of(center) + POSTER,
        "poster.html",
        words("海报：{name}", name=center.name),
        lambda: _values(site, center),
        words("{name}的海报，A4 一张，可以打印", name=center.name),
        indexed=False,
    )


def _values(site: Site, center: ServiceCenter) -> Values:
    code = page_code(site, center)
    there = _open_instead(site, center)
    circle = next(iter(site.directory.where(ServiceCircle, origins=center.id)), None)
    shown = {
        "record": center,
        "there": there,
        "hours_on_paper": paper_hours(site, there.schedule) if there else _no_hours(site),
        "phones": center.phones[:MOST_PHONES],
        "boards": [
            (board, site.words.listed(offer.service.name for offer in group))
            for board, group in (offers_by_board(site, there) if there else ())
        ],
        "map": center_figure(site, there or center, circle if there is center else None),
        "reached": _reached(site, circle) if there is center else None,
        "code": qr_code(code) if code else None,
        "short_address": code.partition("//")[2].rstrip("/").split("/") if code else (),
        "channels": channels_on_paper(site, center.area)[:MOST_CHANNELS],
        "entrances": _entrances(site, center.area),
        "notice": _notice(site, center),
    }
    return {**shown, "fit": _fit(site, center, shown)}


def _no_hours(site: Site) -> PaperHours:
    """The hours of a place that is closed and not replaced: none."""
    kind = site.words.label(CenterStatus.TEMPORARILY_CLOSED)
    return PaperHours(week=(), extras=(), kind=kind, note=None, more=False)


def _open_instead(site: Site, center: ServiceCenter) -> ServiceCenter | None:
    """The place whose hours and services a poster tells: the center, while it is closed what replaces it, if anything."""
    if is_in_use(center, site.day):
        return center
    return site.directory.find(ServiceCenter, center.closure.replacement if center.closure else None)


def _notice(site: Site, center: ServiceCenter) -> tuple[str, str, date | None] | None:
    """Return when and why a center is closed, where to go instead, and the last day on which that holds."""
    closure, is_active = closure_notice(site, center), center.status is CenterStatus.ACTIVE
    state = site.words.label(CenterStatus.TEMPORARILY_CLOSED if is_active else center.status)
    if closure is not None:
        there = closure.replacement
        instead = site.words("改到{name}", name=there.name) if there else ""
        if there and there.address:
            instead = site.words("{name}（{title}）", name=instead, title=there.address)
        return f"{state} {closure.text}", instead, closure.until
    return None if is_active else (state, center.status_note or "", None)


def _fit(site: Site, center: ServiceCenter, shown: Mapping[str, Any]) -> PosterFit:
    """The sizes for what is shown."""
    hours: PaperHours = shown["hours_on_paper"]
    notes = (hours.kind, hours.note, site.words(MORE_DAYS) if hours.more else None)
    return fit_poster(
        PosterText(
            name=center.name,
            address=center.address or "",
            directions=center.directions or "",
            notice=" ".join(shown["notice"][:2]) if shown["notice"] else "",
            week=hours.week,
            below_week=[
                *((row.name, row.words) for row in hours.extras),
                *(("", text) for text in notes if text),
            ],
            phones=len(center.phones),
            boards=[f"{board.short or board.name} {services}" for board, services in shown["boards"]],
            accessibility=" · ".join(
                site.words.label(each) for each in (shown["there"] or center).accessibility
            ),
            foot=_foot(site, center),
            has_code=shown["code"] is not None,
            has_map=shown["map"] is not None,
            caption=_caption(site, shown),
            channels=len(shown["channels"]),
            channels_line=shown["entrances"] or "",
        )
    )


def _foot(site: Site, center: ServiceCenter) -> list[str]:
    """The lines at the end of the sheet, about as long as the template makes them."""
    settings = site.directory.settings
    checked = f"{center.verified.date} {center.verified.by}" if center.verified else ""
    phone = settings.publisher.phone.number if settings.publisher.phone else ""
    made_up = site.words("示范站点：地方、机构、电话和坐标都是虚构的，请勿拨打或前往。")
    return [
        f"{'-' * 30}{settings.publisher.name} {phone} {settings.legal.map_approval or ''} {checked}",
        made_up if settings.fictional else "",
    ]


def _entrances(site: Site, area_id: str) -> str | None:
    """The entrances online and by phone, as many as two lines hold; on every poster that shows no codes of them."""
    found = channels_of(site, site.directory.get(Area, area_id))
    names = [f"{each.name} {each.phone.number}" if each.phone else each.name for each in found]
    if not names:
        return None
    lines = (
        site.words("不用出门：{names}", names=site.words.listed(names[:most]))
        for most in range(MOST_NAMED, 0, -1)
    )
    return next((line for line in lines if lines_of_entrances(line) <= 2), None)


def _caption(site: Site, shown: Mapping[str, Any]) -> str:
    """The line below the map, as the template puts it together."""
    walking = site.directory.settings.walking
    return shown["reached"] + (f" · {walking.credit}" if walking else "") if shown["reached"] else ""


def _reached(site: Site, circle: ServiceCircle | None) -> str | None:
    """The caption of the circle on the map; None if the map has none."""
    if circle is None or site.reaches.reach(circle) is None:
        return None
    return site.words("圈里步行 {minutes} 分钟走得到", minutes=f"{site.reaches.minutes(circle):g}")


def channels_on_paper(site: Site, area_id: str) -> list[ChannelOnPaper]:
    """Channels that serve an area: those that can be scanned or called, with their codes."""
    found = channels_of(site, site.directory.get(Area, area_id))
    codes = ((channel, link_code(channel)) for channel in found)
    return [
        ChannelOnPaper(channel, qr_code(code) if code else None, has_room_for(channel.purpose or ""))
        for channel, code in codes
        if code or channel.phone
    ]
