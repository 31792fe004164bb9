"""Changes of an area in words, as feeds and calendars tell them."""

from service_circles.community.area_changes import Change, ChangeKind
from service_circles.community.occurrences import days_of_event
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.life.alert import Alert
from service_circles.records.life.event import Event
from service_circles.schedules.time_texts import date_text, dates_text, spans_text
from service_circles.writing.site.alerts_shown import period_text
from service_circles.writing.site.site import Site


def change_title(site: Site, change: Change) -> str:
    """'明珠社区服务中心关闭', '取消：磨刀日', '黄色 · 停水'."""
    words, record = site.words, change.record
    name = record.name
    if isinstance(record, Alert):
        return f"{words.label(record.level)} · {name}"
    if change.service:
        name = words("{service}（{place}）", service=change.service.name, place=name)
    if change.kind is ChangeKind.CALLED_OFF:
        return words("取消：{name}", name=name)
    if change.kind is ChangeKind.EVENT:
        return words("新活动：{name}", name=name)
    if change.hours is None:
        return words("{name}关闭", name=name)
    return words("{name}改时间", name=name)


def change_summary(site: Site, change: Change) -> str:
    """When, the hours then, why, and where to go instead."""
    words, record = site.words, change.record
    parts: list[str | None]
    if isinstance(record, Alert):
        parts = [period_text(site, record), *record.what_to_do]
    elif isinstance(record, Event):
        parts = [_first_day(site, record, change), _place(site, record), change.reason]
    else:
        parts = [dates_text(change.first, change.last, words)]
        parts += [spans_text(change.hours, words) if change.hours else None, change.reason]
        replacement = site.directory.find(
            ServiceCenter, record.closure.replacement if record.closure else None
        )
        if replacement and change.kind is ChangeKind.CLOSED:
            parts.append(words("改到{name}", name=replacement.name))
    return words("；").join(filter(None, parts))


def _first_day(site: Site, event: Event, change: Change) -> str:
    day = change.first
    if change.kind is ChangeKind.EVENT and event.repeats:  # its first day may be called off
        day = next((each.date for each in days_of_event(event, site.calendar).found if each.date >= day), day)
    hours = spans_text(event.hours, site.words) if event.hours else ""
    return " ".join(filter(None, (date_text(day, site.words), hours)))


def _place(site: Site, event: Event) -> str:
    center = site.directory.find(ServiceCenter, event.center)
    return center.name if center else site.directory.get(Area, event.area).name
