"""The page that finds the nearest places."""

from service_circles.basics.json_text import script_json
from service_circles.writing.finding.near.near_files import NearData
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site


def near_page(site: Site, near: NearData) -> Page:
    """The page; without a script it leads to the lists."""
    return Page(
        "near/",
        "near.html",
        site.words("离我最近"),
        lambda: _values(site, near),
        site.words("离您最近的服务中心，走几分钟，现在开不开"),
    )


def _values(site: Site, near: NearData) -> Values:
    return {"near": script_json(near.index), "boards": site.boards_in_use}
