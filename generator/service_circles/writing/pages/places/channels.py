"""Channels: entrances that are not doors."""

from collections.abc import Iterable

from service_circles.records.area import Area
from service_circles.records.life.channel import Channel
from service_circles.schedules.seasons import is_lapsed
from service_circles.writing.site.page import Page, list_page, record_page
from service_circles.writing.site.site import Site


def channel_page(site: Site, channel: Channel) -> Page:
    """The page of a channel."""
    areas = [site.directory.get(Area, id_) for id_ in channel.areas]
    return record_page(channel, lambda: {"areas": areas}, channel.purpose)


def channels_of(site: Site, area: Area) -> tuple[Channel, ...]:
    """Channels that serve an area, the most specific first; those for everybody last."""
    around = [above.id for above in site.directory.path_to(area.id)]
    depth = {id_: len(around) - place for place, id_ in enumerate(around)}
    serving = [
        channel
        for channel in site.directory.all(Channel)
        if not channel.areas or set(channel.areas) & depth.keys()
    ]
    return tuple(
        sorted(serving, key=lambda channel: min((depth[i] for i in channel.areas if i in depth), default=99))
    )


def channels_for_all(site: Site, top: Area | None) -> tuple[Channel, ...]:
    """All channels for the home page: those of the whole directory, then those of places in it."""
    everywhere = channels_of(site, top) if top else ()
    return everywhere + tuple(channel for channel in site.directory.all(Channel) if channel not in everywhere)


def in_season(site: Site, channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Channels without those whose season is over, such as the flood line in winter."""
    return tuple(
        channel for channel in channels if not channel.schedule or not is_lapsed(channel.schedule, site.day)
    )


def channels_page(site: Site) -> Page:
    """All channels."""
    return list_page(
        Channel,
        site.words("网上办"),
        lambda: {
            "channels": channels_for_all(site, next(iter(site.directory.where(Area, parent=None)), None))
        },
        site.words("投票、投诉、公示、评价"),
    )
