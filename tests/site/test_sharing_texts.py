"""Sharing, QR codes and the ways to pages for paper, on every page that has them."""

import re

import numpy as np
import zxingcpp

from service_circles.writing.drawings.qr_codes import QUIET_SQUARES
from tests.site.documents import Document, Published

SHARED = (
    "areas", "centers", "circles", "services", "organizations", "channels",
    "ledgers", "entries", "events", "groups", "campaigns", "indicators", "honors", "alerts", "answers",
)  # fmt: skip
OTHERS_SHARED = re.compile(r"volunteering/|centers/[^/]+/rooms/|areas/[^/]+/months/[^/]+/")
WITH_CODE = ("centers", "circles", "services", "channels")


def kind_of(document: Document) -> str | None:
    """The kind of record whose page this is; None of lists and pages for paper."""
    folder, _, rest = document.plain_address.partition("/")
    is_record = rest.count("/") == 1 and rest.endswith("/")
    return folder if is_record and folder in SHARED else None


def read_drawing(svg: str) -> str | None:
    """The text of a drawn code, read from a picture of 140 pixels."""
    width = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])  # type: ignore[index]
    path = re.search(r'stroke="#000" d="([^"]+)"', svg)[1]  # type: ignore[index]
    squares = np.full((width, width), 255, dtype=np.uint8)
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+))?", path):
        if command == "M":
            x, y = int(first), int(second)
        elif command == "h":
            squares[y, x : x + int(first)] = 0
        x = x if command == "M" else x + int(first)
    assert squares[:QUIET_SQUARES].min() == squares[:, -QUIET_SQUARES:].min() == 255
    at = np.arange(140) * width // 140
    found = zxingcpp.read_barcodes(np.ascontiguousarray(squares[at][:, at]))
    return found[0].text if len(found) == 1 else None


def test_pages_of_records_posts_rooms_and_months_can_be_shared_by_one_button(published: Published) -> None:
    for document in published.pages.values():
        buttons = [button for button in document.all("button") if "data-share" in button.attributes]
        is_other = OTHERS_SHARED.fullmatch(document.plain_address) is not None
        assert len(buttons) == (is_other or kind_of(document) is not None), document.address
        for button in buttons:
            assert "hidden" in button.attributes, document.address
            name = "" if is_other else document.all("h1")[0].text
            assert button["data-share"].startswith(name), document.address
            assert 0 < len(button["data-share"]) < 300, document.address


def test_what_is_shared_of_a_center_answers_without_opening_the_page(rongxi: Published) -> None:
    page = rongxi.pages["centers/mingzhu-center/"]
    shared = next(button["data-share"] for button in page.all("button") if button["data-share"])
    assert shared == (
        "明珠社区服务中心 · 榕溪区听潮街道明珠路 8 号"
        " · 周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00 · 0000-0000 0010"
    )


def test_the_code_of_a_page_says_where_the_page_is(published: Published) -> None:
    for document in published.pages.values():
        codes = [image for image in document.all("img") if image["src"] == "qr.svg"]
        assert len(codes) == (published.root is not None and kind_of(document) in WITH_CODE), document.address
        for image in codes:
            assert image["alt"], document.address
            assert image["loading"] == "lazy", document.address
            svg = (published.folder / document.address / "qr.svg").read_text("utf-8")
            assert read_drawing(svg) == (published.root or "") + document.address


def test_no_code_lies_about_that_no_page_shows(published: Published) -> None:
    shown = {
        document.address + image["src"]
        for document in published.pages.values()
        for image in document.all("img")
        if image["src"] in ("qr.svg", "link.svg")
    }
    lying_about = {
        str(file.relative_to(published.folder))
        for name in ("qr.svg", "link.svg")
        for file in published.folder.rglob(name)
    }
    assert lying_about == shown


def test_channels_have_the_code_of_what_they_open(rongxi: Published) -> None:
    opened = 0
    for document in rongxi.pages.values():
        if kind_of(document) != "channels":
            continue
        links = [link["href"] for link in document.all("a") if link["class"] == "hero"]
        files = [image["src"] for image in document.all("img") if image["src"] == "link.svg"]
        assert len(files) == len(links), document.address
        for link in links:
            svg = (rongxi.folder / document.address / "link.svg").read_text("utf-8")
            assert read_drawing(svg) == link
            opened += 1
    assert opened == 18  # six channels in three languages


def test_posters_and_booklets_stand_where_their_records_lead_to_them(rongxi: Published) -> None:
    for_paper = {address for address, page in rongxi.pages.items() if page.is_for_paper}
    linked = {
        document.address + link["href"].split("#")[0]
        for document in rongxi.pages.values()
        for link in document.all("a")
        if link["href"] in ("poster/#print", "booklet/")
    }
    assert linked == for_paper
    centers = [page for page in rongxi.pages.values() if kind_of(page) == "centers"]
    assert len([address for address in for_paper if address.endswith("poster/")]) == len(centers)
    assert "areas/mingzhu/booklet/" in for_paper
    assert "areas/mingzhuyuan/booklet/" not in for_paper
