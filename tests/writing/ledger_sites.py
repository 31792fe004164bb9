"""Small directories with a ledger, published as they would be on a day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from service_circles.build.project import Project
from service_circles.build.publication import Publication, make_publication
from service_circles.records.area import Area
from service_circles.records.life.entry import Entry
from service_circles.records.life.ledger import Ledger
from service_circles.writing.site.site import SiteSettings
from tests.community.records import LEDGER, directory_of

PUBLISHED = SiteSettings("https://example.org/town/")
AREAS = tuple(
    Area.model_validate(given)
    for given in (
        {"id": "town", "name": "小城区", "kind": "district"},
        {"id": "east", "name": "东街道", "kind": "street", "parent": "town"},
        {"id": "west", "name": "西街道", "kind": "street", "parent": "town"},
        {"id": "mingzhu", "name": "明珠社区", "kind": "community", "parent": "east"},
        {"id": "qingshi", "name": "青石社区", "kind": "community", "parent": "west"},
    )
)
FIGURES = ("per_stage", "execution_rate", "closed_rate", "median_days", "satisfaction", "spending", "points")
COLUMNS = ("area", "stage", "opened", "votes", "expires")


def ledger(**fields: object) -> Ledger:
    """The ledger of deliberation, with all its figures."""
    given = LEDGER.model_dump(mode="json", exclude_defaults=True)
    return Ledger.model_validate({**given, "figures": FIGURES, "columns": COLUMNS, **fields})


def published_on(
    day: str, *entries: Entry, settings: SiteSettings = PUBLISHED, of: Ledger | None = None
) -> Publication:
    """The site of some entries on a day."""
    directory = directory_of(areas=AREAS, ledgers=(of or ledger(),), entries=entries)
    loaded = Project(Path("/nowhere"), directory, (), (), date.fromisoformat(day))
    return make_publication(loaded, settings)


def page(site: Publication, address: str) -> str:
    """The HTML of a page that is there."""
    made = site.make(address)
    assert made is not None, address
    return made.decode()


def entries_on(html: str) -> list[str]:
    """The ids of entries that a page lists for phones, in order, without hidden ones."""
    return re.findall(r'<li(?! [^>]*hidden)[^>]*><a class="row" href="[./]*entries/([^/"]+)/"', html)
