"""Hand-written pages: their links and front matter lead to records, and no page takes an address of the records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from service_circles.basics.published_media import MEDIA_ENDING, is_published_media
from service_circles.checking.references import MOST_SUGGESTIONS, hint_if_gone, similar_id
from service_circles.languages.phrase import Phrase, label, phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import problem_with_file
from service_circles.problems.suggestion import suggest
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.reading.pages.front_matter import front_matter_problem
from service_circles.reading.project_files import find_files
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.former_ids import present_ids
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.kinds import KINDS
from service_circles.records.life.campaign import PageKind
from service_circles.records.record import Record
from service_circles.records.settings.board import Board

_OF_A_COMMUNITY = frozenset({PageKind.PACT, PageKind.STORY})
_LISTS = frozenset({Board.meta.folder, *(kind.meta.folder for kind in KINDS)})
_OF_THE_SITE = frozenset(
    {
        "404",  # which somebody means to be the page for a wrong address
        "404.html",
        "_headers",
        "assets",
        "atlas",
        "data",
        "edit",
        "emergency",
        "fields",
        "handbook",
        "life",
        "manifest.webmanifest",
        "mine",
        "near",
        "offline",
        "practice",
        "reach",
        "reception-days",
        "rooms",
        "search",
        "sitemap",
        "sitemap.xml",
        "sw.js",
        "volunteering",
    }
)
_MEDIA_ENDING = re.compile(rf"(?:{MEDIA_ENDING})(?![A-Za-z0-9])", re.IGNORECASE)
_BELOW_RECORDS = frozenset(
    {"answers", "archive", "areas", "booklet", "events", "months", "people", "poster", "rooms", "streams"}
)
"""Further pages of a record, such as `centers/<id>/poster/`; a test knows them all."""


def check_pages(read: ReadDirectory, pages: tuple[HandwrittenPage, ...]) -> Iterator[Problem]:
    """Report links `record:ID` to records that do not exist, and addresses that are taken (M)."""
    known = read.directory.by_id(Record)
    withheld = {center.id for center in read.directory.all(ServiceCenter) if center.is_withheld}
    taken = set(_record_addresses(read.directory)) if pages else set()
    by_address = {page.address: page for page in pages if page.language is None}
    renamed, unknown = present_ids(read.directory), 0
    for page in pages:
        for link in page.record_links:
            if link.id not in known:
                unknown += 1
                meant = renamed.get(link.id) or _meant(link.id, known if unknown <= MOST_SUGGESTIONS else ())
                hint = suggest(f"record:{meant}" if meant else None) or hint_if_gone(link.id)
                yield page.source.problem("M103", link.spot, hint=hint, found=link.id)
            elif link.id in withheld:
                yield page.source.problem("D112", link.spot, found=link.id)
        yield from _check_front(page, read.directory, by_address)
        yield from _check_address(page, read.directory.settings.languages[1:], taken)


def _meant(written: str, known: Iterable[str]) -> str | None:
    """The record that was probably meant, of any kind: with as many words, as what is above or below it is alike too."""
    guess = similar_id(written, known)
    return guess if guess and guess.count("-") == written.count("-") else None


def advise_pages(pages: tuple[HandwrittenPage, ...]) -> Iterator[Problem]:
    """Warn of pacts and stories that no page of a community lists."""
    superseded = {page.supersedes for page in pages}
    for page in pages:
        is_bound = page.kind in _OF_A_COMMUNITY and page.language is None
        if page.kind and is_bound and page.area is None and page.address not in superseded:
            yield front_matter_problem(page, "W110", "kind", (), Severity.WARNING, kind=label(page.kind))


def advise_files(read: ReadDirectory, pages: tuple[HandwrittenPage, ...], root: Path) -> Iterator[Problem]:
    """Warn of pictures and documents that are published though no record and no page names them."""
    texts = (*read.places.texts, *(page.source.text for page in pages))
    named = {_last_word(text[max(end - 200, 0) : end]) for text in texts for end in _ends_of_names(text)}
    for path in sorted(find_files(root)[0].others):
        if is_published_media(path) and _last_word(path) not in named:
            yield problem_with_file("W121", path, severity=Severity.WARNING)


def _ends_of_names(text: str) -> Iterator[int]:
    yield from (found.end() for found in _MEDIA_ENDING.finditer(text))


def _last_word(path: str) -> str:
    """The last part of a path without a space, in which pages may have escaped it."""
    return re.split(r"[\s/\\\"'<>]|\]\(", unquote(path.removesuffix("\\")))[-1].casefold()


def _check_front(
    page: HandwrittenPage, directory: ServiceDirectory, pages: Mapping[str, HandwrittenPage]
) -> Iterator[Problem]:
    """Its area, and the page that it takes the place of."""
    if page.area is not None and page.area not in directory.by_id(Area):
        yield front_matter_problem(page, "M108", "area", directory.by_id(Area))
    if page.supersedes is None:
        return
    older = pages.get(page.supersedes)
    others = sorted(address.strip("/") for address in pages if address != page.address)
    if page.supersedes == page.address:
        yield front_matter_problem(page, "M111", "supersedes", others, found=page.address.strip("/"))
    elif older is None:
        yield front_matter_problem(page, "M109", "supersedes", others)
    elif page.adopted_on and older.adopted_on and page.adopted_on < older.adopted_on:
        name, day = older.address.strip("/"), older.adopted_on
        yield front_matter_problem(page, "M112", "adopted_on", older=name, day=day)


def _record_addresses(directory: ServiceDirectory) -> Iterator[str]:
    bearers: tuple[Record | Board, ...] = (*directory.settings.boards, *directory.all(Record))
    for bearer in bearers:
        yield from (f"{bearer.meta.folder}/{id_}/" for id_ in (bearer.id, *bearer.formerly))


def _check_address(page: HandwrittenPage, languages: Iterable[str], taken: set[str]) -> Iterator[Problem]:
    address = page.address.casefold()
    found, folder = page.address.removesuffix("/"), address.split("/", maxsplit=1)[0]
    language = next((code for code in languages if code.casefold() == folder), None)
    owner = phrase("语言 {language} 的页面", language=language) if language else _owner_of(address, taken)
    if owner is not None:
        hint = phrase("译文放在原文旁边，例如 about.md 和 about.{language}.md", language=language)
        problem = problem_with_file("M104", page.path, found=found, owner=owner)
        yield replace(problem, better_hint=hint if language else None)


def _owner_of(address: str, taken: set[str]) -> Phrase | None:
    first = address.split("/", maxsplit=1)[0]
    if first in _OF_THE_SITE:
        return phrase("网站自己的页面")
    if address == f"{first}/" and first in _LISTS:
        return phrase("列表页 {name} ", name=first)
    parts = address.split("/")
    record = "/".join([*parts[:2], ""])
    if record in taken and (address == record or parts[2] in _BELOW_RECORDS):
        return phrase("记录 {name} ", name=parts[1])
    return None
