"""The page that finds what is near."""

from __future__ import annotations

from generator.records.settings import Board
from generator.writing.near.data import near_data
from generator.writing.script_json import script_json
from generator.writing.site import Site
from generator.writing.views.page import Page, Values


def near_page(site: Site) -> Page:
    """The page; without a script it leads to the lists."""
    return Page(
        "near/",
        "near.html",
        site.words("离我最近"),
        lambda: _near_values(site),
        site.words("离您最近的服务中心，走几分钟，现在开不开"),
    )


def _near_values(site: Site) -> Values:
    return {"near": script_json(near_data(site).index), "boards": _boards(site)}


def _boards(site: Site) -> list[Board]:
    """Boards with anything to find."""
    return [board for board in site.directory.settings.boards if site.directory.services_on(board.id)]
