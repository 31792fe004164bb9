"""Campaigns: goals, and the counts towards them."""

from service_circles.community.campaign_progress import GoalProgress, campaign_progress
from service_circles.records.area import Area
from service_circles.records.life.campaign import Campaign, Goal
from service_circles.records.life.honor import Honor
from service_circles.records.life.ledger import Ledger
from service_circles.records.organization import Organization
from service_circles.schedules.time_texts import dates_text
from service_circles.writing.drawings.charts import Bar, bars
from service_circles.writing.feeds.calendars import ALL_EVENTS
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def campaigns_page(site: Site) -> Page:
    """All campaigns."""
    words = site.words
    return list_page(
        Campaign,
        words("行动"),
        lambda: {
            "rows": [
                (each, dates_text(each.starts, each.ends, words)) for each in site.directory.all(Campaign)
            ]
        },
        words("定了目标、数得出进度的行动"),
    )


def campaign_page(site: Site, campaign: Campaign) -> Page:
    """The page of a campaign."""
    period = dates_text(campaign.starts, campaign.ends, site.words)
    return record_page(
        campaign, lambda: _values(site, campaign, period), site.words("{period}，目标和进度", period=period)
    )


def _values(site: Site, campaign: Campaign, period: str) -> Values:
    directory = site.directory
    progress = campaign_progress(directory, campaign, site.calendar, site.pages, site.day)
    return {
        "period": period,
        "areas": [directory.get(Area, id_) for id_ in campaign.areas],
        "organization": directory.find(Organization, campaign.organization),
        "progress": progress,
        "chart": bars(site.words("目标和进度"), [_bar(site, each) for each in progress]),
        "counted": {each.goal: _counted_in(site, each.goal) for each in progress},
    }


def _counted_in(site: Site, goal: Goal) -> Ledger | Honor | str | None:
    """The target of a goal's link: the ledger or honor that it counts, or the address of the list of events or pages."""
    if goal.events:
        return ALL_EVENTS
    if goal.pages:
        return "life/"
    return site.directory.find(Ledger, goal.ledger) or site.directory.find(Honor, goal.honor)


def _bar(site: Site, found: GoalProgress) -> Bar:
    goal = found.goal
    words = site.words(
        "{done}/{target} {unit} · {percent} %",
        done=found.count,
        target=goal.target,
        unit=goal.unit,
        percent=found.percent,
    )
    return Bar(goal.name, words, min(found.count / goal.target, 1))
