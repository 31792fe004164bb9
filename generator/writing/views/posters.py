"""The poster of a center: one sheet for a notice board, read standing, by people who left their glasses at home."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.center import CenterStatus, ServiceCenter
from generator.records.channel import Channel
from generator.records.directory import Board
from generator.writing.links import address_of
from generator.writing.passing_on import POSTER, link_code, page_code
from generator.writing.qr import QrCode, qr_code
from generator.writing.site import Site
from generator.writing.views.centers import offers_by_board
from generator.writing.views.channels import channels_of
from generator.writing.views.map_figures import MapFigure, circle_figure, point_figure
from generator.writing.views.page import Page, Values
from generator.writing.views.paper_hours import PaperHours, paper_hours
from generator.writing.views.poster_fit import PosterFit, PosterText, fitted

MOST_PHONES = 3
MOST_CHANNELS = 3

@dataclass(frozen=True)
class ChannelOnPaper:
    """A channel with the code of what it opens."""

    channel: Channel
    code: QrCode | None

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
    hours = paper_hours(site, center.schedule)
    boards = [
        (board, site.words.listed(offer.service.name for offer in group))
        for board, group in offers_by_board(site, center)
    ]
    channels = channels_on_paper(site, center.area)
    code = page_code(site, center)
    figure = _map(site, center)
    fit = _fit(site, center, hours, boards, len(channels), has_code=bool(code), has_map=bool(figure))
    return {
        "record": center,
        "path": site.directory.path_to(center.area),
        "hours_on_paper": hours,
        "phones": center.phones[:MOST_PHONES],
        "boards": boards[: fit.boards],
        "board_count": len(boards),
        "map": figure,
        "minutes": _minutes(site, center),
        "code": qr_code(code) if code else None,
        "short_address": code.partition("//")[2].rstrip("/") if code else None,
        "channels": channels[:MOST_CHANNELS] if fit.has_channels else [],
        "is_open": center.status is CenterStatus.ACTIVE,
        "fit": fit,
    }

def _fit(
    site: Site,
    center: ServiceCenter,
    hours: PaperHours,
    boards: list[tuple[Board, str]],
    channels: int,
    *,
    has_code: bool,
    has_map: bool,
) -> PosterFit:
    closed = [center.status_note or "-"] if center.status is not CenterStatus.ACTIVE else []
    told = [("", text) for text in (hours.kind, hours.note) if text] + ([("", "-" * 20)] if hours.more else [])
    text = PosterText(
        name=center.name,
        address=center.address or "",
        directions=center.directions or "",
        notices=closed,
        hours=[*((row.name, row.words) for row in hours.rows), *told],
        phones=len(center.phones),
        boards=[f"{board.short or board.name} {services}" for board, services in boards],
        accessibility=site.words.listed(site.words.label(feature) for feature in center.accessibility),
        has_code=has_code,
        has_map=has_map,
        channels=channels,
    )
    return fitted(text)

def _minutes(site: Site, center: ServiceCenter) -> float | None:
    """Minutes on foot of the circle on its map; None if the map has none."""
    circles = site.directory.circles_from(center.id)
    is_drawn = circles and site.reaches.reach(circles[0]) is not None
    return site.reaches.minutes(circles[0]) if is_drawn else None

def _map(site: Site, center: ServiceCenter) -> MapFigure | None:
    """The drawing of the center's page."""
    if _minutes(site, center) is not None:
        circle = site.directory.circles_from(center.id)[0]
        return circle_figure(site, circle, title=site.words("{name}周围", name=center.name))
    return point_figure(site, center)

def channels_on_paper(site: Site, area_id: str) -> list[ChannelOnPaper]:
    """Channels that serve an area: those that can be scanned or called, with their codes."""
    found = channels_of(site, site.directory.area_by_id[area_id])
    codes = ((channel, link_code(channel)) for channel in found)
    return [
        ChannelOnPaper(channel, qr_code(code) if code else None)
        for channel, code in codes
        if code or channel.phone
    ]

